//! Where the visitor is: in the address, and in the list they come back to.

use web_sys::{Event, HtmlAnchorElement};

use crate::browser::second::{LAST, SET};
use crate::browser::storage::{self, Kept};
use crate::browser::{document, history, link, query, viewport};
use crate::find::app::{Find, own_query, with};
use crate::find::page::{self, Spot};
use crate::find::part::focus_still;
use crate::find::place::{Place, way_back};
use crate::nexudus::wire::json;
use crate::route::Route;

/// Where the place in the list is kept for the link that leads back to it.
pub(super) const PLACE: &str = "opportune.find-place";

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

    /// A link is followed, anywhere: before anybody else is told.
    pub(super) fn followed(&mut self, event: &Event) {
        let Some(link) = link::of(event) else {
            return;
        };
        let to = link::leads_to(&link).filter(|_| link::is_plain(event));
        let to = to.map(|(path, _)| Route::parse(&path));
        if self.is_shown {
            self.leave_by(&link, to.is_some());
        } else if to == Some(Route::Find) && !matches!(link.closest(".ways"), Ok(Some(_))) {
            storage::remove(Kept::InTab, LAST); // not the way back: the list begins at its top
        }
    }

    /// The list is left: the opportunity's page learns of the set it was opened from, and whoever comes back of the place.
    fn leave_by(&mut self, link: &HtmlAnchorElement, is_left: bool) {
        self.write_address();
        let href = link.get_attribute("href").unwrap_or_default();
        let id = href.rsplit('/').next().unwrap_or_default();
        let is_row = self.page.spot_of(link).is_some();
        if is_row {
            self.keep_set();
        }
        if !is_left {
            return;
        }
        let place = Place {
            scrolled: viewport::scrolled(),
            board: self.page.board_scrolled(),
            followed: (if is_row { id } else { &href }).to_owned(),
            query: own_query(),
            last: None,
        };
        let place = place.print();
        history::note(Some(&place));
        if is_row {
            storage::set(Kept::InTab, PLACE, &place);
        }
    }

    /// How the text of a set begins that this list gives.
    fn set_begins(&self) -> String {
        let query = query::print(&self.state.address.pairs());
        let from = format!("{}{query}", Route::Find);
        format!("{{\"from\":{},", json::quote(&from))
    }

    fn keep_set(&self) {
        let ids = self.state.ids();
        let ids: Vec<String> = ids.iter().map(|id| format!("\"{id}\"")).collect();
        let set = format!("{}\"ids\":[{}]}}", self.set_begins(), ids.join(","));
        storage::set(Kept::InTab, SET, &set);
    }

    /// Records have come while an opportunity of this list is on show: its set is what the list would show by now.
    pub(super) fn renew_set(&self) {
        let set = storage::get(Kept::InTab, SET);
        if set.is_some_and(|set| set.starts_with(&self.set_begins())) {
            self.keep_set();
        }
    }

    /// Back to where somebody was, as soon as the row is there.
    pub(super) fn go_back(&mut self) {
        let Some(place) = self.back_to.clone() else {
            return;
        };
        let spot = place.ids().find_map(|id| page::spot_with(&self.state, id));
        let settled = self.state.is_whole();
        if spot.is_none() && place.is_at_row() && !settled {
            return;
        }
        self.put_back(&place, spot);
        // The browser restores what it remembers of its own accord, a little later.
        viewport::before_paint(move || {
            with(|find| {
                if find.back_to.as_ref() != Some(&place) {
                    return;
                }
                find.put_back(&place, spot);
                if settled {
                    find.back_to = None;
                }
            });
        });
    }

    fn put_back(&mut self, place: &Place, spot: Option<Spot>) {
        viewport::scroll_to(place.scrolled);
        self.page.scroll_board(place.board);
        if let Some(spot) = spot {
            self.page.focus_spot(&self.state, spot);
        } else if let Some(link) = document::find(&format!("a[href=\"{}\"]", place.followed)) {
            focus_still(&link);
        }
    }
}

/// Where the list of this query is gone back to, if it is. What is remembered serves once.
pub(super) fn remembered(query: &str) -> Option<Place> {
    let own = history::noted();
    if own.is_some() {
        history::note(None);
    }
    let kept = storage::get(Kept::InTab, PLACE);
    let last = storage::get(Kept::InTab, LAST);
    storage::remove(Kept::InTab, LAST);
    way_back(own.as_deref(), kept.as_deref(), last, query)
}
