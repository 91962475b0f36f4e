//! The address bar and the session history.

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use super::boot;

/// The path of the address below the base path, and its query with the question mark.
pub fn path_and_query() -> (String, String) {
    let Some(window) = web_sys::window() else {
        return Default::default();
    };
    let location = window.location();
    let path = location.pathname().unwrap_or_default();
    (below_base(&path), location.search().unwrap_or_default())
}

/// The whole address of the page.
pub fn location() -> String {
    web_sys::window()
        .and_then(|window| window.location().href().ok())
        .unwrap_or_default()
}

/// A path without the base path it stands under.
pub fn below_base(path: &str) -> String {
    let base = boot::base();
    path.strip_prefix(base.trim_end_matches('/'))
        .unwrap_or(path)
        .to_owned()
}

/// The address of a path below the base path, for `href`.
pub fn href(path: &str) -> String {
    format!("{}{path}", boot::base())
}

/// Adds an entry for a path below the base path.
pub fn push(path: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&href(path))); // same origin, never refused
    }
}

/// Gives the present entry another path below the base path.
pub fn replace(path: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // Refused only when it is done too often; the next time tells the whole address again.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&href(path)));
    }
}

/// Notes something with the present entry, for whoever comes back to it; or forgets it.
pub fn note(text: Option<&str>) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let state = text.map_or(JsValue::NULL, JsValue::from_str);
        let _ = history.replace_state_with_url(&state, "", None); // as `replace`
    }
}

/// What was noted with the present entry.
pub fn noted() -> Option<String> {
    let history = web_sys::window()?.history().ok()?;
    history.state().ok()?.as_string()
}

/// Calls back whenever the visitor goes back or forward; for the life of the page.
pub fn on_move(callback: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(callback);
    if let Some(window) = web_sys::window() {
        window.set_onpopstate(Some(closure.as_ref().unchecked_ref()));
    }
    closure.forget(); // lives as long as the page
}
