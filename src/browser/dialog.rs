//! Native modal dialogs: they hold the focus and give it back by themselves.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::document;

/// Opens the dialog a selector names, unless it is open.
pub fn open(selector: &str) {
    let dialog =
        document::find(selector).and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok());
    if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal(); // fails only when it is open
    }
}
