//! Which page of the list is next, and whether all of it is here.
//!
//! A first small page shows rows at once; then the list is read in large pages. While it is read, others work: a record
//! that is deleted moves all later ones up, and one of them slips from a page not yet read into one that has been. So
//! each page begins with the last record of the page before: where it is missing, something slipped through. What was
//! deleted after it was read makes more records than the envelope's total, what was created elsewhere fewer. Where the
//! newest come first, one that is created makes up for one that is deleted: so the head of such a list is looked at once
//! more at the end. Whenever anything does not fit, the list is read once more. Records are known by their Id, so that nothing counts twice.

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
const TASTE: Ask = Ask { size: 12, page: 1 };
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
    /// Whether the greatest Id comes first.
    is_descending: bool,
    /// Whether only the head of the list is looked at once more.
    is_last_look: bool,
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
            is_descending: false,
            is_last_look: false,
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

    /// How much of the list has been read, where so many records are here: of a list that is read again, they were before.
    pub const fn had_of(&self, here: usize) -> usize {
        if self.reading > 1 { self.had } else { here }
    }

    /// Whether the list is being read once more, because it did not add up.
    pub const fn is_checking(&self) -> bool {
        self.reading > self.first
    }

    /// Whether pages of this reading contradicted each other: what it has not had may still be there.
    pub const fn is_wavering(&self) -> bool {
        self.wavering
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
        if self.is_last_look {
            self.wavering |= shelved.fresh > 0 || shelved.total != self.total;
            return self.end();
        }
        if self.covered == 0 {
            self.is_descending = shelved.is_descending;
        }
        let rows = u32::try_from(shelved.rows).unwrap_or(u32::MAX);
        let start = (ask.page - 1) * ask.size;
        // Those of what is covered have been counted: without an Id, nothing else tells.
        let known = self.covered.saturating_sub(start) as usize;
        let unreadable = shelved.unreadable.iter().filter(|row| **row >= known);
        let unreadable = unreadable.count();
        self.unreadable += unreadable;
        let brought = shelved.fresh + unreadable;
        let begins_with_known = shelved.rows > brought;
        if self.covered > 0 && (self.total != shelved.total || !begins_with_known) {
            self.wavering = true;
        }
        self.total = shelved.total.or(self.total);
        let end = start.saturating_add(rows);
        // A page that should have brought something and has not: the same would come for ever.
        let is_stuck = end > self.covered && brought == 0;
        self.covered = end.max(self.covered);
        // Where the envelope does not say it, the total does: the pages of a server may be smaller than asked for. A total
        // that lies leads no further than there are rows.
        let is_short = shelved.total.is_some_and(|total| total > end as usize);
        let more = shelved.has_next_page;
        let more = more.unwrap_or(rows >= ask.size || (is_short && brought > 0));
        if more && !is_stuck && ask.page < MOST_PAGES {
            self.next = Some(Ask {
                // The largest page of that number that begins within what is covered.
                size: ((self.covered - 1) / ask.page).clamp(1, self.most),
                page: ask.page + 1,
            });
            return Step::More;
        }
        if self.is_descending && ask.page > 1 && self.adds_up() {
            self.is_last_look = true;
            self.next = Some(TASTE);
            return Step::More;
        }
        self.end()
    }

    /// A page was longer than an answer may be: smaller ones are asked for from there. Says whether that can help.
    pub const fn ask_for_less(&mut self) -> bool {
        if self.most == SMALL_SIZE || self.reading == 0 || self.is_last_look {
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
        self.is_last_look = false;
    }

    fn adds_up(&self) -> bool {
        let rows = self.had + self.unreadable;
        !self.wavering && self.total.is_none_or(|total| total == rows)
    }

    fn end(&mut self) -> Step {
        self.next = None;
        if self.adds_up() {
            return Step::Whole;
        }
        let rows = self.had + self.unreadable;
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
mod tests;
