//! Every record that has arrived, each once, and where it stands in what arrived.

use std::ops::Range;

use crate::crm::id::OpportunityId;
use crate::crm::opportunity::Opportunity;
use crate::crm::search::haystack;
use crate::nexudus::wire::{self, Page, Unreadable};

/// For so many records at most is room made before they come: a total may lie.
const MOST_ROOM: usize = 20_000;

/// Where a record's JSON text stands. The bodies themselves are a third of all that would be kept, for a file that few
/// make: whoever shelves them keeps them, outside of wasm's memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// In which body, counted from 0 as they were shelved.
    pub body: usize,
    /// Between which of its bytes.
    pub place: Range<usize>,
}

/// The records, and what is found in each.
#[derive(Default)]
pub struct Library {
    records: Vec<Opportunity>,
    /// What is searched of each, folded once.
    haystacks: Vec<Box<str>>,
    /// How many bodies have been shelved.
    bodies: usize,
    /// Where each came from.
    origins: Vec<Origin>,
    /// In which reading of the list each was seen last.
    seen: Vec<u32>,
    /// Where the record with each Id stands, in order of Id. The list comes in that order, so most go to the end.
    by_id: Vec<(OpportunityId, usize)>,
}

/// What a page of the list held, besides its records.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Shelved {
    /// How many rows it had.
    pub rows: usize,
    /// How many records it had that this reading of the list had not.
    pub fresh: usize,
    /// Which of its rows, from 0, are no records with an Id.
    pub unreadable: Vec<usize>,
    /// Whether the greatest Id comes first.
    pub is_descending: bool,
    /// How many there are on all pages together, as the envelope says.
    pub total: Option<usize>,
    /// Whether there is another page, as the envelope says.
    pub has_next_page: Option<bool>,
}

impl Library {
    /// Takes up a page of the list. A record that is here already is replaced: what came later is newer.
    ///
    /// # Errors
    /// The body is not a list; says what.
    pub fn shelve(&mut self, body: &str, reading: u32) -> Result<Shelved, Unreadable> {
        let page: Page = wire::records(body)?;
        let mut shelved = Shelved {
            rows: page.records.len(),
            total: page
                .total_items
                .and_then(|total| usize::try_from(total).ok()),
            has_next_page: page.has_next_page,
            ..Shelved::default()
        };
        self.make_room(shelved.total.unwrap_or_default());
        let mut ends: Option<(OpportunityId, OpportunityId)> = None;
        for (row, json) in page.records.into_iter().enumerate() {
            match (wire::opportunity(json), wire::place_in(body, json)) {
                (Ok(record), Some(place)) if let Some(&id) = record.id.set() => {
                    ends = Some((ends.map_or(id, |(first, _)| first), id));
                    let body = self.bodies;
                    let origin = Origin { body, place };
                    shelved.fresh += usize::from(self.put(record, origin, reading));
                }
                _ => shelved.unreadable.push(row),
            }
        }
        self.bodies += 1;
        shelved.is_descending = ends.is_some_and(|(first, last)| first > last);
        Ok(shelved)
    }

    /// Thousands of records are too large to be moved about while their number grows.
    fn make_room(&mut self, total: usize) {
        let more = total.min(MOST_ROOM).saturating_sub(self.records.len());
        self.records.reserve_exact(more);
        self.haystacks.reserve_exact(more);
        self.origins.reserve_exact(more);
    }

    /// Says whether this reading had not had it.
    fn put(&mut self, record: Opportunity, origin: Origin, reading: u32) -> bool {
        let Some(&id) = record.id.set() else {
            return false; // asked before
        };
        let haystack = haystack(&record).into_boxed_str();
        let found = self.find(id);
        if let Ok(found) = found {
            let (_, at) = self.by_id[found];
            self.records[at] = record;
            self.haystacks[at] = haystack;
            self.origins[at] = origin;
            return std::mem::replace(&mut self.seen[at], reading) != reading;
        }
        let (Ok(end) | Err(end)) = found;
        self.by_id.insert(end, (id, self.records.len()));
        self.records.push(record);
        self.haystacks.push(haystack);
        self.origins.push(origin);
        self.seen.push(reading);
        true
    }

    /// Lets go of what this reading of the whole list has not had: it was deleted meanwhile.
    pub fn keep_only(&mut self, reading: u32) {
        if self.seen.iter().all(|seen| *seen == reading) {
            return;
        }
        let seen = std::mem::take(&mut self.seen);
        let mut kept = seen.iter().map(|seen| *seen == reading);
        let mut keep = || kept.next().unwrap_or_default();
        self.records.retain(|_| keep());
        let mut kept = seen.iter().map(|seen| *seen == reading);
        self.haystacks.retain(|_| kept.next().unwrap_or_default());
        let mut kept = seen.iter().map(|seen| *seen == reading);
        self.origins.retain(|_| kept.next().unwrap_or_default());
        self.seen = vec![reading; self.records.len()];
        self.by_id.clear();
        for (at, record) in self.records.iter().enumerate() {
            if let Some(&id) = record.id.set() {
                let (Ok(end) | Err(end)) = self.find(id);
                self.by_id.insert(end, (id, at));
            }
        }
    }

    /// Where an Id stands among the Ids, or where it would.
    fn find(&self, id: OpportunityId) -> Result<usize, usize> {
        self.by_id.binary_search_by_key(&id, |(own, _)| *own)
    }

    /// The records, in order of arrival.
    pub fn records(&self) -> &[Opportunity] {
        &self.records
    }

    /// What is searched of a record, folded.
    pub fn haystack(&self, at: usize) -> &str {
        &self.haystacks[at]
    }

    /// Where a record's JSON text stands.
    pub fn origin(&self, at: usize) -> &Origin {
        &self.origins[at]
    }

    /// Whether any record stands in a body.
    pub fn needs(&self, body: usize) -> bool {
        self.origins.iter().any(|origin| origin.body == body)
    }

    /// Where the record with an Id stands.
    pub fn place_of(&self, id: OpportunityId) -> Option<usize> {
        let found = self.find(id).ok()?;
        Some(self.by_id[found].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(ids: &[u32], more: &str) -> String {
        let records: Vec<String> = ids
            .iter()
            .map(|id| format!(r#"{{"Id": {id}, "Name": "Number {id}"}}"#))
            .collect();
        format!(r#"{{"Records": [{}]{more}}}"#, records.join(", "))
    }

    fn ids(library: &Library) -> Vec<String> {
        let ids = library
            .records()
            .iter()
            .filter_map(|record| record.id.set());
        ids.map(ToString::to_string).collect()
    }

    #[test]
    fn pages_that_overlap_count_nothing_twice() {
        let mut library = Library::default();
        let first = library.shelve(
            &body(&[1, 2, 3], r#","TotalItems":4,"HasNextPage":true"#),
            1,
        );
        let expected = Shelved {
            rows: 3,
            fresh: 3,
            unreadable: Vec::new(),
            is_descending: false,
            total: Some(4),
            has_next_page: Some(true),
        };
        assert_eq!(first, Ok(expected));
        let second = library.shelve(&body(&[3, 4], ""), 1).expect("a list");
        assert_eq!((second.rows, second.fresh, second.total), (2, 1, None));
        assert_eq!(ids(&library), ["1", "2", "3", "4"]);
    }

    #[test]
    fn the_ends_of_a_page_say_which_way_it_goes() {
        let mut library = Library::default();
        for (ids, is_descending) in [(vec![3, 2, 1], true), (vec![1, 2], false), (vec![7], false)] {
            let shelved = library.shelve(&body(&ids, ""), 1).expect("a list");
            assert_eq!(shelved.is_descending, is_descending, "{ids:?}");
        }
    }

    #[test]
    fn what_came_later_is_newer() {
        let mut library = Library::default();
        library.shelve(&body(&[1], ""), 1).expect("a list");
        let changed = r#"[ {"Id": 1.0, "Name":"Changed" } ]"#;
        let shelved = library.shelve(changed, 2).expect("a list");
        assert_eq!(shelved.fresh, 1, "this reading had not had it");
        assert_eq!(library.records()[0].title(), "Changed");
        assert_eq!(library.haystack(0), "changed\n1");
        let origin = library.origin(0);
        assert_eq!(origin.body, 1);
        assert_eq!(
            &changed[origin.place.clone()],
            r#"{"Id": 1.0, "Name":"Changed" }"#
        );
        assert!(library.needs(1) && !library.needs(0));
    }

    #[test]
    fn what_a_whole_reading_has_not_had_is_gone() {
        let mut library = Library::default();
        library.shelve(&body(&[1, 2, 3], ""), 1).expect("a list");
        let second = body(&[1, 3], "");
        library.shelve(&second, 2).expect("a list");
        library.keep_only(2);
        assert_eq!(ids(&library), ["1", "3"]);
        let place = library.origin(1).place.clone();
        assert_eq!(&second[place], r#"{"Id": 3, "Name": "Number 3"}"#);
        let place = |id: &str| library.place_of(id.parse().expect("an Id"));
        assert_eq!(
            (place("1"), place("2"), place("3")),
            (Some(0), None, Some(1))
        );
    }

    #[test]
    fn rows_that_are_no_records_are_told() {
        let mut library = Library::default();
        let odd = r#"{"Records": [{"Id": 1}, {}, 7, null, {"Id": "x"}, {"Name": "no Id"}]}"#;
        let shelved = library.shelve(odd, 1).expect("a list");
        assert_eq!((shelved.rows, shelved.fresh), (6, 1));
        assert_eq!(shelved.unreadable, [1, 2, 3, 4, 5]);
    }
}
