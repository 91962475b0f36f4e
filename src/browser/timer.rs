//! Waiting.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Resolves after so many milliseconds.
pub async fn sleep(ms: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms); // fails only on detached windows
        }
    });
    let _ = JsFuture::from(promise).await; // never rejects
}
