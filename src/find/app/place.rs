//! Where the visitor is: in the address, and in the list they come back to.

use web_sys::Element;

use crate::browser::storage::{self, Kept};
use crate::browser::{history, query, viewport};
use crate::find::app::{Find, own_query, with};
use crate::find::page::{self, Spot};
use crate::route::Route;

/// The contract with the opportunity's page: the set it was opened from.
pub(super) const SET: &str = "opportune.set";
/// Where the place in the list is kept, for when the whole page has been loaded anew meanwhile.
pub(super) const PLACE: &str = "opportune.find-place";

/// Where somebody was in a list.
#[derive(Clone, PartialEq)]
pub(super) struct Place {
    scrolled: i32,
    board: (i32, i32),
    id: String,
    pub(super) query: String,
}

impl Find {
    pub(super) fn address_changed(&mut self) {
        self.back_to = None;
        self.state.address.ignored.clear();
    }

    pub(super) fn write_address(&mut self) {
        self.writes += 1;
        let query = query::print(&self.state.address.pairs());
        let path = format!("{}{query}", Route::Find);
        let is_own = Route::parse(&history::path_and_query().0) == Route::Find;
        if is_own && own_query() != query {
            history::replace(&path);
        }
    }

    /// A link is followed: the opportunity's page learns of the set it was opened from.
    pub(super) fn leave_by(&mut self, link: &Element) {
        self.write_address();
        if self.page.spot_of(link).is_none() {
            return;
        }
        let ids = self.state.ids();
        let ids: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
        let from = format!("{}{}", Route::Find, own_query());
        let from = serde_json::to_string(&from).unwrap_or_default(); // texts always print
        storage::set(
            Kept::InTab,
            SET,
            &format!("{{\"from\":{from},\"ids\":[{}]}}", ids.join(",")),
        );
        let href = link.get_attribute("href").unwrap_or_default();
        let id = href.rsplit('/').next().unwrap_or_default();
        remember(&Place {
            scrolled: viewport::scrolled(),
            board: self.page.board_scrolled(),
            id: id.to_owned(),
            query: own_query(),
        });
    }

    /// Back to where somebody was, as soon as the row is there.
    pub(super) fn go_back(&mut self) {
        let Some(place) = self.back_to.clone() else {
            return;
        };
        let Some(spot) = page::spot_with(&self.state, &place.id) else {
            return;
        };
        let settled = self.state.question().is_none();
        self.put_back(&place, spot);
        // The browser restores what it remembers of its own accord, a little later.
        viewport::before_paint(move || {
            with(|find| {
                find.put_back(&place, spot);
                if settled {
                    find.back_to = None;
                }
            });
        });
    }

    pub(super) fn put_back(&mut self, place: &Place, spot: Spot) {
        viewport::scroll_to(place.scrolled);
        self.page.scroll_board(place.board);
        self.page.focus_spot(&self.state, spot);
    }
}

fn remember(place: &Place) {
    let (down, across) = place.board;
    let text = format!(
        "{} {down} {across} {} {}",
        place.scrolled, place.id, place.query
    );
    storage::set(Kept::InTab, PLACE, &text);
}

pub(super) fn remembered() -> Option<Place> {
    let text = storage::get(Kept::InTab, PLACE)?;
    let mut words = text.splitn(5, ' ');
    Some(Place {
        scrolled: words.next()?.parse().ok()?,
        board: (words.next()?.parse().ok()?, words.next()?.parse().ok()?),
        id: words.next()?.to_owned(),
        query: words.next()?.to_owned(),
    })
}
