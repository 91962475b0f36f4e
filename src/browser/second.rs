//! Doors between the two modules of the app. The app itself is the host: it alone has the session and asks the API. The
//! pages that find and compare are a module of their own, so that who opens an opportunity does not load them.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::Element;

use crate::browser::boot;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["window", "opportune"])]
    fn finder() -> Promise;
    #[wasm_bindgen(thread_local_v2, js_namespace = ["window"], js_name = opportune)]
    static OPPORTUNE: Object;

    #[wasm_bindgen(js_namespace = ["window", "opportune", "find"], js_name = show)]
    fn show_in(place: &Element) -> bool;
    #[wasm_bindgen(js_namespace = ["window", "opportune", "find"], js_name = hide)]
    fn hide_it();
    #[wasm_bindgen(js_namespace = ["window", "opportune", "find"], js_name = forget)]
    fn forget_it();

    #[wasm_bindgen(js_namespace = ["window", "opportune"], js_name = ask)]
    fn ask_host(what: &str, size: u32, page: u32) -> Promise;
    #[wasm_bindgen(js_namespace = ["window", "opportune"], js_name = hangUp)]
    fn hang_up_host();
}

fn offer(to: &Object, name: &str, function: &JsValue) {
    let _ = Reflect::set(to, &JsValue::from_str(name), function); // a plain object takes any property
}

/// Where the second module keeps, in the tab, the set an opportunity was opened from, as JSON: `from`, the path and query
/// below the base path of the page that shows it, and `ids`.
pub const SET: &str = "opportune.set";

/// Where the host keeps, in the tab, which opportunity was on show last.
pub const LAST: &str = "opportune.last";

/// What is asked of the host to let the visitor sign in anew.
pub const SIGN_IN: &str = "sign-in";

/// What became of a question, as it crosses from one module to the other.
pub enum Reply {
    /// The body of a good answer.
    Body(Vec<u8>),
    /// Nobody waits for it any more.
    Left,
    /// A problem, as its numbers.
    Problem((u16, Option<i32>)),
}

impl Reply {
    fn into_js(self) -> JsValue {
        match self {
            Self::Body(bytes) => Uint8Array::from(bytes.as_slice()).into(),
            Self::Left => JsValue::UNDEFINED,
            Self::Problem((number, seconds)) => Array::of2(&number.into(), &seconds.into()).into(),
        }
    }

    fn from_js(reply: JsValue) -> Self {
        let numbers = match reply.dyn_into::<Uint8Array>() {
            Ok(bytes) => return Self::Body(bytes.to_vec()),
            Err(other) => other.dyn_into::<Array>().ok(),
        };
        let number = |at| {
            let number = numbers.as_ref()?.get(at).as_f64()?;
            #[expect(clippy::cast_possible_truncation, reason = "the host's own number")]
            Some(number as i32)
        };
        match number(0).and_then(|status| u16::try_from(status).ok()) {
            Some(status) => Self::Problem((status, number(1))),
            None => Self::Left,
        }
    }
}

// --- what the host does ---------------------------------------------------------------------------------------------

/// Answers the second module's questions (what, how many a page, which page), for the life of the app.
pub fn answer<F: Future<Output = Reply> + 'static>(
    answer: impl Fn(String, u32, u32) -> F + 'static,
    hang_up: impl Fn() + 'static,
) {
    let ask = Closure::<dyn Fn(String, u32, u32) -> Promise>::new(move |what, size, page| {
        let reply = answer(what, size, page);
        future_to_promise(async move { Ok(reply.await.into_js()) })
    });
    let hang_up = Closure::<dyn Fn()>::new(hang_up);
    OPPORTUNE.with(|opportune| {
        offer(opportune, "ask", &ask.into_js_value());
        offer(opportune, "hangUp", &hang_up.into_js_value());
    });
}

/// Waits until the second module is there; says whether it came.
pub async fn came() -> bool {
    JsFuture::from(finder()).await.is_ok()
}

fn is_here() -> bool {
    OPPORTUNE.with(|opportune| Reflect::has(opportune, &"find".into()).unwrap_or_default())
}

/// Shows the page of the address in an element; says whether the page has taken the focus. Only when it [`came`].
pub fn show(place: &Element) -> bool {
    show_in(place)
}

/// Tells the second module that its page is out of sight.
pub fn hide() {
    if is_here() {
        hide_it();
    }
}

/// Makes the second module forget everything it was answered.
pub fn forget() {
    if is_here() {
        forget_it();
    }
}

// --- what the second module does ------------------------------------------------------------------------------------

/// Offers the second module's pages to the host, for the life of the page.
pub fn offer_pages(
    show: impl Fn(Element) -> bool + 'static,
    hide: impl Fn() + 'static,
    forget: impl Fn() + 'static,
) {
    boot::say_panics();
    let pages = Object::new();
    let show = Closure::<dyn Fn(Element) -> bool>::new(show).into_js_value();
    let hide = Closure::<dyn Fn()>::new(hide).into_js_value();
    let forget = Closure::<dyn Fn()>::new(forget).into_js_value();
    offer(&pages, "show", &show);
    offer(&pages, "hide", &hide);
    offer(&pages, "forget", &forget);
    OPPORTUNE.with(|opportune| offer(opportune, "find", &pages));
}

/// Asks the host: what, how many a page, which page.
pub async fn ask(what: &str, size: u32, page: u32) -> Reply {
    // The host's promise never fails; were it to, nobody would wait for it any more.
    let reply = JsFuture::from(ask_host(what, size, page)).await;
    reply.map_or(Reply::Left, Reply::from_js)
}

/// Asks the host to let the visitor sign in anew.
pub fn sign_in() {
    let _ = ask_host(SIGN_IN, 0, 0); // whatever was under way ends with the session
}

/// Ends every question under way.
pub fn hang_up() {
    hang_up_host();
}
