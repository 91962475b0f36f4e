//! Above the page: how fresh it is, and what can be done with it.

use leptos::prelude::*;

use crate::browser::intl;
use crate::crm::relative;
use crate::page::commands::COMMANDS;
use crate::page::detail::Detail;
use crate::page::going;
use crate::ui::countdown;
use crate::ui::el::{El, el};

/// As long as there is no connection.
const OFFLINE: &str = "You are offline.";

/// One line of it.
pub fn toolbar(page: Detail) -> El {
    let freshness = move || freshness(page);
    let refresh = el("button")
        .live_text(move || countdown::button(page.again_in.get(), "Refresh"))
        .on("click", move |_| page.refresh.run(()));
    let entries = COMMANDS
        .iter()
        .filter(|command| command.in_menu)
        .map(|command| {
            el("button")
                .class("menu-entry")
                .attr("aria-keyshortcuts", command.key)
                .text(command.label)
                .on("click", move |_| untrack(|| (command.run)(page)))
        });
    let menu = el("details")
        .class("menu")
        .child(el("summary").text("Take away"))
        .child(el("div").class("menu-panel").children(entries));
    el("div")
        .class("toolbar")
        .child(el("p").class("hint").live_text(freshness))
        .child(going::ways(page))
        .child(refresh)
        .child(menu)
}

/// “Updated 2 minutes ago”, and what that update changed or why a later one failed.
fn freshness(page: Detail) -> String {
    if page.is_ahead() {
        return String::new();
    }
    let age = (page.shared.now.get() - page.fetched_ms()).max(0);
    let (value, unit) = relative::duration(age);
    let when = if age < 60_000 {
        "just now".to_owned()
    } else {
        intl::relative(-value, unit.as_str())
    };
    let mut words = format!("Updated {when}");
    let again = page.again_in.get().map(countdown::countdown);
    let offline = if page.shared.offline.get() {
        OFFLINE
    } else {
        ""
    };
    for more in [offline, &page.note.get(), &again.unwrap_or_default()] {
        if !more.is_empty() {
            words.push_str(if words.ends_with('.') { " " } else { ". " });
            words.push_str(more);
        }
    }
    words
}
