//! Opportunities the visitor has opened or pinned: kept as lines of text, each a letter, an Id and a title.

use super::id::OpportunityId;

/// How many opened ones are remembered.
const MOST: usize = 8;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which one.
    pub id: OpportunityId,
    /// Its title when it was last seen.
    pub title: String,
    /// Whether it stays until the visitor takes it away.
    pub pinned: bool,
}

/// What is remembered: pinned ones in the order they were pinned, then the opened ones, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recents(Vec<Entry>);

impl Recents {
    /// All of them.
    pub fn entries(&self) -> &[Entry] {
        &self.0
    }

    /// Remembers that one was opened, under the title it has now.
    pub fn opened(&mut self, id: OpportunityId, title: &str) {
        // A line holds one entry.
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(pinned) = self
            .0
            .iter_mut()
            .find(|entry| entry.id == id && entry.pinned)
        {
            pinned.title = title;
            return;
        }
        self.0.retain(|entry| entry.id != id);
        let at = self.pins();
        self.0.insert(
            at,
            Entry {
                id,
                title,
                pinned: false,
            },
        );
        self.0.truncate(at + MOST);
    }

    /// Pins one, or takes the pin away; says whether it is pinned now. It may have been forgotten since it was opened.
    pub fn toggle_pin(&mut self, id: OpportunityId, title: &str) -> bool {
        self.opened(id, title);
        let Some(at) = self.0.iter().position(|entry| entry.id == id) else {
            return false; // it has just been opened
        };
        let mut entry = self.0.remove(at);
        entry.pinned = !entry.pinned;
        let pinned = entry.pinned;
        self.0.insert(self.pins(), entry);
        pinned
    }

    fn pins(&self) -> usize {
        self.0.iter().take_while(|entry| entry.pinned).count()
    }

    /// Reads what was kept; a line that is none is left out.
    pub fn parse(text: &str) -> Self {
        let entry = |line: &str| {
            let mut parts = line.splitn(3, ' ');
            let pinned = parts.next()? == "p";
            let id = parts.next()?.parse().ok()?;
            let title = parts.next()?.to_owned();
            Some(Entry { id, title, pinned })
        };
        Self(text.lines().filter_map(entry).collect())
    }

    /// Prints what is to be kept.
    pub fn print(&self) -> String {
        let line = |entry: &Entry| {
            let kind = if entry.pinned { 'p' } else { 'o' };
            format!("{kind} {} {}", entry.id, entry.title)
        };
        self.0.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// A name for an account that does not give its address away to who looks into the browser: its FNV-1a hash of 64 bits,
/// of letters in lower case and without the space around.
pub fn account(email: &str) -> String {
    let bytes = email.trim().bytes();
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: i64) -> OpportunityId {
        OpportunityId::from_number(number).expect("an Id")
    }

    fn titles(recents: &Recents) -> Vec<&str> {
        recents
            .entries()
            .iter()
            .map(|entry| &*entry.title)
            .collect()
    }

    #[test]
    fn an_account_has_one_name_however_its_address_is_typed() {
        // Vectors of the authors' page on FNV: "" and "a".
        assert_eq!(account(""), "cbf29ce484222325");
        assert_eq!(account(" A "), "af63dc4c8601ec8c");
    }

    #[test]
    fn the_latest_comes_first_each_once_and_no_more_than_eight() {
        let mut recents = Recents::default();
        for number in 1..=10 {
            recents.opened(id(number), &format!("No. {number}"));
        }
        recents.opened(id(5), "No. 5 again");
        assert_eq!(
            titles(&recents),
            [
                "No. 5 again",
                "No. 10",
                "No. 9",
                "No. 8",
                "No. 7",
                "No. 6",
                "No. 4",
                "No. 3"
            ]
        );
    }

    #[test]
    fn pinned_ones_stay_where_they_are_and_do_not_count() {
        let mut recents = Recents::default();
        recents.opened(id(1), "one");
        recents.opened(id(2), "two");
        assert!(recents.toggle_pin(id(1), "one"));
        for number in 3..=12 {
            recents.opened(id(number), "more");
        }
        recents.opened(id(1), "one renamed");
        assert_eq!(titles(&recents)[0], "one renamed");
        assert_eq!(recents.entries().len(), 9);
        assert!(!recents.toggle_pin(id(1), "one"));
        assert_eq!(
            recents
                .entries()
                .iter()
                .filter(|entry| entry.pinned)
                .count(),
            0
        );
    }

    #[test]
    fn one_that_was_forgotten_since_it_was_opened_can_be_pinned() {
        let mut recents = Recents::default();
        recents.opened(id(1), "one");
        for number in 2..=9 {
            recents.opened(id(number), "more");
        }
        assert!(!titles(&recents).contains(&"one"));
        assert!(recents.toggle_pin(id(1), "one"));
        assert_eq!(titles(&recents)[0], "one");
    }

    #[test]
    fn what_is_printed_parses_to_the_same_and_what_is_none_is_left_out() {
        let mut recents = Recents::default();
        recents.opened(id(1), " two\nlines\u{2028}and  spaces ");
        recents.opened(id(9_223_372_036_854_775_807), "");
        recents.toggle_pin(id(1), "two lines and spaces");
        assert_eq!(Recents::parse(&recents.print()), recents);
        assert_eq!(titles(&recents), ["two lines and spaces", ""]);
        for text in ["", "p", "p 0 x", "o 1", "x\ny"] {
            assert_eq!(Recents::parse(text), Recents::default(), "{text}");
        }
    }
}
