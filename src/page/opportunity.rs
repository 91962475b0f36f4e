//! `/opportunities/{id}`: fetches one opportunity and keeps what is on show until the next is there.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::http::Switch;
use crate::browser::{document, timer};
use crate::crm::id::OpportunityId;
use crate::nexudus::client::{self, Fetched, Stop};
use crate::nexudus::problem::Problem;
use crate::nexudus::session::Session;
use crate::page::detail::Detail;
use crate::page::guests::Guests;
use crate::page::problem::ProblemAlert;
use crate::page::shared::{self, Shared};

/// An answer that comes sooner than this, in milliseconds, shows no skeleton before it.
const SKELETON_AFTER_MS: i32 = 150;
/// After this, in milliseconds, waiting is also said aloud.
const SAY_AFTER_MS: i32 = 600;

/// What the page is doing.
#[derive(Clone, Copy)]
struct Page {
    shared: Shared,
    /// The record on show.
    shown: RwSignal<Option<Arc<Fetched>>>,
    /// Why there is none.
    problem: RwSignal<Option<Problem>>,
    /// What stands beside it.
    guests: Guests,
    /// Ends the requests under way.
    switch: StoredValue<Switch, LocalStorage>,
    /// Counts the loads, so that a late one knows it is late.
    load: StoredValue<u32>,
}

/// The page of whichever opportunity the address names.
#[component]
pub fn OpportunityPage(
    /// What all pages share.
    shared: Shared,
    /// The opportunity the address names.
    id: Memo<OpportunityId>,
) -> impl IntoView {
    let page = Page {
        shared,
        shown: RwSignal::new(None),
        problem: RwSignal::new(None),
        guests: Guests::new(),
        switch: StoredValue::new_local(Switch::new()),
        load: StoredValue::new(0),
    };
    page.open(id.get_untracked());
    Effect::watch(move || id.get(), move |id, _, _| page.open(*id), false);
    on_cleanup(move || page.leave());

    let record = Signal::derive(move || page.shown.get().unwrap_or_default());
    view! {
        {move || page.problem.get().map(|problem| {
            view! { <ProblemAlert shared problem retry=Callback::new(move |()| page.open(id.get_untracked())) /> }
        })}
        <Show when=move || page.shown.with(Option::is_some)>
            <Detail shared record guests=page.guests />
        </Show>
    }
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
            Ok(fetched) => {
                let first = self.shown.with_untracked(Option::is_none) && self.problem.with_untracked(Option::is_none);
                shared::title(&fetched.opportunity.title());
                self.problem.set(None);
                self.guests.clear(&fetched.opportunity);
                self.guests.invite(Arc::clone(&fetched.opportunity), session, switch);
                self.shown.set(Some(Arc::new(fetched)));
                self.shared.announce("");
                document::set_view("ready");
                if !first {
                    document::focus("main h1");
                }
            }
            Err(Stop::Left) => {}
            Err(Stop::Problem(Problem::Expired)) => self.shared.sign_out(Some(
                "Your session has ended: Nexudus no longer accepts its token. Sign in again and this opportunity opens.",
            )),
            Err(Stop::Problem(problem)) => {
                self.shown.set(None);
                self.problem.set(Some(problem));
                document::set_view("ready");
            }
        }
    }
}
