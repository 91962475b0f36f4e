//! The header's menu: who is signed in, how things are to look, and the way out.

use leptos::prelude::*;

use crate::browser::history;
use crate::browser::http::Switch;
use crate::browser::intl::Zone;
use crate::browser::task;
use crate::browser::theme::{self, Theme};
use crate::browser::zone;
use crate::nexudus::{client, keeper};
use crate::page::keys;
use crate::page::shared::Shared;
use crate::route::Route;
use crate::ui::el::{El, el};

/// Who has signed in, as long as Nexudus does not say: the next look asks again.
const UNNAMED: &str = "an account Nexudus did not name";

/// Nothing while signed out.
pub fn menu(shared: Shared) -> El {
    el("div").class("menu-bar").live(
        move || shared.signed_in.get(),
        move |signed_in| {
            if *signed_in {
                signed_in_menu(shared)
            } else {
                Vec::new()
            }
        },
    )
}

fn signed_in_menu(shared: Shared) -> Vec<El> {
    let who = move || shared.who.get().unwrap_or_else(|| "…".to_owned());
    let themes = [
        ("System", Theme::System),
        ("Light", Theme::Light),
        ("Dark", Theme::Dark),
    ];
    let zones = [("My time zone", Zone::Local), ("UTC", Zone::Utc)];
    let panel = el("div")
        .class("menu-panel")
        .child(
            el("p")
                .class("hint")
                .text("Signed in as ")
                .child(el("bdi").live_text(who)),
        )
        .child(choice(
            "Theme",
            "theme",
            themes.map(|(label, theme)| (label, theme::chosen() == theme)),
            move |at| theme::choose(themes[at].1),
        ))
        .child(choice(
            "Times in",
            "zone",
            zones.map(|(label, zone)| (label, shared.zone.get_untracked() == zone)),
            move |at| {
                zone::choose(zones[at].1);
                shared.zone.set(zone::chosen()); // follows the document
            },
        ))
        .child(
            el("button")
                .class("menu-entry")
                .text("Keyboard…")
                .on("click", |_| keys::show()),
        );
    let view = el("details")
        .class("menu")
        .child(el("summary").text("View"))
        .child(panel)
        .on("toggle", move |_| ask_who(shared));
    let find = el("a")
        .attr("href", &history::href(&Route::Find.to_string()))
        .text("Find");
    vec![
        find,
        view,
        el("button")
            .text("Sign out")
            .on("click", move |_| shared.sign_out(None)),
    ]
}

/// One of a few: each with its label and whether it is the one; `choose` gets the place of another.
fn choice<const N: usize>(
    legend: &str,
    name: &str,
    choices: [(&str, bool); N],
    choose: impl Fn(usize) + Copy + 'static,
) -> El {
    let radio = |(at, (label, chosen)): (usize, (&str, bool))| {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", name)
            .on("change", move |_| choose(at));
        let input = if chosen {
            input.attr("checked", "")
        } else {
            input
        };
        el("label").child(input).text(label)
    };
    el("fieldset")
        .child(el("legend").text(legend))
        .children(choices.into_iter().enumerate().map(radio))
}

/// When somebody looks, until it is known: the token alone does not say whose it is.
fn ask_who(shared: Shared) {
    if shared
        .who
        .with_untracked(|who| who.as_deref().is_some_and(|who| who != UNNAMED))
    {
        return;
    }
    let asked = keeper::session();
    task::spawn(async move {
        let who = client::who(&Switch::new()).await;
        // Somebody else may have signed in meanwhile.
        if keeper::session() == asked {
            match who {
                Some(who) => shared.know(who),
                None => shared.who.set(Some(UNNAMED.to_owned())),
            }
        }
    });
}
