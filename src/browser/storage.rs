//! `sessionStorage` (this tab) and `localStorage` (this browser). Both can be forbidden; then nothing is kept.

use web_sys::Storage;

/// Which of the two.
#[derive(Clone, Copy)]
pub enum Kept {
    /// Until the tab closes.
    InTab,
    /// Until somebody clears it.
    InBrowser,
}

fn storage(kept: Kept) -> Option<Storage> {
    let window = web_sys::window()?;
    match kept {
        Kept::InTab => window.session_storage(),
        Kept::InBrowser => window.local_storage(),
    }
    .ok()?
}

/// What is stored under a key.
pub fn get(kept: Kept, key: &str) -> Option<String> {
    storage(kept)?.get_item(key).ok()?
}

/// Stores a text; says whether it is kept.
pub fn set(kept: Kept, key: &str, text: &str) -> bool {
    storage(kept).is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Forgets a key.
pub fn remove(kept: Kept, key: &str) {
    if let Some(storage) = storage(kept) {
        let _ = storage.remove_item(key); // nothing there is what is wanted
    }
}
