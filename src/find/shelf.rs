//! Which records are shown, in which order. Each keystroke asks only what can have changed.

use crate::crm::calendar::Now;
use crate::crm::filter::Filter;
use crate::crm::search::Query;
use crate::crm::sort::Sort;
use crate::find::library::Library;

/// The set on show, as places in the library, and what it was made of.
#[derive(Default)]
pub struct Shelf {
    /// All places, in the order of the sort.
    ranked: Vec<usize>,
    /// Whether the record at each place passes the filter.
    passing: Vec<bool>,
    /// Those among the ranked that pass the filter and hold the words.
    shown: Vec<usize>,
    /// What `shown` was narrowed by.
    query: Query,
}

impl Shelf {
    /// The places on show, in order.
    pub fn shown(&self) -> &[usize] {
        &self.shown
    }

    /// What is searched for.
    pub const fn query(&self) -> &Query {
        &self.query
    }

    /// Records have come or gone, or the order is another.
    pub fn rank(&mut self, library: &Library, sort: Option<Sort>) {
        self.ranked.clear();
        self.ranked.extend(0..library.records().len());
        if let Some(sort) = sort {
            sort.order(library.records(), &mut self.ranked);
        }
    }

    /// Records have come or gone, the filter is another, or the day is.
    pub fn filter(&mut self, library: &Library, filter: &Filter, now: &Now) {
        self.passing.clear();
        let records = library.records().iter();
        if filter.is_empty() {
            self.passing.resize(library.records().len(), true);
        } else {
            self.passing
                .extend(records.map(|record| filter.passes(record, now)));
        }
    }

    /// Searches anew among all that pass: after [`Shelf::rank`] and [`Shelf::filter`].
    pub fn search(&mut self, library: &Library, typed: &str) {
        self.query = Query::new(typed);
        let (passing, query) = (&self.passing, &self.query);
        self.shown.clear();
        self.shown.extend(
            self.ranked.iter().filter(|&&at| {
                passing.get(at) == Some(&true) && query.matches(library.haystack(at))
            }),
        );
    }

    /// Searches on: what more letters narrow is looked for only among what is on show.
    pub fn type_on(&mut self, library: &Library, typed: &str) {
        let query = Query::new(typed);
        if !query.narrows(&self.query) {
            self.search(library, typed);
            return;
        }
        self.query = query;
        let query = &self.query;
        self.shown.retain(|&at| query.matches(library.haystack(at)));
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::crm::calendar::day_at;
    use proptest::prelude::*;

    fn library() -> Library {
        let names = [
            "Berlin Architekten",
            "Berlin",
            "Architects of Bern",
            "Müller",
            "ber ber",
        ];
        let records: Vec<String> = names
            .iter()
            .enumerate()
            .map(|(at, name)| {
                format!(
                    r#"{{"Id":{},"Name":"{name}","Status":{}}}"#,
                    9 - at,
                    1 + at % 2
                )
            })
            .collect();
        let mut library = Library::default();
        library
            .shelve(&format!("[{}]", records.join(",")), 1)
            .expect("a list");
        library
    }

    fn shelf(library: &Library, filter: &Filter) -> Shelf {
        let mut shelf = Shelf::default();
        let local_day = |ms| day_at(ms, 0);
        let now = Now {
            epoch_ms: 0,
            local_day: &local_day,
        };
        shelf.rank(library, Sort::parse("title"));
        shelf.filter(library, filter, &now);
        shelf.search(library, "");
        shelf
    }

    #[test]
    fn shows_what_passes_and_matches_in_order() {
        let library = library();
        let mut shelf = shelf(&library, &Filter::default());
        assert_eq!(shelf.shown(), [2, 4, 1, 0, 3]);
        shelf.type_on(&library, "ber");
        assert_eq!(shelf.shown(), [2, 4, 1, 0]);
        shelf.type_on(&library, "ber arch");
        assert_eq!(shelf.shown(), [2, 0]);
        shelf.type_on(&library, "");
        assert_eq!(shelf.shown().len(), 5);

        let mut won = Filter::default();
        won.take("status", "won");
        let mut shelf = super::tests::shelf(&library, &won);
        assert_eq!(shelf.shown(), [1, 3]);
        shelf.type_on(&library, "mull");
        assert_eq!(shelf.shown(), [3]);
    }

    #[test]
    fn a_sign_typed_first_narrows_nothing_but_itself() {
        let library = library();
        for (typed, found) in [("#9", 1), ("\"berlin", 2), ("ber (arch", 2)] {
            let mut shelf = shelf(&library, &Filter::default());
            for (end, letter) in typed.char_indices() {
                shelf.type_on(&library, &typed[..end + letter.len_utf8()]);
            }
            assert_eq!(shelf.shown().len(), found, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn typing_on_shows_what_searching_anew_shows(typed in prop::collection::vec("[berlinm ü#(\"]{0,6}", 1..6)) {
            let library = library();
            let mut on = shelf(&library, &Filter::default());
            for text in typed {
                on.type_on(&library, &text);
                let mut anew = shelf(&library, &Filter::default());
                anew.search(&library, &text);
                prop_assert_eq!(on.shown(), anew.shown());
            }
        }
    }
}
