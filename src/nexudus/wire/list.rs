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

#[cfg(test)]
mod tests {
    use super::*;

    const OF_2020: &str = include_str!("../../../tests/fixtures/list-envelope.gitbook-2020.json");
    const SKELETON: &str =
        include_str!("../../../tests/fixtures/list-envelope.typed-schema-doc.json");
    const COMMANDS: &str = include_str!("../../../tests/fixtures/commands-list.doc-example.json");
    const OPPORTUNITY: &str =
        include_str!("../../../tests/fixtures/crmopportunity.doc-example.json");

    #[test]
    fn reads_the_documented_envelopes() {
        let page = records(OF_2020).unwrap();
        let read = (
            page.records.len(),
            page.total_items,
            page.total_pages,
            page.current_page,
            page.has_next_page,
        );
        assert_eq!(read, (0, Some(60), Some(3), Some(1), Some(true)));
        assert_eq!(records(SKELETON).unwrap().records, ["{}"]);
    }

    #[test]
    fn an_envelope_may_lack_everything_but_its_records() {
        let page =
            records(r#"{"Records": [{"Id": 1}, 2], "TotalItems": "x", "HasNextPage": null}"#)
                .unwrap();
        assert_eq!(
            page,
            Page {
                records: vec![r#"{"Id": 1}"#, "2"],
                ..Page::default()
            }
        );
        let page = records("\u{FEFF}{\"Records\":[],\"PageNumber\":\"2\"}").unwrap();
        assert_eq!(page.current_page, Some(2));
    }

    #[test]
    fn a_batch_is_a_bare_array() {
        assert_eq!(records(COMMANDS).unwrap().records.len(), 1);
    }

    #[test]
    fn says_what_arrived_instead() {
        #[rustfmt::skip]
        let table = [
            (OPPORTUNITY, Unreadable::OtherObject), (r#"{"Records": null}"#, Unreadable::OtherObject),
            ("<html>", Unreadable::WebPage), (r#"{"Records": [{}"#, Unreadable::CutShort), ("", Unreadable::Nothing),
        ];
        for (body, expected) in table {
            assert_eq!(records(body), Err(expected), "{body}");
        }
    }
}
