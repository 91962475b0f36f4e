//! Work that goes on beside the page.

use std::cell::Cell;
use std::pin::Pin;

use wasm_bindgen_futures::spawn_local;

use crate::browser::{clock, document, timer};

/// What takes longer at a time, in milliseconds, leaves the browser no chance in between to answer the visitor, to take in
/// what comes over the line, or to paint: about a frame of a screen that has 60 a second, since one more step is taken
/// before it is noticed.
const LONG_MS: i64 = 12;

thread_local! {
    /// When the browser last had its chance by [`breathe`], in milliseconds since 1970 UTC.
    static RESTED: Cell<i64> = const { Cell::new(0) };
}

/// Work whose code is in the bundle once, and not once more in everybody who waits for it.
pub type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Starts a task.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Boxed<'static, ()> = Box::pin(task);
    spawn_local(task);
}

/// Lets the browser do what else is to be done, if the last time was not just now. Out of sight there is nobody to answer, and
/// browsers let timers wait.
pub fn breathe() -> Boxed<'static, ()> {
    Box::pin(async {
        let rested = (0..LONG_MS).contains(&(clock::now_ms() - RESTED.get()));
        if !rested && document::is_visible() {
            timer::sleep(0).await;
            RESTED.set(clock::now_ms());
        }
    })
}
