//! The window on the document: how far it is scrolled, and when that changes.

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::Window;

/// How far the document is scrolled, in CSS pixels.
pub fn scrolled() -> i32 {
    let y = web_sys::window().map_or(0.0, |window| window.scroll_y().unwrap_or(0.0));
    #[expect(clippy::cast_possible_truncation, reason = "documents end before")]
    let y = y.round() as i32;
    y
}

/// Scrolls the document, at once.
pub fn scroll_to(y: i32) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, f64::from(y));
    }
}

/// Scrolls the document on by so many CSS pixels, at once.
pub fn scroll_by(y: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_by_with_x_and_y(0.0, y);
    }
}

/// How high the window is, in CSS pixels.
pub fn height() -> f64 {
    web_sys::window()
        .and_then(|window| window.inner_height().ok()?.as_f64())
        .unwrap_or(0.0)
}

/// Calls back on an event of the window (`resize`, `beforeprint`); for the life of the page.
pub fn on(event: &str, callback: impl FnMut() + 'static) {
    let closure = Closure::<dyn FnMut()>::new(callback);
    if let Some(window) = web_sys::window() {
        let listener = closure.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback(event, listener); // our names are valid
    }
    closure.forget(); // lives as long as the page
}

/// Calls back once, before the next frame is painted.
pub fn before_paint(callback: impl FnOnce() + 'static) {
    let request = |window: Window| {
        window
            .request_animation_frame(Closure::once_into_js(callback).unchecked_ref())
            .ok()
    };
    web_sys::window().and_then(request);
}
