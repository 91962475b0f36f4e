//! What grows to any length when it comes: below everything else, so that nothing is pushed away.

use leptos::prelude::{Get, RwSignal, Set, With, WithUntracked};

use crate::browser::history::href;
use crate::browser::intl;
use crate::crm::opportunity::Opportunity;
use crate::page::detail::Detail;
use crate::route::Route;
use crate::ui::badge::status_badge;
use crate::ui::card::card;
use crate::ui::el::{El, bdi, el};
use crate::ui::history::{FIRST, moves};

impl Detail {
    /// The moves between stages, newest first.
    pub(super) fn history(self) -> El {
        let all = RwSignal::new(false);
        let state = move || {
            let known = self.guests.with(|guests| guests.moves.here().cloned());
            known.filter(|moves| !moves.is_empty()).map(|moves| {
                (
                    moves,
                    all.get(),
                    self.shared.zone.get(),
                    self.shared.now.get(),
                )
            })
        };
        el("div").class("below").live(state, move |state| {
            let Some((entries, whole, zone, now)) = state else {
                return Vec::new();
            };
            let shown = if *whole { entries.len() } else { FIRST };
            let history = card("History")
                .attr("id", "history")
                .attr("tabindex", "-1")
                .child(
                    el("p")
                        .class("hint")
                        .text(&format!("Times in {}", intl::zone_name(*zone))),
                )
                .child(moves(entries, shown, *zone, *now));
            let hidden = entries.len().saturating_sub(shown);
            let more = (hidden > 0).then(|| {
                el("button")
                    .text(&format!("Show {} more", intl::count(hidden)))
                    .on("click", move |_| all.set(true))
            });
            vec![history.children(more)]
        })
    }

    /// The customer's other opportunities: one customer may stand on several boards.
    pub(super) fn others(self) -> El {
        let others = move || {
            self.guests
                .with(|guests| guests.of_customer.here().cloned())
        };
        el("div").class("below").live(others, move |others| {
            let own = self
                .record
                .with_untracked(|record| record.opportunity.id.clone());
            let links: Vec<El> = others
                .iter()
                .flat_map(|others| others.iter())
                .filter(|o| o.id != own)
                .filter_map(other)
                .collect();
            if links.is_empty() {
                return Vec::new();
            }
            vec![
                card("Other opportunities of this customer")
                    .child(el("ul").class("others").children(links)),
            ]
        })
    }
}

/// One of the customer's other opportunities, as a link to its page.
fn other(o: &Opportunity) -> Option<El> {
    let href = href(&Route::Opportunity(*o.id.set()?).to_string());
    let link = el("a").attr("href", &href).child(bdi(&o.title()));
    let stage = o.stage_name.text().unwrap_or_default();
    let value = o.value.set().map(intl::money).unwrap_or_default();
    Some(
        el("li")
            .child(link)
            .child(status_badge(&o.status))
            .child(bdi(stage).class("quiet"))
            .child(el("span").class("quiet").text(&value)),
    )
}
