//! `/opportunities/{id}`: fetches one opportunity and keeps what is on show until the next is there.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::browser::http::Switch;
use crate::browser::{document, timer};
use crate::crm::id::OpportunityId;
use crate::nexudus::client::{self, Fetched, Stop};
use crate::nexudus::problem::Problem;
use crate::nexudus::session::Session;
use crate::page::detail::Detail;
use crate::page::guests::{self, Guests};
use crate::page::problem::problem_alert;
use crate::page::shared::{self, Shared};
use crate::route::Route;
use crate::ui::el::{El, el, follow};

/// An answer that comes sooner than this, in milliseconds, shows no skeleton before it.
const SKELETON_AFTER_MS: i32 = 150;
/// After this, in milliseconds, waiting is also said aloud.
const SAY_AFTER_MS: i32 = 600;

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
    record: RwSignal<Arc<Fetched>>,
    guests: RwSignal<Guests>,
    /// Ends the requests under way.
    switch: StoredValue<Switch, LocalStorage>,
    /// Counts the loads, so that a late one knows it is late.
    load: StoredValue<u32>,
}

/// The page of whichever opportunity the address names: going from one to the next keeps it.
pub fn opportunity_page(shared: Shared) -> El {
    let page = Page {
        shared,
        sight: RwSignal::new(Sight::Nothing),
        record: RwSignal::default(),
        guests: RwSignal::default(),
        switch: StoredValue::new_local(Switch::new()),
        load: StoredValue::new(0),
    };
    let id = move || match shared.route.get() {
        Route::Opportunity(id) => Some(id),
        _ => None,
    };
    follow(id, move |id| {
        if let Some(id) = *id {
            page.open(id);
        }
    });
    on_cleanup(move || page.leave());
    el("div").live(
        move || page.sight.get(),
        move |sight| match sight {
            Sight::Nothing => Vec::new(),
            Sight::Record => vec![
                Detail {
                    shared,
                    record: page.record,
                    guests: page.guests,
                }
                .view(),
            ],
            Sight::Problem(problem) => {
                let retry = move || id().into_iter().for_each(|id| page.open(id));
                vec![problem_alert(shared, problem, retry)]
            }
        },
    )
}

impl Page {
    fn leave(self) {
        self.load.update_value(|load| *load += 1);
        self.switch.with_value(Switch::abort);
    }

    fn open(self, id: OpportunityId) {
        self.leave();
        let load = self.load.get_value();
        let switch = Switch::new();
        self.switch.set_value(switch.clone());
        self.wait(load);
        let Some(session) = self.shared.session.get_untracked() else {
            return; // signed out: the app shows the sign-in page instead of this one
        };
        spawn_local(async move {
            let outcome = client::opportunity(&session, id, &switch).await;
            if self.is_current(load) {
                self.load.update_value(|load| *load += 1);
                self.settle(outcome, session, switch);
            }
        });
    }

    fn is_current(self, load: u32) -> bool {
        self.load.try_get_value() == Some(load)
    }

    /// While a load takes long enough to be noticed, the shell's skeleton stands for the page.
    fn wait(self, load: u32) {
        spawn_local(async move {
            timer::sleep(SKELETON_AFTER_MS).await;
            if self.is_current(load) {
                document::set_view("opportunity");
                timer::sleep(SAY_AFTER_MS - SKELETON_AFTER_MS).await;
            }
            if self.is_current(load) {
                self.shared.announce("Loading the opportunity…");
            }
        });
    }

    fn settle(self, outcome: Result<Fetched, Stop>, session: Session, switch: Switch) {
        match outcome {
            Ok(fetched) => self.show(fetched, session, switch),
            Err(Stop::Left) => {}
            Err(Stop::Problem(Problem::Expired)) => self.shared.sign_out(Some(
                "Your session has ended: Nexudus no longer accepts its token. Sign in again and this opportunity opens.",
            )),
            Err(Stop::Problem(problem)) => {
                self.shared.announce("");
                self.sight.set(Sight::Problem(problem));
                document::set_view("ready");
            }
        }
    }

    fn show(self, fetched: Fetched, session: Session, switch: Switch) {
        let opportunity = Arc::clone(&fetched.opportunity);
        shared::title(&opportunity.title());
        self.guests
            .update(|guests| *guests = guests.for_next(&opportunity));
        self.record.set(Arc::new(fetched));
        self.sight.set(Sight::Record);
        self.shared.announce("");
        document::set_view("ready");
        self.shared.arrive();
        guests::invite(self.guests, opportunity, session, switch);
    }
}
