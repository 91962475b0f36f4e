//! An opportunity in full: what it is at a glance, the notes, every other field in its group, and the guests.

mod article;
mod below;
mod fields;
mod glance;

use std::sync::Arc;

use leptos::prelude::{Callback, Get, RwSignal, With, WithUntracked};

use crate::browser::{history, intl};
use crate::crm::custom_field::Definition;
use crate::crm::customer::Customer;
use crate::crm::opportunity::Opportunity;
use crate::nexudus::client::Fetched;
use crate::page::guests::Guests;
use crate::page::shared::Shared;
use crate::route::Route;
use crate::ui::el::{El, el};

pub use article::Article;
pub use fields::empty_fields_shown;

/// What the page shows. When the record changes, only what differs is drawn again.
#[derive(Clone, Copy)]
pub struct Detail {
    /// What all pages share.
    pub shared: Shared,
    /// The record on show.
    pub record: RwSignal<Arc<Fetched>>,
    /// What stands beside it.
    pub guests: RwSignal<Guests>,
    /// What the last refresh brought, or why it failed; empty otherwise.
    pub note: RwSignal<String>,
    /// Whether the last refresh failed.
    pub stale: RwSignal<bool>,
    /// In how many seconds a failed request is repeated by itself.
    pub again_in: RwSignal<Option<i64>>,
    /// The keys of the fields the last refresh changed.
    pub changed: RwSignal<Vec<&'static str>>,
    /// Whether empty fields are in sight.
    pub empty: RwSignal<bool>,
    /// Fetches it again.
    pub refresh: Callback<()>,
}

impl Detail {
    /// Only on paper, which has no address bar and does not refresh: where this is from, and of when.
    fn on_paper(self) -> El {
        el("p").class("on-paper").live_text(move || {
            if self.is_ahead() {
                return String::new();
            }
            let zone = self.shared.zone.get();
            let when = intl::instant(self.fetched_ms(), zone);
            let zone = intl::zone_name(zone);
            [&history::location(), " · as of ", &when, " (", &zone, ")"].concat()
        })
    }

    /// Whether it is drawn ahead of the record. Then it tells of no moment: the first formatter takes the browser about
    /// 30 milliseconds, in which the record may come.
    pub fn is_ahead(self) -> bool {
        self.fetched_ms() == 0
    }

    /// When it was fetched, in milliseconds since 1970 UTC.
    pub fn fetched_ms(self) -> i64 {
        self.record.with(|record| record.at_ms)
    }

    /// What arrived, byte for byte.
    pub fn body(self) -> String {
        self.record.with_untracked(|record| record.body.clone())
    }

    /// What custom fields are called, as far as known.
    pub fn definitions(self) -> Arc<Vec<Definition>> {
        self.guests
            .with(|guests| guests.definitions.here().cloned())
            .unwrap_or_default()
    }

    /// Whom the number under a key stands for, if that came.
    pub fn person(self, key: &str) -> Option<String> {
        self.guests.with(|guests| {
            let person = match key {
                "ReferrerId" => &guests.referrer,
                "AgentId" => &guests.agent,
                _ => return None,
            };
            person.here()?.full_name.text().map(str::to_owned)
        })
    }

    /// The customer's own record, if it came.
    pub fn customer_record(self) -> Option<Arc<Customer>> {
        self.guests.with(|guests| guests.customer.here().cloned())
    }

    /// Whether what it shows is what the address names, and not what was on show before.
    pub fn is_here(self) -> bool {
        self.shared.route.with_untracked(|route| {
            self.record.with_untracked(|record| match route {
                Route::Opportunity(id) => record.opportunity.id.set() == Some(id),
                _ => false,
            })
        })
    }

    /// The opportunity on show.
    pub fn opportunity(self) -> Arc<Opportunity> {
        self.record.with(|record| Arc::clone(&record.opportunity))
    }
}
