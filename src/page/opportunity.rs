//! `/opportunities/{id}`: fetches one opportunity, keeps what is on show until the next is there, and keeps it fresh.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::http::Switch;
use crate::browser::{aside, boot, clock, task, timer};
use crate::crm::field_table::{Place, ROWS};
use crate::crm::id::OpportunityId;
use crate::crm::opportunity::Opportunity;
use crate::nexudus::client::{self, Fetched, Stop};
use crate::nexudus::problem::Problem;
use crate::page::detail::{Detail, empty_fields_shown};
use crate::page::going;
use crate::page::guests::{self, Guests};
use crate::page::problem::problem_alert;
use crate::page::recents;
use crate::page::shared::{self, Shared};
use crate::route::Route;
use crate::ui::el::{El, el, follow};

/// An answer that comes sooner than this, in milliseconds, shows no skeleton before it.
const SKELETON_AFTER_MS: i32 = 150;
/// After this, in milliseconds, waiting is also said aloud.
const SAY_AFTER_MS: i32 = 600;
/// Whoever comes back to the tab after this, in milliseconds, finds it refreshed.
const FRESH_FOR_MS: i64 = 5 * 60_000;

/// What is in sight.
#[derive(Clone, PartialEq, Eq)]
enum Sight {
    /// Nothing yet: the shell's skeleton stands in.
    Nothing,
    /// A record.
    Record,
    /// Why there is none.
    Problem(Problem),
}

/// What the page is doing.
#[derive(Clone, Copy)]
struct Page {
    shared: Shared,
    sight: RwSignal<Sight>,
    detail: Detail,
    /// Ends the requests under way.
    switch: StoredValue<Switch, LocalStorage>,
    /// Counts the loads, so that a late one knows it is late.
    load: StoredValue<u32>,
    /// Which opportunity is being fetched.
    fetching: StoredValue<Option<OpportunityId>>,
    /// In how many seconds a failed request is repeated by itself.
    again_in: RwSignal<Option<i64>>,
}

/// The page of whichever opportunity the address names: going from one to the next keeps it.
pub fn opportunity_page(shared: Shared) -> El {
    let refresh = RwSignal::new(0_u32);
    let page = Page {
        shared,
        sight: RwSignal::new(Sight::Nothing),
        detail: Detail {
            shared,
            record: RwSignal::default(),
            guests: RwSignal::new(Guests::default()),
            fetched_ms: RwSignal::new(0),
            note: RwSignal::default(),
            stale: RwSignal::new(false),
            changed: RwSignal::default(),
            empty: RwSignal::new(empty_fields_shown()),
            refresh: Callback::new(move |()| refresh.update(|times| *times += 1)),
        },
        switch: StoredValue::new_local(Switch::new()),
        load: StoredValue::new(0),
        fetching: StoredValue::new(None),
        again_in: RwSignal::new(None),
    };
    let id = move || match shared.route.get() {
        Route::Opportunity(id) => Some(id),
        _ => None,
    };
    // Another address, or the wish to see the same anew.
    follow(
        move || (id(), refresh.get()),
        move |(id, _)| {
            if let Some(id) = *id {
                page.open(id);
            }
        },
    );
    follow(
        move || shared.back.get(),
        move |_| {
            let age = clock::now_ms() - page.detail.fetched_ms.get();
            if page.is_showing() && age > FRESH_FOR_MS {
                page.detail.refresh.run(());
            }
        },
    );
    follow(
        move || shared.offline.get(),
        move |offline| {
            if !offline && page.failed() {
                page.detail.refresh.run(());
            }
        },
    );
    on_cleanup(move || {
        page.leave();
        aside::forget();
    });
    el("div").live(
        move || page.sight.get(),
        move |sight| match sight {
            Sight::Nothing => Vec::new(),
            Sight::Record => vec![page.detail.view()],
            Sight::Problem(problem) => {
                vec![problem_alert(shared, problem, page.again_in, move || {
                    page.detail.refresh.run(());
                })]
            }
        },
    )
}

impl Page {
    fn leave(self) {
        self.load.update_value(|load| *load += 1);
        self.switch.with_value(Switch::abort);
        self.shared.on_show.set(None);
        self.fetching.set_value(None);
        self.again_in.set(None);
    }

    fn is_showing(self) -> bool {
        self.sight.with_untracked(|sight| *sight == Sight::Record)
    }

    /// Whether what is in sight is missing or older than it should be, because nothing could be fetched.
    fn failed(self) -> bool {
        self.sight
            .with_untracked(|sight| matches!(sight, Sight::Problem(Problem::Offline)))
            || self.detail.stale.get_untracked()
    }

    fn open(self, id: OpportunityId) {
        if self.fetching.get_value() == Some(id) && self.again_in.get_untracked().is_none() {
            return; // it is under way
        }
        self.leave();
        self.fetching.set_value(Some(id));
        let load = self.load.get_value();
        let switch = Switch::new();
        self.switch.set_value(switch.clone());
        // A refresh leaves everything in sight as it is.
        let on_show = self
            .detail
            .record
            .with_untracked(|record| record.opportunity.id.set().copied());
        let refreshing = self.is_showing() && on_show == Some(id);
        let known = going::known(id).filter(|_| !refreshing);
        if refreshing {
            self.shared.on_show.set(Some(self.detail));
        } else if let Some(row) = &known {
            self.arrive(row.clone());
            self.detail.note.set("The rest is on its way.".to_owned());
        } else {
            self.wait(load);
        }
        let arrived = known.is_some();
        task::spawn(async move {
            let waiting = |problem: &Problem, seconds| {
                if self.is_current(load) {
                    self.wait_out(problem, seconds, refreshing);
                }
            };
            let outcome = client::opportunity(id, &switch, &waiting).await;
            if self.is_current(load) {
                self.load.update_value(|load| *load += 1);
                self.fetching.set_value(None);
                self.again_in.set(None);
                self.settle(outcome, refreshing, arrived, switch);
            }
        });
    }

    fn is_current(self, load: u32) -> bool {
        self.load.try_get_value() == Some(load)
    }

    /// While a load takes long enough to be noticed, the shell's skeleton stands for the page.
    fn wait(self, load: u32) {
        task::spawn(async move {
            timer::sleep(SKELETON_AFTER_MS).await;
            if self.is_current(load) {
                boot::set_view("opportunity");
                timer::sleep(SAY_AFTER_MS - SKELETON_AFTER_MS).await;
            }
            if self.is_current(load) {
                self.shared.announce("Loading the opportunity…");
            }
        });
    }

    /// A request that failed is repeated soon: until then it is told.
    fn wait_out(self, problem: &Problem, seconds: i64, refreshing: bool) {
        self.again_in.set(Some(seconds));
        if refreshing {
            self.tell_stale(problem);
        } else {
            self.tell(problem.clone());
        }
    }

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

    fn settle(
        self,
        outcome: Result<Fetched, Stop>,
        refreshing: bool,
        arrived: bool,
        switch: Switch,
    ) {
        match outcome {
            Ok(fetched) if refreshing => self.renew(fetched, switch),
            Ok(fetched) => self.show(fetched, arrived, switch),
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

    /// Shows what was fetched; `arrived` if the visitor was shown what a list knew of it.
    fn show(self, fetched: Fetched, arrived: bool, switch: Switch) {
        let opportunity = Arc::clone(&fetched.opportunity);
        let detail = self.detail;
        if arrived {
            detail.note.set(String::new());
            detail.fetched_ms.set(clock::now_ms());
            detail.record.set(Arc::new(fetched));
        } else {
            self.arrive(fetched);
        }
        guests::invite(detail.guests, opportunity, switch);
    }

    /// Another opportunity takes the page.
    fn arrive(self, fetched: Fetched) {
        let detail = self.detail;
        Self::title(&fetched.opportunity);
        detail
            .guests
            .update(|guests| *guests = guests.for_next(&fetched.opportunity));
        detail.changed.set(Vec::new());
        detail.note.set(String::new());
        detail.stale.set(false);
        detail.fetched_ms.set(clock::now_ms());
        detail.record.set(Arc::new(fetched));
        self.sight.set(Sight::Record);
        self.shared.on_show.set(Some(detail));
        self.shared.announce(&detail.summary());
        boot::set_view("ready");
        self.shared.arrive();
        let opportunity = detail.opportunity();
        if let Some(id) = opportunity.id.set() {
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
        detail.fetched_ms.set(clock::now_ms());
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
