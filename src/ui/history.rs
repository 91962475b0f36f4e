//! How the opportunity moved through its stages, newest first.

use std::sync::Arc;

use crate::browser::intl::{self, Zone};
use crate::crm::history::{Move, Who};
use crate::crm::relative;
use crate::ui::el::{El, bdi, el};
use crate::ui::growing::growing;
use crate::ui::moment::When;
use crate::ui::on_demand::{FIRST, list};

/// The `id` of the list of all others.
pub const OLDER: &str = "older-moves";

/// The list of the newest moves, which are given in order of time. Each is drawn anew when its own words change.
pub fn newest(
    moves: &Arc<Vec<Move>>,
    zone: impl Fn() -> Zone + Copy + 'static,
    now_ms: impl Fn() -> i64 + Copy + 'static,
) -> El {
    let newest = (0..moves.len()).rev().take(FIRST);
    el("ol").class("moves").children(newest.map(|at| {
        let (read, drawn) = (Arc::clone(moves), Arc::clone(moves));
        el("li").live(
            move || when(&read[at], zone(), now_ms()),
            move |when| item(&drawn[at], when.as_ref()),
        )
    }))
}

/// The list of all others, newest first.
pub fn older(moves: &Arc<Vec<Move>>, zone: Zone, now_ms: i64) -> El {
    let moves = Arc::clone(moves);
    let count = moves.len().saturating_sub(FIRST);
    growing(list(OLDER).class("moves"), count, move |at| {
        let entry = &moves[count - 1 - at]; // there are as many as are counted
        el("li").children(item(entry, when(entry, zone, now_ms).as_ref()))
    })
}

fn when(entry: &Move, zone: Zone, now_ms: i64) -> Option<When> {
    let moment = entry.to_time.set()?;
    Some(When::new(moment, zone, now_ms))
}

fn item(entry: &Move, when: Option<&When>) -> Vec<El> {
    let to = bdi(&name(entry.new_stage_name.text(), entry.new_stage_id.set()));
    let what = if entry.is_first() {
        el("p").text("Placed in ")
    } else {
        let from = name(entry.old_stage_name.text(), entry.old_stage_id.set());
        el("p").child(bdi(&from)).text(" → ")
    };
    let when = when.map_or_else(|| el("span").text("at an unknown time"), When::view);
    vec![
        what.child(el("strong").child(to)),
        el("div")
            .class("hint")
            .children([when, who(entry)])
            .text(&stayed(entry)),
    ]
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
fn stayed(entry: &Move) -> String {
    match (entry.from_time.set(), entry.to_time.set()) {
        (Some(from), Some(to)) if !entry.is_first() && from.epoch_ms() <= to.epoch_ms() => {
            let (value, unit) = relative::duration(to.epoch_ms() - from.epoch_ms());
            format!(" after {}", intl::duration(value, unit.as_str()))
        }
        _ => String::new(),
    }
}
