//! Work that goes on beside the page.

use std::pin::Pin;

use wasm_bindgen_futures::spawn_local;

/// Starts a task. Boxed, so that the code that drives it is in the bundle once and not once for every task.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    spawn_local(task);
}
