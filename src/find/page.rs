//! The page: what stands on it for good, and its parts.

mod first_rows;
mod spot;

use web_sys::Element;

use crate::browser::{intl, viewport};
use crate::crm::id::OpportunityId;
use crate::crm::sort::Sort;
use crate::crm::totals::{Total, totals};
use crate::find::address::Ignored;
use crate::find::board::Board;
use crate::find::failed;
use crate::find::filters;
use crate::find::more::more;
use crate::find::notices;
use crate::find::part::{Part, fill, focused, keep_focus};
use crate::find::rows::{BEYOND, IN_A_FRAME, Rows, Source};
use crate::find::state::{Reading, State};
use crate::find::words;
use crate::find::{table, take, toolbar};
use crate::ui::el::{El, el};

pub use spot::{Spot, spot_with};

/// The class of the page of somebody who may not list.
const MAY_NOT: &str = "may-not";

/// The id of the totals of all currencies, of which a small window shows the first until all are asked for.
const TOTALS: &str = "find-totals";

/// The search field.
pub const FIELD: &str = "#find-field";

/// What is drawn.
pub struct Page {
    /// The whole page.
    pub root: Element,
    notices: Part<(Vec<Ignored>, Vec<String>)>,
    reading: Part<(Reading, usize, Option<usize>, bool, usize, bool)>,
    seconds: Part<Option<i32>>,
    active: Part<usize>,
    chips: Part<Vec<(String, String)>>,
    count: Part<String>,
    totals: Part<(Vec<Total>, usize)>,
    order: Part<(Option<String>, bool)>,
    across: Part<bool>,
    selection: Part<(Vec<OpportunityId>, bool)>,
    head: Part<Option<String>>,
    table: Element,
    rows: Rows,
    board: Board,
    paper: Element,
}

impl Page {
    /// Makes it, once.
    pub fn new() -> Self {
        let [notices, reading, chips, order, across, selection] = [(); 6].map(|()| el("div"));
        let count = el("p").class("count").attr("role", "status");
        let totals = el("ul")
            .class("totals")
            .attr("id", TOTALS)
            .attr("aria-label", "Totals");
        let head = el("div").attr("role", "rowgroup");
        let rows = el("div").class("rows").attr("role", "rowgroup");
        let notices = notices.class("stack").attr("role", "status");
        let reading = reading.class("reading");
        let (chips, order) = (chips.class("chips"), order.class("order"));
        let (selection, seconds) = (selection.class("order"), failed::place());
        let filters_button = more(filters::FILTERS);
        let (board, paper) = (Board::new(), el("div").class("whole-set").into_element());
        let parts = Self {
            root: el("div").into_element(),
            notices: Part::new(&notices),
            reading: Part::new(&reading),
            seconds: Part::new(&seconds),
            active: Part::new(&filters_button),
            chips: Part::new(&chips),
            count: Part::new(&count),
            totals: Part::new(&totals),
            order: Part::new(&order),
            across: Part::new(&across),
            selection: Part::new(&selection),
            head: Part::new(&head),
            rows: Rows::new(&rows),
            table: el("div").into_element(),
            board,
            paper,
        };
        let table = el("div")
            .class("table")
            .attr("role", "table")
            .attr("aria-label", "Opportunities")
            .child(head)
            .child(rows);
        let table_element = table.handle().element().clone();
        let root = el("div")
            .class("page find")
            .attr("id", "find")
            .child(el("h1").attr("tabindex", "-1").text("Find opportunities"))
            .child(toolbar::search())
            .child(notices)
            .child(
                el("div")
                    .class("menus")
                    .child(filters_button)
                    .children(filters::menus()),
            )
            .child(chips)
            .child(
                el("div")
                    .class("summary")
                    .child(count)
                    .child(reading)
                    .child(seconds)
                    .child(totals)
                    .child(more(TOTALS).text("All totals")),
            )
            .child(el("div").class("summary").child(selection).child(order))
            .child(across)
            .child(table)
            .child(El::around(&parts.board.place))
            .child(El::around(&parts.paper));
        Self {
            root: root.into_element(),
            table: table_element,
            ..parts
        }
    }

    /// Draws everything that has changed.
    pub fn draw(&mut self, state: &State) {
        self.rows.measure();
        let root = self.root.clone();
        keep_focus(&root, || {
            let mut remarks = notices::near_limit(state);
            remarks.extend(notices::without_stages(state));
            self.notices.show(
                (state.address.ignored.clone(), remarks),
                |(ignored, remarks)| notices::notices(ignored, remarks),
            );
            let chosen = filters::chosen(state);
            self.active.show(chosen.len(), |active| {
                vec![el("span").text(&filters::button_words(*active))]
            });
            self.chips.show(chosen, |chosen| filters::chips(chosen));
            let order = state.address.order();
            self.order
                .show((order.map(Sort::print), state.address.board), |_| {
                    toolbar::choices(order, state.address.board)
                });
            self.head
                .show(order.map(Sort::print), |_| vec![table::head(order)]);
            self.draw_parts_of_set(state, BEYOND);
            self.draw_menu(state);
        });
    }

    /// Draws what a keystroke changes, and so many rows beyond those in sight: while somebody types, none is soonest.
    pub fn draw_set(&mut self, state: &State, beyond: usize) {
        self.rows.measure();
        self.draw_parts_of_set(state, beyond);
    }

    fn draw_parts_of_set(&mut self, state: &State, beyond: usize) {
        self.reading.show(
            (
                state.reading.clone(),
                state.library.records().len(),
                state.loading.total(),
                state.loading.is_checking(),
                state.loading.unreadable(),
                state.again.left().is_some(),
            ),
            |_| notices::reading(state),
        );
        let may_not = state.reading == Reading::MayNot;
        let _ = self.root.class_list().toggle_with_force(MAY_NOT, may_not); // a valid name
        self.draw_seconds(state);
        self.count
            .show(notices::count(state), |words| vec![el("span").text(words)]);
        let totals = totals(state.shown());
        let is_across = !state.address.board
            && totals.0.len() > 1
            && state.address.order().is_some_and(Sort::is_by_value);
        self.across
            .show(is_across, |is_across| toolbar::across(*is_across));
        self.totals.show(totals, |(totals, without)| {
            let none = (*without > 0 && !totals.is_empty()).then(|| {
                el("li")
                    .class("quiet")
                    .text(&format!("{} without a value", intl::count(*without)))
            });
            totals.iter().map(words::total).chain(none).collect()
        });
        self.selection
            .show((state.selected.clone(), state.count() > 0), |(ids, any)| {
                toolbar::selection(ids, *any)
            });
        let is_board = state.address.board;
        let is_empty = state.count() == 0;
        for (element, hidden) in [
            (&self.table, is_board || is_empty),
            (&self.board.place, !is_board || is_empty),
        ] {
            let _ = element.toggle_attribute_with_force("hidden", hidden); // a valid name
        }
        let rows = (state.count() + 1).to_string();
        let _ = self.table.set_attribute("aria-rowcount", &rows); // a valid name
        if is_board {
            let card = self.board.focused();
            self.board.draw(state);
            // Where lanes are drawn anew, the card with the focus keeps it.
            if let Some(id) = card.filter(|_| self.board.focused().is_none())
                && let Some(spot) = spot_with(state, &id)
            {
                self.focus_spot(state, spot);
            }
        } else {
            self.draw_rows(state, beyond, usize::MAX);
        }
    }

    /// Draws the seconds after which it goes on by itself; what else is said stays, so that it is not said again.
    pub fn draw_seconds(&mut self, state: &State) {
        self.seconds
            .show(state.again.left(), |left| failed::seconds(*left));
    }

    /// Whether the focus is on what a selector names.
    pub fn has_focus(&self, selector: &str) -> bool {
        focused().is_some_and(|element| {
            self.root.contains(Some(&element)) && element.matches(selector).unwrap_or_default()
        })
    }

    /// Draws the rows or cards that are in sight, as many as fit a frame; says whether those were all.
    pub fn draw_in_sight(&mut self, state: &State) -> bool {
        if state.address.board {
            return self.board.draw_cards(state, IN_A_FRAME);
        }
        self.rows.measure();
        self.draw_rows(state, BEYOND, IN_A_FRAME)
    }

    fn draw_rows(&mut self, state: &State, beyond: usize, mut most: usize) -> bool {
        let source = Source {
            count: state.count(),
            key: &|at| (state.id(at), state.version),
            draw: &|at| table::row(state, at),
            number: &table::number,
        };
        let window = (0.0, viewport::height());
        self.rows.draw(&source, window, beyond, &mut most)
    }

    /// What the rows that are drawn say of time stays true.
    pub fn tell_time(&self, state: &State) {
        for (at, row) in self.rows.drawn() {
            table::tell_time(state, at, row);
        }
    }

    /// Draws the whole set for paper; after that, nothing of it is left.
    pub fn draw_paper(&self, state: Option<&State>) {
        fill(&self.paper, state.map(take::on_paper).into_iter().collect());
    }

    /// Lets go of what is not drawn anew by itself: cards, and what menus hold that were opened once.
    pub fn forget(&mut self) {
        self.board.forget();
        let Ok(panels) = self.root.query_selector_all(".menu-panel") else {
            return; // a valid selector never fails
        };
        for at in 0..panels.length() {
            if let Some(panel) = panels.get(at) {
                panel.set_text_content(None);
            }
        }
    }

    /// Draws the menu that is open, with its counts.
    pub fn draw_menu(&self, state: &State) {
        let Ok(Some(menu)) = self.root.query_selector("details[data-menu][open]") else {
            return;
        };
        // While the focus goes from one field to the next, the body has it.
        let has_fields = matches!(menu.query_selector("[data-currency]"), Ok(Some(_)));
        let is_typing = focused().is_none_or(|element| {
            let is_field = menu.contains(Some(&element)) && element.has_attribute("data-currency");
            is_field || element.tag_name() == "BODY"
        });
        if is_typing && has_fields {
            return; // what is being typed stays
        }
        let name = menu.get_attribute("data-menu").unwrap_or_default();
        if let Ok(Some(panel)) = menu.query_selector(".menu-panel") {
            fill(&panel, filters::panel(state, &name));
        }
    }
}
