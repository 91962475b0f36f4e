//! The board: a lane for each stage, its cards drawn only where they are in sight.

use web_sys::Element;

use crate::crm::opportunity::Opportunity;
use crate::crm::totals::{Total, totals};
use crate::find::lanes::Lane;
use crate::find::part::{Part, fill, focused};
use crate::find::rows::{BEYOND, Rows, Source};
use crate::find::state::{State, now};
use crate::find::{table, words};
use crate::ui::badge::status_badge;
use crate::ui::el::{El, bdi, el};

/// The board, once it has been drawn.
pub struct Board {
    /// Where it scrolls, both ways.
    pub place: Element,
    lanes: Vec<Drawn>,
    /// What was searched for when it was last drawn.
    typed: String,
}

struct Drawn {
    stage: (Option<i64>, String),
    element: Element,
    totals: Part<(usize, Vec<Total>)>,
    rows: Rows,
}

impl Board {
    /// An empty board.
    pub fn new() -> Self {
        let place = el("div")
            .class("board")
            .attr("role", "region")
            .attr("aria-label", "Board")
            .attr("tabindex", "0");
        Self {
            place: place.into_element(),
            lanes: Vec::new(),
            typed: String::new(),
        }
    }

    /// Lets go of every card.
    pub fn forget(&mut self) {
        self.lanes.clear();
        self.typed.clear();
        fill(&self.place, Vec::new());
    }

    /// The Id that the link with the focus leads to, if it is a card's.
    pub fn focused(&self) -> Option<String> {
        let link = focused().filter(|element| self.place.contains(Some(element)))?;
        let href = link.get_attribute("href")?;
        href.rsplit('/').next().map(str::to_owned)
    }

    /// Draws lanes, and the cards that are in sight.
    pub fn draw(&mut self, state: &State) {
        let stages = state.lanes.iter().map(stage);
        if !self.lanes.iter().map(|lane| lane.stage.clone()).eq(stages) {
            let lanes = state.lanes.iter().enumerate();
            let drawn = lanes.map(|(at, lane)| Drawn::new(lane, &label(&state.lanes[..at], lane)));
            self.lanes = drawn.collect();
            let elements = self.lanes.iter().map(|lane| El::around(&lane.element));
            fill(&self.place, elements.collect());
        }
        for (drawn, lane) in self.lanes.iter_mut().zip(&state.lanes) {
            let records = lane
                .cards
                .iter()
                .map(|&place| &state.library.records()[place]);
            let (totals, _) = totals(records);
            let is_empty = lane.cards.is_empty();
            let names = drawn.element.class_list();
            let _ = names.toggle_with_force("empty", is_empty); // a valid name
            drawn
                .totals
                .show((lane.cards.len(), totals), |(count, totals)| {
                    let count = el("li").text(&words::opportunities(*count));
                    [count]
                        .into_iter()
                        .chain(totals.iter().map(words::amount))
                        .collect()
                });
        }
        if self.typed != state.address.typed && self.show_found(state) {
            self.typed.clone_from(&state.address.typed);
        }
        self.draw_cards(state, usize::MAX);
    }

    /// What was searched for is in sight, or the nearest of it is brought there; says whether there is any.
    fn show_found(&self, state: &State) -> bool {
        let sight = self.place.get_bounding_client_rect();
        let lanes = self.lanes.iter().zip(&state.lanes);
        let with_cards = lanes.filter(|(_, lane)| !lane.cards.is_empty());
        let ways = with_cards.map(|(drawn, _)| {
            let rect = drawn.element.get_bounding_client_rect();
            beyond(rect.left(), rect.right(), sight.left(), sight.right())
        });
        let nearest = ways.min_by(|one, other| one.abs().total_cmp(&other.abs()));
        if let Some(across) = nearest {
            self.place.scroll_by_with_x_and_y(across, 0.0);
        }
        nearest.is_some()
    }

    /// Draws the cards that are in sight, no more new ones than `most`; says whether that was enough.
    pub fn draw_cards(&mut self, state: &State, mut most: usize) -> bool {
        let sight = self.place.get_bounding_client_rect();
        // All lanes are measured before any is drawn, so that the page is laid out once and not for every lane.
        let mut is_beside = Vec::with_capacity(self.lanes.len());
        for drawn in &mut self.lanes {
            let rect = drawn.element.get_bounding_client_rect();
            is_beside.push(rect.right() < sight.left() || rect.left() > sight.right());
            drawn.rows.measure();
        }
        let mut is_whole = true;
        let lanes = self.lanes.iter_mut().zip(&state.lanes);
        for ((drawn, lane), is_beside) in lanes.zip(is_beside) {
            let record = |at: usize| &state.library.records()[lane.cards[at]];
            let source = Source {
                count: lane.cards.len(),
                key: &|at| (record(at).id.set().copied(), state.version),
                draw: &|at| card(state, record(at)),
                number: &|card, at| number(card, at, lane.cards.len()),
            };
            let (top, bottom) = if is_beside {
                (0.0, 0.0)
            } else {
                (sight.top(), sight.bottom())
            };
            is_whole &= drawn.rows.draw(&source, (top, bottom), BEYOND, &mut most);
        }
        is_whole
    }

    /// The lane and the row of it that an element stands in.
    pub fn at(&self, element: &Element) -> Option<(usize, usize)> {
        self.lanes
            .iter()
            .enumerate()
            .find_map(|(lane, drawn)| Some((lane, drawn.rows.at(element)?)))
    }

    /// Moves the focus to the title of a card, which is scrolled into sight.
    pub fn focus(&mut self, state: &State, lane: usize, at: usize) {
        let Some(drawn) = self.lanes.get_mut(lane) else {
            return;
        };
        let sight = self.place.get_bounding_client_rect();
        let (top, bottom) = drawn.rows.edges(at);
        let rect = drawn.element.get_bounding_client_rect();
        // The head of the lane stays above.
        let down = beyond(top - 96.0, bottom, sight.top(), sight.bottom());
        let across = beyond(rect.left(), rect.right(), sight.left(), sight.right());
        self.place.scroll_by_with_x_and_y(across, down);
        self.draw_cards(state, usize::MAX);
        if let Some(link) = self.lanes.get(lane).and_then(|drawn| drawn.rows.link(at)) {
            let _ = link.focus(); // a link can take it
        }
    }

    /// How far it is scrolled, down and across, in CSS pixels.
    pub fn scrolled(&self) -> (i32, i32) {
        (self.place.scroll_top(), self.place.scroll_left())
    }

    /// Scrolls it.
    pub fn scroll_to(&self, (down, across): (i32, i32)) {
        self.place.set_scroll_top(down);
        self.place.set_scroll_left(across);
    }
}

/// How far to scroll so that what reaches from `start` to `end` is within the sight.
fn beyond(start: f64, end: f64, from: f64, to: f64) -> f64 {
    if start < from {
        start - from
    } else if end > to {
        end - to
    } else {
        0.0
    }
}

fn stage(lane: &Lane) -> (Option<i64>, String) {
    (lane.stage, format!("{} {}", lane.board, lane.name))
}

/// What a lane is called among those before it: boards, and stages of one board, may share their names.
fn label(before: &[Lane], lane: &Lane) -> String {
    let is_same = |other: &&Lane| (&other.name, &other.board) == (&lane.name, &lane.board);
    match before.iter().filter(is_same).count() {
        0 => format!("{}, {}", lane.name, lane.board),
        others => format!("{}, {} ({})", lane.name, lane.board, others + 1),
    }
}

impl Drawn {
    fn new(lane: &Lane, label: &str) -> Self {
        let totals = el("ul").class("totals");
        let cards = el("div").class("rows").attr("role", "list");
        let (part, rows) = (Part::new(&totals), Rows::new(&cards));
        let head = el("header")
            .child(el("h2").child(bdi(&lane.name)))
            .child(el("div").class("hint").child(bdi(&lane.board)))
            .child(totals);
        let element = el("section")
            .class("lane")
            .attr("aria-label", label)
            .child(head)
            .child(cards);
        Self {
            stage: stage(lane),
            element: element.into_element(),
            totals: part,
            rows,
        }
    }
}

fn card(state: &State, record: &Opportunity) -> El {
    now(|now| {
        let line = |class: &str, content: El| el("div").class(class).child(content);
        el("div")
            .class("deal")
            .attr("role", "listitem")
            .child(line("pick", table::pick(state, record)))
            .child(
                line("name", table::link(state, record))
                    .child(words::below_title(record, state.shelf.query())),
            )
            .child(line("status", status_badge(&record.status)))
            .child(line("value", words::value(record)))
            .child(line("due-on", words::follow_up(record, now)))
    })
}

fn number(card: &Element, at: usize, of: usize) {
    let _ = card.set_attribute("aria-posinset", &(at + 1).to_string()); // valid names
    let _ = card.set_attribute("aria-setsize", &of.to_string());
}
