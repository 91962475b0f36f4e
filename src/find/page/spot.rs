//! Where a record stands on the page, and how the focus and the window get there.

use std::ops::Range;

use web_sys::Element;

use super::Page;
use crate::browser::viewport;
use crate::find::rows::BEYOND;
use crate::find::state::State;

/// Where a record is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// In a row of the table.
    Row(usize),
    /// In a lane of the board, and which card of it.
    Card(usize, usize),
}

impl Page {
    /// Scrolls up to the first row, if that is out of sight above.
    pub fn scroll_to_top(&mut self, state: &State) {
        if state.address.board {
            return;
        }
        let (top, _) = self.rows.edges(0);
        if top < 0.0 {
            viewport::scroll_by(top - 64.0);
        }
    }

    /// Where an element stands.
    pub fn spot_of(&self, element: &Element) -> Option<Spot> {
        let card = || {
            let (lane, at) = self.board.at(element)?;
            Some(Spot::Card(lane, at))
        };
        self.rows.at(element).map(Spot::Row).or_else(card)
    }

    /// How far the board is scrolled, down and across, in CSS pixels.
    pub fn board_scrolled(&self) -> (i32, i32) {
        self.board.scrolled()
    }

    /// Scrolls the board.
    pub fn scroll_board(&self, to: (i32, i32)) {
        self.board.scroll_to(to);
    }

    /// Moves the focus to the title of a record, which is scrolled into sight.
    pub fn focus_spot(&mut self, state: &State, spot: Spot) {
        match spot {
            Spot::Row(at) => self.focus_row(state, at),
            Spot::Card(lane, at) => self.board.focus(state, lane, at),
        }
    }

    fn focus_row(&mut self, state: &State, at: usize) {
        let (top, bottom) = self.rows.edges(at);
        let Range { start, end } = 64.0..viewport::height() - 16.0;
        let by = if top < start {
            top - start
        } else if bottom > end {
            bottom - end
        } else {
            0.0
        };
        if by != 0.0 {
            viewport::scroll_by(by);
        }
        self.rows.measure();
        self.draw_rows(state, BEYOND, usize::MAX);
        if let Some(link) = self.rows.link(at) {
            let _ = link.focus(); // a link can take it
        }
    }
}

/// Where a record stands, by its Id.
pub fn spot_with(state: &State, id: &str) -> Option<Spot> {
    let records = state.library.records();
    let has = |place: &usize| {
        records[*place]
            .id
            .set()
            .is_some_and(|own| own.to_string() == id)
    };
    if !state.address.board {
        return state.shelf.shown().iter().position(has).map(Spot::Row);
    }
    let mut lanes = state.lanes.iter().enumerate();
    lanes.find_map(|(lane, own)| Some(Spot::Card(lane, own.cards.iter().position(has)?)))
}
