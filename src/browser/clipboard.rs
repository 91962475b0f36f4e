//! The clipboard: absent outside a secure context.

use wasm_bindgen_futures::JsFuture;

/// Puts text on the clipboard; says whether it got there.
pub async fn write(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    if !window.is_secure_context() {
        return false;
    }
    let written = window.navigator().clipboard().write_text(text);
    JsFuture::from(written).await.is_ok()
}
