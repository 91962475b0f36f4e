//! What `boot.js` did before the app was there, and what it can still do.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

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
    fn take(resource: &str, token: &str) -> Option<Early>;
    #[wasm_bindgen(js_namespace = ["window", "opportune"])]
    fn ahead(resource: &str, token: &str);
    #[wasm_bindgen(js_namespace = ["window", "opportune"])]
    fn fault(detail: &str);
    #[wasm_bindgen(js_namespace = ["window", "opportune"])]
    fn view(name: &str);
    #[wasm_bindgen(js_namespace = ["window", "opportune"], js_name = takeHeld)]
    fn take_held() -> Option<String>;
    #[wasm_bindgen(js_namespace = ["window", "opportune"], js_name = isBlocked)]
    fn is_blocked(url: &str) -> bool;

    type Tabs;
    #[wasm_bindgen(thread_local_v2, js_namespace = ["window", "opportune"], js_name = tabs)]
    static TABS: Tabs;
    #[wasm_bindgen(method)]
    fn session(this: &Tabs) -> Option<String>;
    #[wasm_bindgen(method)]
    fn keep(this: &Tabs, session: &str, was: Option<&str>);
    #[wasm_bindgen(method)]
    fn ask(this: &Tabs);
    #[wasm_bindgen(method)]
    fn end(this: &Tabs, everywhere: bool);
    #[wasm_bindgen(method, setter)]
    fn set_changed(this: &Tabs, changed: &Function);
    #[wasm_bindgen(method)]
    fn lock(this: &Tabs, what: &str) -> Promise;

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

/// The request for this resource (below the API root) with this token, if `boot.js` made it and nobody has taken it.
pub fn take_early(resource: &str, token: &str) -> Option<UnderWay> {
    take(resource, token).map(|early| UnderWay {
        response: early.response(),
        controller: early.controller(),
        started: early.started(),
    })
}

/// Asks for a record that the visitor seems to be about to open; [`take_early`] hands it over as long as it is fresh.
pub fn ask_ahead(resource: &str, token: &str) {
    ahead(resource, token);
}

/// The session this tab keeps, as JSON.
pub fn session() -> Option<String> {
    TABS.with(Tabs::session)
}

/// Keeps a session, and shares it with the tabs that had the token before it, else with those that have none.
pub fn keep_session(json: &str, instead_of: Option<&str>) {
    TABS.with(|tabs| tabs.keep(json, instead_of));
}

/// Asks the other tabs whether one of them has a newer session of the same client; [`on_session`] tells of it.
pub fn ask_for_session() {
    TABS.with(Tabs::ask);
}

/// Forgets the session: in every tab of this browser with everything kept of it, or in this tab.
pub fn end_session(everywhere: bool) {
    TABS.with(|tabs| tabs.end(everywhere));
}

/// Calls back with what another tab has made of the session; for the life of the page.
pub fn on_session(changed: impl Fn(Option<String>) + 'static) {
    let closure = Closure::<dyn Fn(Option<String>)>::new(changed);
    TABS.with(|tabs| tabs.set_changed(closure.as_ref().unchecked_ref()));
    closure.forget(); // lives as long as the page
}

/// What one tab does at a time; the next one may when this is dropped.
pub struct Lock(Option<Function>);

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            let _ = release.call0(&JsValue::NULL); // resolves a promise, throws nothing
        }
    }
}

/// Waits until this is the one tab that does it. Where the browser has no locks, every tab is alone.
pub async fn lock(what: &str) -> Lock {
    let granted = JsFuture::from(TABS.with(|tabs| tabs.lock(what))).await;
    Lock(granted.ok().and_then(|release| release.dyn_into().ok()))
}

/// Which of the shell's parts are in sight: `opportunity` is the skeleton, `find` the page below what is told of the list's
/// first rows; see `[data-view]` in the style.
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

/// Where the app is worked on, the crash screen says in words what a panic says. In the bundle it says that there was a
/// trap: `xtask/src/bundle/glue/panics.rs`.
pub fn say_panics() {
    if cfg!(debug_assertions) {
        std::panic::set_hook(Box::new(|panic| fault(&panic.to_string())));
    }
}

/// The page is drawn: from now on forms are the app's.
pub fn take_over() {
    super::document::set_root("data-app", "");
}
