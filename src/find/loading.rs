//! Which page of the list is next, and whether all of it is here.
//!
//! A first small page shows rows at once; then the list is read in large pages. While it is read, others work: a record
//! that is deleted moves all later ones up, and one of them slips from a page not yet read into one that has been. So
//! each page begins with the last record of the page before: where it is missing, something slipped through. What was
//! deleted after it was read makes more records than the envelope's total, what was created elsewhere fewer. Whenever
//! anything does not fit, the list is read once more. Records are known by their Id, so that nothing counts twice.

use crate::find::library::Shelved;

/// A page that is worth asking for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// How many records to a page.
    pub size: u32,
    /// Which page, from 1.
    pub page: u32,
}

/// A screenful: what the first rows wait for.
const TASTE: Ask = Ask { size: 25, page: 1 };
/// The most the API gives at once ("maximum=1000").
const SIZE: u32 = 1000;
/// The same for records so long that as many do not fit into an answer (`browser::http::SIZE_LIMIT`).
pub const SMALL_SIZE: u32 = 250;
/// How often the list is read at most.
const READINGS: u32 = 3;
/// More pages than this are a mistake of the server's: it answers the same for ever.
const MOST_PAGES: u32 = 1000;

/// Where the reading of the list stands.
#[derive(Debug, Clone)]
pub struct Loading {
    next: Option<Ask>,
    /// The largest page.
    most: u32,
    /// How many rows from the start of the list this reading has covered.
    covered: u32,
    /// Counts the readings of the whole list; 0 for the taste.
    reading: u32,
    /// The first reading since the visitor wanted the list.
    first: u32,
    /// How many records this reading has had.
    had: usize,
    /// How many rows of this reading are no records.
    unreadable: usize,
    /// What the envelopes of this reading said, if they agree.
    total: Option<usize>,
    /// Whether they contradicted each other.
    wavering: bool,
    /// What the last whole reading came to: records and total.
    before: Option<(usize, Option<usize>)>,
}

/// What a page led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// There is more to ask for.
    More,
    /// All is here, and it adds up: what this reading has not had is gone.
    Whole,
    /// There is no more to ask for, and it does not add up.
    AtOdds,
}

impl Default for Loading {
    fn default() -> Self {
        Self {
            next: Some(TASTE),
            most: SIZE,
            covered: 0,
            reading: 0,
            first: 1,
            had: 0,
            unreadable: 0,
            total: None,
            wavering: false,
            before: None,
        }
    }
}

impl Loading {
    /// What to ask for next; nothing when the reading is over.
    pub const fn next(&self) -> Option<Ask> {
        self.next
    }

    /// Which reading it is; the records it brings are marked with it.
    pub const fn reading(&self) -> u32 {
        self.reading
    }

    /// How many the list says there are.
    pub const fn total(&self) -> Option<usize> {
        self.total
    }

    /// How many rows are no records.
    pub const fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// How many records this reading of the list has had.
    pub const fn had(&self) -> usize {
        self.had
    }

    /// Whether the list is being read once more, because it did not add up.
    pub const fn is_checking(&self) -> bool {
        self.reading > self.first
    }

    /// The list is wanted anew: what is here stays until it has been read again.
    #[must_use]
    pub fn anew(&self) -> Self {
        let mut anew = Self {
            first: self.reading + 1,
            total: self.total,
            ..Self::default()
        };
        anew.begin(anew.first);
        anew
    }

    /// Notes what a page held.
    pub fn note(&mut self, shelved: &Shelved) -> Step {
        let Some(ask) = self.next else {
            return Step::AtOdds; // nobody asked
        };
        if self.reading == 0 {
            // Its records are read again with the first large page, unless it was all there is.
            if shelved.has_next_page == Some(false) && shelved.total == Some(shelved.rows) {
                self.reading = 1;
            } else {
                self.total = shelved.total;
                self.begin(1);
                return Step::More;
            }
        }
        self.had += shelved.fresh;
        self.unreadable += shelved.unreadable;
        let rows = u32::try_from(shelved.rows).unwrap_or(u32::MAX);
        let begins_with_known = shelved.rows > shelved.fresh + shelved.unreadable;
        if self.covered > 0 && (self.total != shelved.total || !begins_with_known) {
            self.wavering = true;
        }
        self.total = shelved.total.or(self.total);
        let end = ((ask.page - 1) * ask.size).saturating_add(rows);
        // A page that should have brought something and has not: the same would come for ever.
        let is_stuck = end > self.covered && shelved.fresh + shelved.unreadable == 0;
        self.covered = end.max(self.covered);
        let more = shelved.has_next_page.unwrap_or(rows >= ask.size);
        if more && !is_stuck && ask.page < MOST_PAGES {
            self.next = Some(Ask {
                // The largest page of that number that begins within what is covered.
                size: ((self.covered - 1) / ask.page).clamp(1, self.most),
                page: ask.page + 1,
            });
            return Step::More;
        }
        self.end()
    }

    /// A page was longer than an answer may be: smaller ones are asked for from there. Says whether that can help.
    pub const fn ask_for_less(&mut self) -> bool {
        if self.most == SMALL_SIZE || self.reading == 0 {
            return false;
        }
        self.most = SMALL_SIZE;
        self.next = Some(Ask {
            size: SMALL_SIZE,
            page: self.covered.saturating_sub(1) / SMALL_SIZE + 1,
        });
        true
    }

    fn begin(&mut self, reading: u32) {
        self.reading = reading;
        self.next = Some(Ask {
            size: self.most,
            page: 1,
        });
        self.covered = 0;
        self.had = 0;
        self.unreadable = 0;
        self.wavering = false;
    }

    fn end(&mut self) -> Step {
        self.next = None;
        let rows = self.had + self.unreadable;
        if !self.wavering && self.total.is_none_or(|total| total == rows) {
            return Step::Whole;
        }
        let came_to = Some((rows, self.total));
        // Twice the same is not a list that changes while it is read: it says what is not so.
        if self.reading + 1 == self.first + READINGS || (self.before == came_to && !self.wavering) {
            return Step::AtOdds;
        }
        self.before = came_to;
        self.begin(self.reading + 1);
        Step::More
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(rows: usize, fresh: usize, total: usize, more: bool) -> Shelved {
        Shelved {
            rows,
            fresh,
            unreadable: 0,
            total: Some(total),
            has_next_page: Some(more),
        }
    }

    fn asked(loading: &Loading) -> (u32, u32, u32) {
        let ask = loading.next().expect("there is more to ask for");
        (loading.reading(), ask.size, ask.page)
    }

    /// A loading that has had its taste of a list of so many.
    fn tasted(total: usize) -> Loading {
        let mut loading = Loading::default();
        assert_eq!(asked(&loading), (0, 25, 1));
        assert_eq!(loading.note(&page(25, 25, total, true)), Step::More);
        loading
    }

    #[test]
    fn a_list_that_adds_up_is_read_once() {
        let mut loading = tasted(1500);
        assert_eq!(asked(&loading), (1, 1000, 1));
        assert_eq!(loading.note(&page(1000, 1000, 1500, true)), Step::More);
        // From the last record of the first page on.
        assert_eq!(asked(&loading), (1, 999, 2));
        assert_eq!(loading.note(&page(501, 500, 1500, false)), Step::Whole);
        assert_eq!(loading.next(), None);
    }

    #[test]
    fn a_short_list_is_all_in_the_taste() {
        let mut loading = Loading::default();
        assert_eq!(loading.note(&page(3, 3, 3, false)), Step::Whole);
        assert_eq!((loading.reading(), loading.had()), (1, 3));
        let mut empty = Loading::default();
        assert_eq!(empty.note(&page(0, 0, 0, false)), Step::Whole);
    }

    #[test]
    fn the_list_can_be_wanted_anew() {
        let mut loading = tasted(1000);
        assert_eq!(loading.note(&page(1000, 1000, 1000, false)), Step::Whole);
        let mut anew = loading.anew();
        assert_eq!(asked(&anew), (2, 1000, 1));
        assert!(!anew.is_checking());
        for reading in 2..4 {
            assert_eq!(anew.reading(), reading);
            let step = anew.note(&page(900, 900, 900 + reading as usize, false));
            assert_eq!(step, Step::More);
        }
        assert!(anew.is_checking());
        assert_eq!(anew.note(&page(900, 900, 800, false)), Step::AtOdds);
    }

    #[test]
    fn a_record_deleted_meanwhile_makes_it_read_again() {
        let mut loading = tasted(2000);
        loading.note(&page(1000, 1000, 2000, true));
        // One of the first thousand is gone, and one is new at the end: the total is the same, but the second page does not
        // begin with the last of the first.
        assert_eq!(loading.note(&page(999, 999, 2000, true)), Step::More);
        assert_eq!(asked(&loading), (1, 998, 3));
        assert_eq!(loading.note(&page(3, 1, 2000, false)), Step::More);
        assert_eq!(asked(&loading), (2, 1000, 1));
        assert!(loading.is_checking());
        loading.note(&page(1000, 1000, 2000, true));
        loading.note(&page(999, 998, 2000, true));
        assert_eq!(loading.note(&page(4, 2, 2000, false)), Step::Whole);
    }

    #[test]
    fn a_record_deleted_after_it_was_read_makes_it_read_again() {
        let mut loading = tasted(1200);
        loading.note(&page(1000, 1000, 1200, true));
        // One is new at the end, and of those read one has gone since.
        assert_eq!(loading.note(&page(202, 201, 1200, false)), Step::More);
        assert!(loading.is_checking());
    }

    #[test]
    fn each_page_begins_within_what_is_covered() {
        let mut loading = tasted(6005);
        let mut covered = 0_u32;
        while let Some(Ask { size, page: number }) = loading.next() {
            let start = (number - 1) * size;
            assert!(start < covered.max(1), "page {number} begins at {start}");
            let end = (start + size).min(6005);
            let fresh = usize::try_from(end - covered).expect("a number of rows");
            let rows = usize::try_from(end - start).expect("a number of rows");
            covered = end;
            let step = loading.note(&page(rows, fresh, 6005, end < 6005));
            assert_eq!(step == Step::Whole, end == 6005);
        }
        assert_eq!((covered, loading.had()), (6005, 6005));
    }

    #[test]
    fn a_total_that_lies_is_found_out_at_the_second_reading() {
        let mut loading = tasted(9000);
        assert_eq!(loading.note(&page(700, 700, 9000, false)), Step::More);
        assert_eq!(asked(&loading), (2, 1000, 1));
        assert_eq!(loading.note(&page(700, 700, 9000, false)), Step::AtOdds);
        assert_eq!(loading.next(), None);
    }

    #[test]
    fn a_list_that_never_rests_is_read_three_times() {
        let mut loading = tasted(30);
        for (reading, total) in [(1, 40), (2, 50), (3, 60)] {
            assert_eq!(loading.reading(), reading);
            let step = loading.note(&page(30, 30, total, false));
            let last = if reading == 3 {
                Step::AtOdds
            } else {
                Step::More
            };
            assert_eq!(step, last);
        }
    }

    #[test]
    fn the_same_page_for_ever_ends_it() {
        let mut loading = tasted(3000);
        loading.note(&page(1000, 1000, 3000, true));
        assert_eq!(loading.note(&page(1000, 0, 3000, true)), Step::More);
        assert_eq!(asked(&loading), (2, 1000, 1));
    }

    #[test]
    fn an_envelope_may_say_nothing() {
        let bare = |rows, fresh| Shelved {
            rows,
            fresh,
            ..Shelved::default()
        };
        let mut loading = Loading::default();
        assert_eq!(loading.note(&bare(25, 25)), Step::More);
        assert_eq!(loading.note(&bare(1000, 1000)), Step::More);
        assert_eq!(asked(&loading), (1, 999, 2));
        assert_eq!(loading.note(&bare(13, 12)), Step::Whole);
    }

    #[test]
    fn pages_too_long_are_asked_for_in_smaller_ones() {
        let mut loading = tasted(3000);
        assert!(loading.clone().ask_for_less());
        loading.note(&page(1000, 1000, 3000, true));
        assert!(loading.ask_for_less());
        assert_eq!(asked(&loading), (1, 250, 4));
        assert!(!loading.ask_for_less());
        // All of this one was known.
        assert_eq!(loading.note(&page(250, 0, 3000, true)), Step::More);
        assert_eq!(asked(&loading), (1, 249, 5));
        assert!(!Loading::default().ask_for_less());
    }
}
