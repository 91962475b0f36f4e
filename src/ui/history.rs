//! How the opportunity moved through its stages, newest first.

use std::sync::Arc;

use crate::browser::intl::{self, Zone};
use crate::crm::history::{Move, Who};
use crate::crm::moment::Moment;
use crate::crm::relative;
use crate::ui::el::{El, bdi, el};
use crate::ui::growing::growing;
use crate::ui::moment::When;

/// So many moves are shown at once; the rest on demand.
pub const FIRST: usize = 20;

/// The list of the newest moves, which are given in order of time.
pub fn newest(moves: &[Move], zone: Zone, now_ms: i64) -> El {
    let newest = moves.iter().rev().take(FIRST);
    el("ol")
        .class("moves")
        .children(newest.map(|entry| item(entry, zone, now_ms)))
}

/// The list of all others, newest first.
pub fn older(moves: &Arc<Vec<Move>>, zone: Zone, now_ms: i64) -> El {
    let moves = Arc::clone(moves);
    let count = moves.len().saturating_sub(FIRST);
    let list = el("ol")
        .class("moves")
        .attr("start", &(FIRST + 1).to_string());
    growing(list, count, move |at| {
        item(&moves[count - 1 - at], zone, now_ms) // there are as many as are counted
    })
}

fn item(entry: &Move, zone: Zone, now_ms: i64) -> El {
    let to = bdi(&name(entry.new_stage_name.text(), entry.new_stage_id.set()));
    let what = if entry.is_first() {
        el("p").text("Placed in ")
    } else {
        let from = name(entry.old_stage_name.text(), entry.old_stage_id.set());
        el("p").child(bdi(&from)).text(" → ")
    };
    let when = match entry.to_time.set() {
        Some(moment) => When::new(moment, zone, now_ms).line("span"),
        None => el("span").text("at an unknown time"),
    };
    el("li").child(what.child(el("strong").child(to))).child(
        el("p")
            .class("hint")
            .child(when)
            .text(" · ")
            .child(who(entry))
            .text(&stayed(entry).unwrap_or_default()),
    )
}

fn name(name: Option<&str>, id: Option<&i64>) -> String {
    match (name, id) {
        (Some(name), _) => name.trim().to_owned(),
        (None, Some(id)) => format!("stage {id}"),
        (None, None) => "an unknown stage".to_owned(),
    }
}

fn who(entry: &Move) -> El {
    let who = el("span");
    match entry.who() {
        Who::Automatically => who.text("automatically"),
        Who::Name(name) => who.text("by ").child(bdi(name.trim())),
        Who::User(id) => who.text(&format!("by user #{id}")),
        Who::Unreadable => who.text("by somebody whose name cannot be read"),
    }
}

/// How long it had been in the stage it left.
fn stayed(entry: &Move) -> Option<String> {
    if entry.is_first() {
        return None;
    }
    let (from, to) = (entry.from_time.set()?, entry.to_time.set()?);
    let ms = Moment::epoch_ms(to) - Moment::epoch_ms(from);
    (ms >= 0).then(|| {
        let (value, unit) = relative::duration(ms);
        format!(" · after {}", intl::duration(value, unit.as_str()))
    })
}
