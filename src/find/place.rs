//! Where somebody was in a list, and which of what is remembered leads back there.
//!
//! A place belongs to the entry of the history that was left, which the browser's own Back returns to. A link back makes
//! an entry of its own: for it the place is kept in the tab as well, and leads back from an opportunity only.

/// Where somebody was in a list when they followed a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// How far the window was scrolled, in CSS pixels.
    pub scrolled: i32,
    /// How far the board was scrolled, down and across.
    pub board: (i32, i32),
    /// What was followed: an opportunity's Id, or the address of another link.
    pub followed: String,
    /// What the list was asked for.
    pub query: String,
    /// The opportunity that was on show last, by way of the one that was followed.
    pub last: Option<String>,
}

impl Place {
    /// As a text that [`way_back`] reads. What was on show last is noted by whoever shows it.
    pub fn print(&self) -> String {
        let (down, across) = self.board;
        format!(
            "{} {down} {across} {} {}",
            self.scrolled, self.followed, self.query
        )
    }

    fn parse(text: &str) -> Option<Self> {
        let mut words = text.splitn(5, ' ');
        Some(Self {
            scrolled: words.next()?.parse().ok()?,
            board: (words.next()?.parse().ok()?, words.next()?.parse().ok()?),
            followed: words.next()?.to_owned(),
            query: words.next()?.to_owned(),
            last: None,
        })
    }

    /// Whether an opportunity was followed.
    pub fn is_at_row(&self) -> bool {
        self.followed.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// The opportunities to return to, the best first.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let last = self.last.as_deref();
        last.into_iter().chain([self.followed.as_str()])
    }
}

/// Where the list with this query is gone back to: as its own entry of the history has it; else, after an opportunity has
/// been on show, as the tab has `kept` it.
pub fn way_back(
    own: Option<&str>,
    kept: Option<&str>,
    last: Option<String>,
    query: &str,
) -> Option<Place> {
    let own = own.and_then(Place::parse);
    let place = own.or_else(|| kept.filter(|_| last.is_some()).and_then(Place::parse))?;
    let last = last.filter(|_| place.is_at_row());
    (place.query == query).then_some(Place { last, ..place })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: &str = "1200 0 0 42 ?q=desk";
    const LINK: &str = "30 7 8 /opportunities/compare?ids=1,2 ?q=desk";

    fn back(
        own: Option<&str>,
        kept: Option<&str>,
        last: Option<&str>,
    ) -> Option<(i32, Vec<String>)> {
        let place = way_back(own, kept, last.map(str::to_owned), "?q=desk")?;
        Some((place.scrolled, place.ids().map(str::to_owned).collect()))
    }

    fn ids(ids: &[&str]) -> Vec<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn an_entry_of_the_history_has_its_own_place() {
        let compared = ids(&["/opportunities/compare?ids=1,2"]);
        assert_eq!(back(Some(ROW), None, None), Some((1200, ids(&["42"]))));
        assert_eq!(
            back(Some(LINK), Some(ROW), None),
            Some((30, compared.clone()))
        );
        assert_eq!(
            back(Some(LINK), Some(ROW), Some("43")),
            Some((30, compared)),
            "what else was on show meanwhile was not followed from there"
        );
        assert_eq!(
            back(Some(ROW), None, Some("43")),
            Some((1200, ids(&["43", "42"])))
        );
    }

    #[test]
    fn what_the_tab_keeps_leads_back_from_an_opportunity_only() {
        assert_eq!(back(None, Some(ROW), None), None);
        assert_eq!(
            back(None, Some(ROW), Some("43")),
            Some((1200, ids(&["43", "42"])))
        );
    }

    #[test]
    fn a_place_of_another_list_or_none_leads_nowhere() {
        assert_eq!(back(None, None, Some("43")), None);
        assert_eq!(back(Some("not a place"), None, None), None);
        let elsewhere = way_back(Some(ROW), None, None, "?q=chair");
        assert_eq!(elsewhere, None);
    }

    #[test]
    fn a_place_is_read_as_it_was_printed() {
        for text in [ROW, LINK, "0 0 0 5 "] {
            assert_eq!(
                Place::parse(text).map(|place| place.print()).as_deref(),
                Some(text)
            );
        }
    }
}
