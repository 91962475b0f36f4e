//! The envelope of every list, and the bare array that batches come in.

use super::json::{self, Object};
use super::read::{flag, integer};
use super::unreadable::Unreadable;

/// One page of a list. What the envelope does not say is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page<'a> {
    /// The records, each as its JSON text.
    pub records: Vec<&'a str>,
    /// How many there are on all pages together.
    pub total_items: Option<i64>,
    /// How many pages there are.
    pub total_pages: Option<i64>,
    /// Which page this is, from 1.
    pub current_page: Option<i64>,
    /// Whether there is another page.
    pub has_next_page: Option<bool>,
}

/// Reads one page of a list.
///
/// # Errors
/// The body is something else; says what.
pub fn records(body: &str) -> Result<Page<'_>, Unreadable> {
    let json = body.trim_start_matches('\u{FEFF}');
    if let Some(records) = json::array(json) {
        return Ok(Page {
            records,
            ..Page::default()
        });
    }
    let unreadable = || Unreadable::classify(body);
    let envelope = Object::parse(json).ok_or_else(unreadable)?;
    let number = |key| integer(envelope.get(key)).set().copied();
    Ok(Page {
        records: envelope
            .get("Records")
            .and_then(json::array)
            .ok_or_else(unreadable)?,
        total_items: number("TotalItems"),
        total_pages: number("TotalPages"),
        current_page: number("CurrentPage").or_else(|| number("PageNumber")),
        has_next_page: flag(envelope.get("HasNextPage")).set().copied(),
    })
}
