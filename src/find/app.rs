//! What happens: the host shows the page, the visitor does something, an answer comes.

mod choices;
mod comparing;
mod key_list;
mod keys;
mod listen;
mod place;
mod reading;
mod same_visitor;

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement};

use crate::browser::second::{LAST, SET};
use crate::browser::storage::{self, Kept};
use crate::browser::{history, query, second, viewport};
use crate::find::address::Address;
use crate::find::app::place::{PLACE, remembered};
use crate::find::app::same_visitor::Selection;
use crate::find::compare::Compare;
use crate::find::page::{FIELD, Page};
use crate::find::part::focused;
use crate::find::place::Place;
use crate::find::state::{Reading, State};
use crate::route::Route;
use crate::ui::el::El;

/// Where the visitor's choice is kept that Ctrl+F searches here.
const CTRL_F: &str = "opportune.find-ctrl-f";

/// The page and what it knows.
struct Find {
    state: State,
    page: Page,
    compare: Compare,
    /// Whether it is in sight.
    is_shown: bool,
    /// Where to go back to as soon as its row is there.
    back_to: Option<Place>,
    /// What the list of keys shows elsewhere, while it shows ours.
    other_keys: Option<Vec<Element>>,
    /// What was selected when a session ended.
    selection: Selection,
    /// Counts changes of the address, so that only the last one is written.
    writes: u32,
    /// Counts what is drawn while somebody scrolls.
    drawings: u32,
}

thread_local! {
    static FIND: RefCell<Option<Find>> = const { RefCell::new(None) };
}

/// Runs with the page. What the browser calls back while something else runs is left to that.
fn with<T>(run: impl FnOnce(&mut Find) -> T) -> Option<T> {
    FIND.with(|find| find.try_borrow_mut().ok()?.as_mut().map(run))
}

/// Offers the page to the host.
pub fn offer() {
    let find = Find {
        state: State::default(),
        page: Page::new(),
        compare: Compare::new(),
        is_shown: false,
        back_to: None,
        other_keys: None,
        selection: Selection::default(),
        writes: 0,
        drawings: 0,
    };
    listen::listen(El::around(&find.page.root), El::around(&find.compare.root));
    FIND.set(Some(find));
    second::offer_pages(
        |place| with(|find| find.show(&place)).unwrap_or_default(),
        || {
            with(Find::hide);
        },
        || {
            with(Find::forget);
        },
    );
}

fn own_query() -> String {
    history::path_and_query().1
}

impl Find {
    /// Shows what the address asks for; says whether it took the focus.
    fn show(&mut self, place: &Element) -> bool {
        if Route::parse(&history::path_and_query().0) == Route::Compare {
            return self.show_compare(place);
        }
        let had_focus = focused().is_some_and(|element| place.contains(Some(&element)));
        if self.page.root.parent_element().as_ref() != Some(place) {
            place.set_text_content(None);
            let _ = place.append_child(&self.page.root); // ours
        }
        self.is_shown = true;
        let query = own_query();
        self.state.address = Address::read(query::pairs(&query));
        self.state.settle();
        if let Some(selected) = self.selection.take() {
            self.state.selected = selected;
        }
        self.list_keys();
        self.put_typed();
        self.state.refill();
        self.begin();
        self.ask_for_stages();
        self.page.draw(&self.state);
        self.page.wait_behind_first_rows();
        self.back_to = remembered(&query);
        self.go_back();
        if let Some(switch) = self.input("#find-ctrl-f") {
            switch.set_checked(storage::get(Kept::InBrowser, CTRL_F).is_some());
        }
        had_focus || self.back_to.is_some()
    }

    /// What failed for want of a connection is asked again.
    fn is_online(&mut self) {
        let has_failed = matches!(self.state.reading, Reading::Failed(_));
        if self.is_shown && has_failed {
            self.go_on_now();
            self.page.draw(&self.state);
        } else if has_failed {
            self.state.reading = Reading::NotBegun; // goes on when it is shown
        }
        if self.compare.root.is_connected() {
            self.open_compare();
        }
    }

    fn hide(&mut self) {
        // Once everything is forgotten, the address still knows what was asked for.
        if self.is_shown {
            self.write_address();
        }
        self.is_shown = false;
        self.put_keys_back();
        // Nobody waits any more.
        self.state.again.begin_anew();
        self.compare.again.begin_anew();
    }

    /// The session is over.
    fn forget(&mut self) {
        self.selection
            .keep(std::mem::take(&mut self.state.selected));
        let ticket = self.state.ticket + 1;
        let mut again = std::mem::take(&mut self.state.again);
        again.begin_anew();
        self.state = State {
            again,
            ticket,
            ..State::default()
        };
        self.is_shown = false;
        self.put_keys_back();
        self.compare.forget();
        self.back_to = None;
        self.page.forget();
        for key in [PLACE, LAST, SET] {
            storage::remove(Kept::InTab, key);
        }
        self.page.draw(&self.state);
    }

    /// “Today”, “overdue” and “2 hours ago” stay true while the page is open, across midnight and after sleep.
    fn look_at_clock(&mut self) {
        if !self.is_shown {
            return;
        }
        if self.state.is_of_yesterday() {
            self.state.refilter();
            self.page.draw(&self.state);
        } else {
            self.page.tell_time(&self.state);
        }
    }

    fn other_zone(&mut self) {
        self.state.version += 1;
        if self.is_shown {
            self.page.draw(&self.state);
        } else if self.compare.root.is_connected() {
            self.compare.draw();
        }
    }

    fn input(&self, selector: &str) -> Option<HtmlInputElement> {
        self.page
            .root
            .query_selector(selector)
            .ok()??
            .dyn_into()
            .ok()
    }

    fn put_typed(&self) {
        if let Some(field) = self.input(FIELD) {
            field.set_value(&self.state.address.typed);
        }
    }

    fn scroll(&mut self) {
        if self.is_shown {
            let is_whole = self.page.draw_in_sight(&self.state);
            self.go_on_unless(is_whole);
        }
    }

    /// What one frame could not draw, the next one does; unless that draws by itself, because somebody scrolls on.
    fn go_on_unless(&mut self, is_whole: bool) {
        self.drawings = self.drawings.wrapping_add(1);
        let drawings = self.drawings;
        if is_whole {
            return;
        }
        let go_on = move |find: &mut Self| {
            if find.drawings == drawings {
                find.scroll();
            }
        };
        // The first may still be called before this frame is painted.
        viewport::before_paint(move || {
            viewport::before_paint(move || {
                with(go_on);
            });
        });
    }
}

fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}
