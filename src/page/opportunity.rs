//! `/opportunities/{id}`: fetches one opportunity, keeps what is on show until the next is there, and keeps it fresh.

mod load;
mod outcome;

use leptos::prelude::*;

use crate::browser::http::Switch;
use crate::browser::task::Boxed;
use crate::browser::{aside, clock, task};
use crate::crm::id::OpportunityId;
use crate::nexudus::problem::Problem;
use crate::page::detail::{Article, Detail, empty_fields_shown};
use crate::page::guests::Guests;
use crate::page::problem::problem_alert;
use crate::page::shared::Shared;
use crate::route::Route;
use crate::ui::el::{El, el, follow};

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
    /// What shows a record.
    article: StoredValue<Article, LocalStorage>,
    /// Ends the requests under way.
    switch: StoredValue<Switch, LocalStorage>,
    /// Counts the loads, so that a late one knows it is late.
    load: StoredValue<u32>,
    /// Which opportunity is being fetched.
    fetching: StoredValue<Option<OpportunityId>>,
}

/// The page of whichever opportunity the address names: going from one to the next keeps it.
pub fn opportunity_page(shared: Shared) -> El {
    let refresh = RwSignal::new(0_u32);
    let detail = Detail {
        shared,
        record: RwSignal::default(),
        guests: RwSignal::new(Guests::default()),
        note: RwSignal::default(),
        stale: RwSignal::new(false),
        again_in: RwSignal::new(None),
        changed: RwSignal::default(),
        empty: RwSignal::new(empty_fields_shown()),
        refresh: Callback::new(move |()| refresh.update(|times| *times += 1)),
    };
    let page = Page {
        shared,
        sight: RwSignal::new(Sight::Nothing),
        detail,
        article: StoredValue::new_local(Article::new(detail)),
        switch: StoredValue::new_local(Switch::new()),
        load: StoredValue::new(0),
        fetching: StoredValue::new(None),
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
            let age = clock::now_ms() - page.detail.fetched_ms();
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
    task::spawn(page.draw());
    el("div").live(
        move || page.sight.get(),
        move |sight| match sight {
            Sight::Nothing => Vec::new(),
            Sight::Record => {
                let article = page.article.try_update_value(Article::whole);
                article.unwrap_or_default()
            }
            Sight::Problem(problem) => {
                vec![problem_alert(
                    shared,
                    problem,
                    page.detail.again_in,
                    move || {
                        page.detail.refresh.run(());
                    },
                )]
            }
        },
    )
}

impl Page {
    fn is_showing(self) -> bool {
        self.sight.with_untracked(|sight| *sight == Sight::Record)
    }

    /// Draws what is not drawn yet, unless the visitor leaves.
    fn draw(self) -> Boxed<'static, ()> {
        Box::pin(async move {
            while self.article.try_update_value(Article::step) == Some(true) {
                task::breathe().await;
            }
        })
    }

    /// Whether what is in sight is missing or older than it should be, because nothing could be fetched.
    fn failed(self) -> bool {
        self.sight
            .with_untracked(|sight| matches!(sight, Sight::Problem(Problem::Offline)))
            || self.detail.stale.get_untracked()
    }
}
