//! What `boot.js` did before the app was there, and what it can still do.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A request `boot.js` has made.
    pub type Early;
    #[wasm_bindgen(method, getter)]
    fn response(this: &Early) -> Promise;
    #[wasm_bindgen(method, getter)]
    fn controller(this: &Early) -> web_sys::AbortController;
    #[wasm_bindgen(method, getter)]
    fn started(this: &Early) -> f64;

    #[wasm_bindgen(js_namespace = ["window", "opportune"])]
    fn take(id: &str, token: &str) -> Option<Early>;
    #[wasm_bindgen(js_namespace = ["window", "opportune"])]
    fn fault(detail: &str);
    #[wasm_bindgen(js_namespace = ["window", "opportune"])]
    fn view(name: &str);
    #[wasm_bindgen(js_namespace = ["window", "opportune"], js_name = takeHeld)]
    fn take_held() -> Option<String>;
    #[wasm_bindgen(js_namespace = ["window", "opportune"], js_name = isBlocked)]
    fn is_blocked(url: &str) -> bool;
    #[wasm_bindgen(thread_local_v2, js_namespace = ["window", "opportune"], js_name = base)]
    static BASE: String;
}

/// A request under way: its answer to come, its switch, and when it began (milliseconds since 1970).
pub struct UnderWay {
    /// Resolves to a `Response`.
    pub response: Promise,
    /// Aborts it.
    pub controller: web_sys::AbortController,
    /// Milliseconds since 1970 UTC.
    pub started: f64,
}

/// The request for the record with this Id and token, if `boot.js` made it and nobody has taken it.
pub fn take_early(id: &str, token: &str) -> Option<UnderWay> {
    take(id, token).map(|early| UnderWay {
        response: early.response(),
        controller: early.controller(),
        started: early.started(),
    })
}

/// Which of the shell's parts are in sight: `opportunity` is the skeleton; see `[data-view]` in the style.
pub fn set_view(name: &str) {
    view(name);
}

/// The `id` of a form that was sent before the app listened.
pub fn take_held_form() -> Option<String> {
    take_held()
}

/// Whether the page's policy kept a request to this URL from leaving.
pub fn policy_blocked(url: &str) -> bool {
    is_blocked(url)
}

/// The path the bundle is served under: begins and ends with a slash.
pub fn base() -> String {
    BASE.with(Clone::clone)
}

/// From now on forms are the app's, and a panic shows the crash screen.
pub fn take_over() {
    std::panic::set_hook(Box::new(|panic| {
        fault(&panic.to_string());
    }));
    super::document::set_root("data-app", "");
}
