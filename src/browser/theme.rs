//! Light or dark: the system's choice unless the visitor has made one. `boot.js` applies it before the first paint.

use super::document;
use super::storage::{self, Kept};

const KEY: &str = "opportune.theme";

/// The visitor's choice.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    System,
    /// Light always.
    Light,
    /// Dark always.
    Dark,
}

/// What was chosen last.
pub fn chosen() -> Theme {
    match storage::get(Kept::InBrowser, KEY).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}

/// Applies and keeps a choice.
pub fn choose(theme: Theme) {
    let word = match theme {
        Theme::System => "",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    if word.is_empty() {
        storage::remove(Kept::InBrowser, KEY);
    } else {
        storage::set(Kept::InBrowser, KEY, word);
    }
    document::set_root("data-theme", word);
}
