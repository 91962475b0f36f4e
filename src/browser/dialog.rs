//! Native modal dialogs: they hold the focus and give it back by themselves.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::document;

fn find(selector: &str) -> Option<HtmlDialogElement> {
    document::find(selector)?.dyn_into().ok()
}

/// Closes the dialog a selector names, if it is open.
pub fn close(selector: &str) {
    if let Some(dialog) = find(selector) {
        dialog.close();
    }
}

/// Opens the dialog a selector names, unless it is open.
pub fn open(selector: &str) {
    if let Some(dialog) = find(selector).filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal(); // fails only when it is open
    }
}
