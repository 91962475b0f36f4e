//! What the visitor has opened and pinned, as long as they are signed in.
//!
//! Titles are customers' data. Where it is known who is signed in they stay in this browser, for that account alone;
//! otherwise in this tab. Signing out forgets them.

use leptos::prelude::*;

use crate::browser::history::href;
use crate::browser::storage::{self, Kept};
use crate::browser::{document, task};
use crate::crm::id::OpportunityId;
use crate::crm::recents::{Entry, Recents};
use crate::page::shared::Shared;
use crate::route::Route;
use crate::ui::el::{El, bdi, el};

/// Followed by whose they are; `src/boot/tabs.js` forgets what begins so.
const KEY: &str = "opportune.recent ";

fn place() -> (Kept, String) {
    match Shared::account() {
        Some(account) => (Kept::InBrowser, format!("{KEY}{account}")),
        None => (Kept::InTab, KEY.to_owned()),
    }
}

fn read() -> Recents {
    let (kept, key) = place();
    Recents::parse(&storage::get(kept, &key).unwrap_or_default())
}

/// Says whether the change is kept.
fn change(change: impl FnOnce(&mut Recents)) -> bool {
    let (kept, key) = place();
    let mut recents = read();
    change(&mut recents);
    storage::set(kept, &key, &recents.print())
}

/// Remembers that an opportunity was opened.
pub fn opened(id: OpportunityId, title: &str) {
    change(|recents| recents.opened(id, title)); // where nothing is kept, nothing is remembered
}

/// Pins an opportunity to the start page, or takes it away.
pub fn toggle_pin(shared: Shared, id: OpportunityId, title: &str) {
    let mut pinned = false;
    let is_kept = change(|recents| pinned = recents.toggle_pin(id, title));
    shared.say(match (is_kept, pinned) {
        (false, _) => "This browser keeps nothing for this page, so nothing can be pinned",
        (_, true) => "Pinned to the start page",
        (_, false) => "No longer pinned",
    });
}

/// Suggestions for a field that opens one: what is chosen is the Id.
pub fn suggestions(id: &str) -> El {
    let option = |entry: &Entry| {
        el("option")
            .attr("value", &entry.id.to_string())
            .text(&entry.title)
    };
    el("datalist")
        .attr("id", id)
        .children(read().entries().iter().map(option))
}

/// The start page's two lists; nothing if nothing was opened yet.
pub fn lists(shared: Shared) -> El {
    let version = RwSignal::new(0_u32);
    let lists = move || {
        version.track();
        read()
    };
    el("div").class("stack").live(lists, move |recents| {
        let part = |title: &str, pinned: bool| {
            let mut entries = recents
                .entries()
                .iter()
                .filter(|entry| entry.pinned == pinned)
                .peekable();
            entries.peek()?;
            let rows = entries.map(|entry| row(shared, entry, version));
            Some(
                el("section")
                    .class("card")
                    .attr("aria-label", title)
                    .child(el("h2").text(title))
                    .child(el("ul").class("recents").children(rows)),
            )
        };
        let kept = (!recents.entries().is_empty())
            .then(|| el("p").class("hint").text("Remembered until you sign out."));
        part("Pinned", true)
            .into_iter()
            .chain(part("Recently opened", false))
            .chain(kept)
            .collect()
    })
}

fn row(shared: Shared, entry: &Entry, version: RwSignal<u32>) -> El {
    let id = entry.id;
    let title = entry.title.clone();
    let link = el("a")
        .attr("href", &href(&Route::Opportunity(id).to_string()))
        .child(bdi(&entry.title));
    let pin = el("button")
        .class("small")
        .text(if entry.pinned { "Unpin" } else { "Pin" })
        .child(
            el("span")
                .class("visually-hidden")
                .text(" ")
                .child(bdi(&entry.title)),
        )
        .attr("value", &id.to_string())
        .on("click", move |_| {
            toggle_pin(shared, id, &title);
            version.update(|version| *version += 1);
            // The lists are drawn anew, and the focus stays with the entry.
            task::spawn(async move { document::focus(&format!(".recents [value='{id}']")) });
        });
    let number = el("span").class("hint").text(&id.to_string());
    el("li").child(link).child(number).child(pin)
}
