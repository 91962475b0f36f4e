//! Single keys, pressed where nothing is being typed.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::document;

/// Where typing goes, and where a key means something of its own.
const TYPING: &str = "input, textarea, select, dialog, [contenteditable]";

/// Where the visitor's choice is kept that single keys do nothing.
pub const OFF: &str = "opportune.single-keys-off";

/// Calls back on every key that is pressed alone, outside of fields and dialogs; for the life of the page. The key is
/// kept from the browser if the callback takes it.
pub fn on_single_key(callback: impl Fn(&str) -> bool + 'static) {
    document::on("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let with_others = key.ctrl_key() || key.meta_key() || key.alt_key() || key.repeat();
        let typing = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|element| element.closest(TYPING).ok().flatten().is_some());
        if !with_others && !typing && callback(&key.key()) {
            event.prevent_default();
        }
    });
}
