//! Waiting.

use js_sys::Promise;
use wasm_bindgen::{JsCast, prelude::Closure};
use wasm_bindgen_futures::JsFuture;

/// What is soon, in milliseconds: what is under way has had its turn by then.
const SOON_MS: i32 = 50;

/// Resolves after so many milliseconds.
pub async fn sleep(ms: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms); // fails only on detached windows
        }
    });
    let _ = JsFuture::from(promise).await; // never rejects
}

/// Resolves when the browser has nothing else to do, or soon where it does not tell (Safari).
pub async fn idle() {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let told = window.request_idle_callback(&resolve).is_ok();
            if !told {
                let _ =
                    window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, SOON_MS); // as above
            }
        }
    });
    let _ = JsFuture::from(promise).await; // never rejects
}

/// Calls back every so many milliseconds; for the life of the page.
pub fn every(ms: i32, callback: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(callback);
    if let Some(window) = web_sys::window() {
        let tick = closure.as_ref().unchecked_ref();
        let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(tick, ms); // fails only on detached windows
    }
    closure.forget(); // lives as long as the page
}
