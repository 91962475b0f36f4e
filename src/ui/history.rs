//! How the opportunity moved through its stages, newest first.

use leptos::prelude::*;

use crate::browser::intl::{self, Zone};
use crate::crm::history::{self, Move, Who};
use crate::crm::moment::Moment;
use crate::crm::relative;
use crate::ui::moment::When;

/// So many moves are shown at once; the rest on demand.
const FIRST: usize = 20;

/// The list of moves, given in order of time.
#[component]
pub fn History(
    /// Every move.
    moves: Memo<Vec<Move>>,
    /// How moments are shown.
    #[prop(into)]
    zone: Signal<Zone>,
    /// Milliseconds since 1970 UTC.
    #[prop(into)]
    now_ms: Signal<i64>,
) -> impl IntoView {
    let all = RwSignal::new(false);
    move || {
        let (zone, now) = (zone.get(), now_ms.get());
        let (items, hidden) = moves.with(|moves| {
            let shown = if all.get() { moves.len() } else { FIRST };
            let items = moves.iter().rev().take(shown).map(|entry| item(entry, zone, now)).collect_view();
            (items, moves.len().saturating_sub(shown))
        });
        let more = (hidden > 0).then(|| {
            view! { <button on:click=move |_| all.set(true)>{format!("Show {} more", intl::count(hidden))}</button> }
        });
        view! { <ol class="moves">{items}</ol>{more} }.into_any()
    }
}

fn item(entry: &Move, zone: Zone, now_ms: i64) -> AnyView {
    let to = name(entry.new_stage_name.text(), entry.new_stage_id.set());
    let from = (!entry.is_first()).then(|| name(entry.old_stage_name.text(), entry.old_stage_id.set()));
    let what = match from {
        Some(from) => view! { <bdi>{from}</bdi>" → "<strong><bdi>{to}</bdi></strong> }.into_any(),
        None => view! { "Placed in "<strong><bdi>{to}</bdi></strong> }.into_any(),
    };
    let when = match entry.to_time.set() {
        Some(moment) => When::new(moment, zone, now_ms).line(),
        None => "at an unknown time".into_any(),
    };
    view! {
        <li>
            <p>{what}</p>
            <p class="hint">{when}" · "{who(entry)}{stayed(entry)}</p>
        </li>
    }
    .into_any()
}

fn name(name: Option<&str>, id: Option<&i64>) -> String {
    match (name, id) {
        (Some(name), _) => name.trim().to_owned(),
        (None, Some(id)) => format!("stage {id}"),
        (None, None) => "an unknown stage".to_owned(),
    }
}

fn who(entry: &Move) -> AnyView {
    match entry.who() {
        Who::Automatically => "automatically".into_any(),
        Who::Name(name) => view! { "by "<bdi>{name.trim().to_owned()}</bdi> }.into_any(),
        Who::User(id) => format!("by user #{id}").into_any(),
        Who::Unreadable => "by somebody whose name cannot be read".into_any(),
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

/// How long it has been where it is.
#[must_use]
pub fn time_here(stays: &[history::Stay]) -> Option<String> {
    let current = stays.iter().find(|stay| stay.is_current)?;
    let (value, unit) = relative::duration(current.counted_ms);
    Some(intl::duration(value, unit.as_str()))
}
