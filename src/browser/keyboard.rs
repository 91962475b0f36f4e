//! Single keys, pressed where nothing is being typed.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::document;
use super::storage::{self, Kept};

/// Where typing goes, and where a key means something of its own.
const TYPING: &str = "input, textarea, select, dialog, [contenteditable]";

/// Where the visitor's choice is kept that single keys do nothing.
const OFF: &str = "opportune.single-keys-off";

/// Where it stands in the document if nothing can be kept.
const OFF_HERE: &str = "data-single-keys-off";

/// Whether single keys do anything.
pub fn single_keys_work() -> bool {
    let is_off_here = document::root().is_some_and(|root| root.has_attribute(OFF_HERE));
    !is_off_here && storage::get(Kept::InBrowser, OFF).is_none()
}

/// Keeps the visitor's choice.
pub fn let_single_keys_work(work: bool) {
    if work {
        storage::remove(Kept::InBrowser, OFF);
    }
    let is_kept = work || storage::set(Kept::InBrowser, OFF, "1");
    if let Some(root) = document::root() {
        let _ = root.toggle_attribute_with_force(OFF_HERE, !is_kept); // a valid name
    }
}

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
