//! What came of a load: the opportunity shown, what changed of it marked, or why there is none.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Page, Sight};
use crate::browser::boot;
use crate::browser::http::Switch;
use crate::crm::field_table::{Place, ROWS};
use crate::crm::opportunity::Opportunity;
use crate::nexudus::client::{Fetched, Stop};
use crate::nexudus::problem::Problem;
use crate::page::{going, guests, recents, shared};

impl Page {
    /// Shows or tells what a load gave.
    pub(super) async fn settle(
        self,
        outcome: Result<Fetched, Stop>,
        refreshing: bool,
        arrived: bool,
        switch: Switch,
    ) {
        match outcome {
            Ok(fetched) if refreshing => self.renew(fetched, switch),
            Ok(fetched) => self.show(fetched, arrived, switch).await,
            Err(Stop::Left) => {}
            Err(Stop::Problem(Problem::Expired)) => self.shared.sign_out(Some(
                "Your session has ended: Nexudus no longer accepts its token. Sign in again and this opportunity opens.",
            )),
            Err(Stop::Problem(problem)) if refreshing => {
                self.tell_stale(&problem);
                self.shared.announce("It could not be refreshed");
            }
            Err(Stop::Problem(problem)) => self.tell(problem),
        }
    }

    /// A request that failed is repeated soon: until then it is told.
    pub(super) fn wait_out(self, problem: &Problem, seconds: i64, refreshing: bool) {
        self.detail.again_in.set(Some(seconds));
        if refreshing {
            self.tell_stale(problem);
        } else {
            self.tell(problem.clone());
        }
    }

    /// Says why there is none.
    fn tell(self, problem: Problem) {
        self.shared.announce("");
        self.sight.set(Sight::Problem(problem));
        boot::set_view("ready");
    }

    /// What is in sight stays, and says how old it is.
    fn tell_stale(self, problem: &Problem) {
        self.detail.stale.set(true);
        self.detail.note.set(match problem {
            Problem::Offline => "It could not be refreshed.".to_owned(), // the toolbar says why
            _ => format!("It could not be refreshed: {}.", problem.tell().title),
        });
    }

    /// Shows what was fetched; `arrived` if the visitor was shown what a list knew of it.
    async fn show(self, fetched: Fetched, arrived: bool, switch: Switch) {
        let opportunity = Arc::clone(&fetched.opportunity);
        self.put(fetched);
        // A problem may have taken its place meanwhile.
        if !(arrived && self.is_showing()) {
            self.draw().await;
            if switch.is_off() {
                return; // the visitor has gone on
            }
            self.arrive();
        }
        guests::invite(self.detail.guests, opportunity, switch);
    }

    /// What was put there takes the page.
    pub(super) fn arrive(self) {
        self.sight.set(Sight::Record);
        self.shared.announce(&self.detail.summary());
        boot::set_view("ready");
        self.shared.arrive();
    }

    /// Puts what has come in the place of what was known.
    pub(super) fn put(self, fetched: Fetched) {
        let detail = self.detail;
        let opportunity = Arc::clone(&fetched.opportunity);
        Self::title(&opportunity);
        detail
            .guests
            .update(|guests| *guests = guests.for_next(&opportunity));
        detail.changed.set(Vec::new());
        detail.note.set(String::new());
        detail.stale.set(false);
        detail.record.set(Arc::new(fetched));
        if let Some(id) = opportunity.id.set() {
            going::shown(*id);
            recents::opened(*id, &opportunity.title());
        }
    }

    /// The same opportunity, fetched anew: what changed is marked, and the guests come anew.
    fn renew(self, fetched: Fetched, switch: Switch) {
        let detail = self.detail;
        let old = detail
            .record
            .with_untracked(|record| Arc::clone(&record.opportunity));
        let new = &fetched.opportunity;
        let changed = ROWS.iter().filter(|row| match row.place {
            Place::CustomFields => old.custom_fields != new.custom_fields,
            _ => (row.show)(&old) != (row.show)(new),
        });
        let (keys, labels): (Vec<_>, Vec<_>) = changed.map(|row| (row.key, row.label)).unzip();
        let note = if labels.is_empty() {
            String::new()
        } else {
            format!("Changed: {}.", labels.join(", "))
        };
        self.shared.announce(if note.is_empty() {
            "Up to date, nothing has changed"
        } else {
            &note
        });
        Self::title(new);
        let opportunity = Arc::clone(new);
        detail
            .guests
            .update(|guests| *guests = guests.for_refresh(&old, &opportunity));
        detail.stale.set(false);
        detail.changed.set(keys);
        detail.note.set(note);
        detail.record.set(Arc::new(fetched));
        guests::invite(detail.guests, opportunity, switch);
    }

    /// What it is, where it stands, and the app.
    fn title(opportunity: &Opportunity) {
        let stage = opportunity.stage_name.text().unwrap_or_default();
        let title = opportunity.title();
        shared::title(&if stage.is_empty() {
            title.into_owned()
        } else {
            format!("{title} · {stage}")
        });
    }
}
