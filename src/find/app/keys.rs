//! The keyboard: to the field, and from row to row.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use crate::browser::keyboard;
use crate::browser::storage::{self, Kept};
use crate::find::app::{CTRL_F, Find, target};
use crate::find::page::{FIELD, Spot};

impl Find {
    pub(super) fn key(&mut self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|_| self.is_shown) else {
            return;
        };
        if key.alt_key() || key.meta_key() {
            self.write_address(); // what follows may be the browser's Back
        }
        let with_others = key.ctrl_key() || key.meta_key() || key.alt_key();
        let in_page =
            target::<Element>(event).filter(|element| self.page.root.contains(Some(element)));
        let spot = in_page
            .as_ref()
            .and_then(|element| self.page.spot_of(element));
        let in_field = in_page.is_some_and(|element| element.id() == "find-field");
        let is_ctrl = (key.ctrl_key() || key.meta_key()) && !key.shift_key() && !key.alt_key();
        match key.key().as_str() {
            "f" if is_ctrl && storage::get(Kept::InBrowser, CTRL_F).is_some() => self.to_field(),
            _ if with_others => return,
            // Many keyboards write it with Shift.
            "/" if !is_typing(event) && keyboard::single_keys_work() => self.to_field(),
            _ if key.shift_key() => return,
            "ArrowUp" if matches!(spot, Some(Spot::Row(0) | Spot::Card(_, 0))) => self.to_field(),
            key => {
                let Some(to) = self.towards(key, spot, in_field) else {
                    return;
                };
                self.page.focus_spot(&self.state, to);
            }
        }
        event.prevent_default();
    }

    /// Where an arrow leads from a row, a card or the field.
    pub(super) fn towards(&self, key: &str, spot: Option<Spot>, in_field: bool) -> Option<Spot> {
        let last = self.state.count().checked_sub(1)?;
        let lanes = &self.state.lanes;
        let beside = |lane: usize, at: usize| {
            let last = lanes.get(lane)?.cards.len().checked_sub(1)?;
            Some(Spot::Card(lane, at.min(last)))
        };
        let is_mirrored = self.page.root.matches(":dir(rtl)").unwrap_or_default();
        let key = match key {
            "ArrowLeft" if is_mirrored => "ArrowRight",
            "ArrowRight" if is_mirrored => "ArrowLeft",
            key => key,
        };
        match (key, spot) {
            ("ArrowDown", None) if in_field && lanes.is_empty() => Some(Spot::Row(0)),
            ("ArrowDown", None) if in_field => (0..lanes.len()).find_map(|lane| beside(lane, 0)),
            ("ArrowDown", Some(Spot::Row(at))) => Some(Spot::Row((at + 1).min(last))),
            ("ArrowUp", Some(Spot::Row(at))) => Some(Spot::Row(at.checked_sub(1)?)),
            ("Home", Some(Spot::Row(_))) => Some(Spot::Row(0)),
            ("End", Some(Spot::Row(_))) => Some(Spot::Row(last)),
            ("ArrowDown", Some(Spot::Card(lane, at))) => beside(lane, at + 1),
            ("ArrowUp", Some(Spot::Card(lane, at))) => beside(lane, at.checked_sub(1)?),
            ("Home", Some(Spot::Card(lane, _))) => beside(lane, 0),
            ("End", Some(Spot::Card(lane, _))) => beside(lane, usize::MAX),
            ("ArrowRight", Some(Spot::Card(lane, at))) => {
                (lane + 1..lanes.len()).find_map(|lane| beside(lane, at))
            }
            ("ArrowLeft", Some(Spot::Card(lane, at))) => {
                (0..lane).rev().find_map(|lane| beside(lane, at))
            }
            _ => None,
        }
    }

    pub(super) fn to_field(&self) {
        if let Some(field) = self.input(FIELD) {
            let _ = field.focus(); // a field can take it
            field.select();
        }
    }
}

fn is_typing(event: &Event) -> bool {
    target::<Element>(event).is_some_and(|element| {
        let field = "input:not([type=checkbox]), select, textarea, dialog";
        element.closest(field).ok().flatten().is_some()
    })
}
