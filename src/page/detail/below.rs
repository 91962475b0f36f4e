//! What grows to any length when it comes: below everything else, so that nothing is pushed away.

use std::sync::Arc;

use leptos::prelude::{Get, GetUntracked, RwSignal, Set, With, WithUntracked};

use crate::browser::history::href;
use crate::browser::{document, intl, task};
use crate::crm::opportunity::Opportunity;
use crate::page::detail::Detail;
use crate::route::Route;
use crate::ui::badge::status_badge;
use crate::ui::card::card;
use crate::ui::el::{El, bdi, el};
use crate::ui::history::{FIRST, OLDER, newest, older};

/// One hour in milliseconds.
const HOUR_MS: i64 = 3_600_000;

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
            let whole = RwSignal::new(false);
            let older_moves = Arc::clone(&moves);
            let times = move || format!("Times in {}", intl::zone_name(zone.get()));
            let newest = newest(&moves, move || zone.get(), move || self.shared.now.get());
            // Drawn anew no more than once an hour, since they may be thousands.
            let hour = move || self.shared.now.get() / HOUR_MS;
            let older = el("div").live(
                move || (whole.get(), zone.get(), hour()),
                move |(shown, zone, _)| {
                    let hidden = older_moves.len().saturating_sub(FIRST);
                    match (hidden, shown) {
                        (0, _) => Vec::new(),
                        (_, true) => {
                            vec![older(&older_moves, *zone, self.shared.now.get_untracked())]
                        }
                        (hidden, false) => vec![
                            el("button")
                                .text(&format!("Show {} more", intl::count(hidden)))
                                .on("click", move |_| {
                                    whole.set(true);
                                    // It goes: what it has shown takes the focus, as soon as it stands there.
                                    task::spawn(async { document::focus(&format!("#{OLDER}")) });
                                }),
                            el("p")
                                .class("on-paper")
                                .text(&format!("Older moves not printed: {}", intl::count(hidden))),
                        ],
                    }
                },
            );
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
