//! The first rows as `src/boot/first_rows.js` tells them, on a slow line: they stay in sight until the page can draw them.

use super::Page;
use crate::browser::{document, viewport};
use crate::find::part::focused;

const FIRST_ROWS: &str = "#first-rows";

/// Where the visitor was among them.
pub struct Reader {
    /// How far the window was scrolled, in CSS pixels.
    pub scrolled: i32,
    /// Which opportunity's link had the focus.
    pub id: Option<String>,
}

impl Page {
    /// Is out of sight as long as the first rows are told in its place.
    pub fn wait_behind_first_rows(&self) {
        let is_told = document::find(FIRST_ROWS).is_some();
        let _ = self.root.toggle_attribute_with_force("hidden", is_told); // a valid name
    }

    /// Comes into sight in the place of what is told, still without rows: whoever read there has to be led back.
    pub fn take_over_from_first_rows(&self) -> Option<Reader> {
        let told = document::find(FIRST_ROWS)?;
        let link = focused().filter(|link| told.contains(Some(link)));
        let id =
            link.and_then(|link| Some(link.get_attribute("href")?.rsplit('/').next()?.to_owned()));
        let scrolled = viewport::scrolled();
        told.remove();
        let _ = self.root.remove_attribute("hidden"); // a valid name
        Some(Reader { scrolled, id })
    }
}
