//! From one opportunity to the next: through the set it was found in, else through its stage.

use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::{GetUntracked, With};

use crate::browser::history::{self, href};
use crate::browser::http::Switch;
use crate::browser::intl;
use crate::browser::second::{LAST, SET};
use crate::browser::storage::{self, Kept};
use crate::browser::{aside, boot, task, timer};
use crate::crm::id::OpportunityId;
use crate::crm::neighbours::{Neighbours, neighbours};
use crate::nexudus::client::Fetched;
use crate::nexudus::endpoint;
use crate::nexudus::guests::READ;
use crate::nexudus::keeper;
use crate::nexudus::pace::Rank;
use crate::nexudus::turn;
use crate::nexudus::wire;
use crate::nexudus::wire::json::{self, Object};
use crate::page::detail::Detail;
use crate::route::Route;
use crate::ui::el::{El, el};

/// Whoever goes on by key and stays for so many milliseconds seems to be about to go on from there.
const STAYS_MS: i32 = 250;

thread_local! {
    /// Ends the prefetch that still waits for its turn.
    static AHEAD: RefCell<Option<Switch>> = const { RefCell::new(None) };
}

/// The set an opportunity was opened from.
#[derive(Clone, PartialEq, Eq)]
pub struct ResultSet {
    /// Path and query of the page that shows it, below the base path.
    from: String,
    ids: Vec<OpportunityId>,
}

impl ResultSet {
    /// The set kept in this tab, if this opportunity is in it.
    pub fn of(id: OpportunityId) -> Option<Self> {
        let kept = storage::get(Kept::InTab, SET)?;
        let kept = Object::parse(&kept)?;
        let ids = json::array(kept.get("ids")?)?;
        let ids: Vec<_> = ids
            .into_iter()
            .filter_map(|id| json::string(id)?.parse().ok())
            .collect();
        let from = kept.get("from").and_then(json::string)?;
        // It leads back into the app, wherever it comes from.
        let ours = from.starts_with("opportunities");
        (ours && ids.contains(&id)).then_some(Self { from, ids })
    }
}

/// What the page knows of the way on. Comparable, so that it is drawn again only when it changes.
#[derive(Clone, Default, PartialEq, Eq)]
struct Going {
    neighbours: Option<Neighbours<OpportunityId>>,
    /// Where the set is shown.
    back: Option<String>,
}

fn going(page: Detail, id: OpportunityId) -> Going {
    if let Some(set) = ResultSet::of(id) {
        return Going {
            neighbours: neighbours(&set.ids, |other| *other == id),
            back: Some(set.from),
        };
    }
    let row = page.guests.with(|guests| guests.in_stage.here().cloned());
    let ids: Vec<_> = row
        .iter()
        .flat_map(|row| row.iter())
        .map(|one| one.id)
        .collect();
    Going {
        neighbours: neighbours(&ids, |other| *other == id),
        back: None,
    }
}

/// An opportunity is on show: the way back leads to its row.
pub fn shown(id: OpportunityId) {
    storage::set(Kept::InTab, LAST, &id.to_string());
}

/// What the list of the stage knows of an opportunity.
pub fn known(id: OpportunityId) -> Option<Fetched> {
    let body = aside::get(&id.to_string())?;
    let opportunity = Arc::new(wire::opportunity(&body).ok()?);
    let at_ms = aside::get(READ)?.parse().ok()?;
    Some(Fetched {
        opportunity,
        body,
        at_ms,
    })
}

/// Goes on from the one that the address names, if there is an opportunity on that side. It may still be under way.
pub fn go(page: Detail, forward: bool) {
    let Route::Opportunity(id) = page.shared.route.get_untracked() else {
        return;
    };
    let row = going(page, id).neighbours;
    let is_known = row.is_some() || page.is_here();
    let side = |row: Neighbours<_>| if forward { row.next } else { row.previous };
    match row.and_then(side) {
        Some(id) => {
            let after = going(page, id).neighbours.and_then(side);
            page.shared.go(Route::Opportunity(id));
            task::spawn(async move {
                timer::sleep(STAYS_MS).await;
                let is_there = page.shared.route.get_untracked() == Route::Opportunity(id);
                if let Some(after) = after.filter(|_| is_there) {
                    prefetch(after);
                }
            });
        }
        None if !is_known => {}
        None => page.shared.say(if forward {
            "There is no next opportunity"
        } else {
            "There is no previous opportunity"
        }),
    }
}

/// Back to the set, before and after, and where in the row this one stands. Its place is there before it is known.
pub fn ways(page: Detail) -> El {
    el("nav")
        .class("ways")
        .attr("aria-label", "Previous and next")
        .live(
            move || match page.opportunity().id.set() {
                Some(id) => going(page, *id),
                None => Going::default(),
            },
            move |going| {
                let back = going
                    .back
                    .iter()
                    .map(|from| el("a").attr("href", &href(from)).text("Back to the list"));
                let row = going.neighbours.iter().flat_map(|row| {
                    let place = format!("{} of {}", intl::count(row.at), intl::count(row.of));
                    [
                        row.previous.map(|id| way(id, "prev", "‹ Previous")),
                        Some(el("span").class("hint").text(&place)),
                        row.next.map(|id| way(id, "next", "Next ›")),
                    ]
                });
                back.chain(row.flatten()).collect()
            },
        )
}

fn way(id: OpportunityId, rel: &str, words: &str) -> El {
    let ahead = move |_| prefetch(id);
    el("a")
        .attr("href", &href(&Route::Opportunity(id).to_string()))
        .attr("rel", rel)
        .text(words)
        .on("pointerenter", ahead)
        .on("focus", ahead)
}

/// Asks for an opportunity the visitor seems to be about to open, unless they have opened it meanwhile.
fn prefetch(id: OpportunityId) {
    let switch = Switch::new();
    if let Some(last) = AHEAD.replace(Some(switch.clone())) {
        last.abort(); // the visitor has gone on since
    }
    task::spawn(async move {
        let on_the_way = turn::wait(Rank::Guest, &switch).await;
        let opened = history::path_and_query().0.ends_with(&format!("/{id}"));
        if let Some(session) = keeper::session().filter(|_| on_the_way && !opened) {
            boot::ask_ahead(endpoint::opportunity(id).resource(), &session.access_token);
        }
    });
}
