//! What grows to any length when it comes: below everything else, so that nothing is pushed away.

use std::sync::Arc;

use leptos::prelude::{Get, GetUntracked, With};

use crate::browser::history::href;
use crate::browser::intl;
use crate::nexudus::wire::OfCustomer;
use crate::page::detail::Detail;
use crate::route::Route;
use crate::ui::badge::status_badge;
use crate::ui::card::card;
use crate::ui::el::{El, bdi, el};
use crate::ui::growing::growing;
use crate::ui::history::{OLDER, newest, older};
use crate::ui::on_demand::{FIRST, list, rest};

/// One hour in milliseconds.
const HOUR_MS: i64 = 3_600_000;

/// The `id` of the list of those of the customer's opportunities that are shown on demand.
const MORE: &str = "more-opportunities";

impl Detail {
    /// The moves between stages, newest first.
    pub(super) fn history(self) -> El {
        let moves = move || {
            let known = self.guests.with(|guests| guests.moves.here().cloned());
            known.filter(|moves| !moves.is_empty())
        };
        let zone = self.shared.zone;
        el("div").class("below").live(moves, move |moves| {
            let Some(moves) = moves.clone() else {
                return Vec::new();
            };
            let times = move || format!("Times in {}", intl::zone_name(zone.get()));
            let newest = newest(&moves, move || zone.get(), move || self.shared.now.get());
            let count = moves.len();
            let older = move || {
                let moves = Arc::clone(&moves);
                // Drawn anew no more than once an hour, since they may be thousands.
                let follow = move || (zone.get(), self.shared.now.get() / HOUR_MS);
                el("div").live(follow, move |(zone, _)| {
                    vec![older(&moves, *zone, self.shared.now.get_untracked())]
                })
            };
            let older = rest(count, OLDER, "Older moves", Box::new(older));
            vec![
                card("History")
                    .attr("id", "history")
                    .attr("tabindex", "-1")
                    .child(el("p").class("hint").live_text(times))
                    .child(newest)
                    .child(older),
            ]
        })
    }

    /// The customer's other opportunities: one customer may stand on several boards.
    pub(super) fn others(self) -> El {
        let others = move || {
            self.guests
                .with(|guests| guests.of_customer.here().cloned())
        };
        el("div").class("below").live(others, move |others| {
            let Some(others) = others.clone().filter(|others| !others.is_empty()) else {
                return Vec::new();
            };
            let first = others.iter().take(FIRST).map(other);
            let first = el("ol").class("others").children(first);
            let count = others.len();
            let more = move || {
                let others = Arc::clone(&others);
                growing(list(MORE).class("others"), count - FIRST, move |at| {
                    other(&others[FIRST + at]) // there are as many as are counted
                })
            };
            let more = rest(count, MORE, "Other opportunities", Box::new(more));
            vec![
                card("Other opportunities of this customer")
                    .child(first)
                    .child(more),
            ]
        })
    }
}

/// One of the customer's other opportunities, as a link to its page.
fn other(o: &OfCustomer) -> El {
    let href = href(&Route::Opportunity(o.id).to_string());
    let stage = o.stage.text().unwrap_or_default();
    let value = o.value.set().map(intl::money).unwrap_or_default();
    el("li")
        .child(el("a").attr("href", &href).child(bdi(&o.title)))
        .child(status_badge(&o.status))
        .child(bdi(stage).class("quiet"))
        .child(el("span").class("quiet").text(&value))
}
