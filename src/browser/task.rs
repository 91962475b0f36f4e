//! Work that goes on beside the page.

use std::pin::Pin;

use wasm_bindgen_futures::spawn_local;

/// Work whose code is in the bundle once, and not once more in everybody who waits for it.
pub type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Starts a task.
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Boxed<'static, ()> = Box::pin(task);
    spawn_local(task);
}
