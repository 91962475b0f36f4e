//! How the opportunity moved through its stages, newest first.

use crate::browser::intl::{self, Zone};
use crate::crm::history::{Move, Who};
use crate::crm::moment::Moment;
use crate::crm::relative;
use crate::ui::el::{El, bdi, el};
use crate::ui::moment::When;

/// So many moves are shown at once; the rest on demand.
pub const FIRST: usize = 20;

/// The list of moves, given in order of time; as many as `shown`.
pub fn moves(moves: &[Move], shown: usize, zone: Zone, now_ms: i64) -> El {
    el("ol").class("moves").children(
        moves
            .iter()
            .rev()
            .take(shown)
            .map(|entry| item(entry, zone, now_ms)),
    )
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
