//! Texts kept outside of wasm's memory, which never shrinks: the browser may put them wherever it likes.

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

thread_local! {
    static TEXTS: RefCell<Object> = RefCell::default();
}

/// Keeps a text under a name, in the place of what was kept there.
pub fn keep(name: &str, text: &str) {
    let (name, text) = (JsValue::from_str(name), JsValue::from_str(text));
    let _ = TEXTS.with_borrow(|texts| Reflect::set(texts, &name, &text)); // a plain object takes any property
}

/// The text under a name.
pub fn get(name: &str) -> Option<String> {
    let text = TEXTS.with_borrow(|texts| Reflect::get(texts, &JsValue::from_str(name)));
    text.ok()?.as_string()
}

/// Lets go of all of them.
pub fn forget() {
    TEXTS.set(Object::new());
}
