//! The keyboard: single keys for every command, the list of them, and the switch that turns them off.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::browser::{dialog, document, keyboard};
use crate::page::commands::COMMANDS;
use crate::page::opener;
use crate::page::shared::Shared;
use crate::route::Route;
use crate::ui::el::{El, el};

const DIALOG: &str = "#keys";

/// Listens for the life of the app.
pub fn listen(shared: Shared, opener_asked: RwSignal<u32>) {
    keyboard::on_single_key(move |key| {
        if !keyboard::single_keys_work() {
            return false;
        }
        if key == "?" {
            show();
            return true;
        }
        // The page that finds has a field of its own for it.
        if key == "/" && shared.route.get_untracked() != Route::Find {
            opener::open(shared, opener_asked);
            return true;
        }
        let command = COMMANDS.iter().find(|command| command.key == key);
        let (Some(command), Some(page)) = (command, shared.on_show.get_untracked()) else {
            return false;
        };
        let can = command.goes() || page.is_here();
        if can {
            untrack(|| (command.run)(page));
        }
        can
    });
}

/// The list of keys, closed until somebody asks.
pub fn keys_dialog() -> El {
    let rows = COMMANDS.iter().map(|command| (command.key, command.label));
    let rows = rows
        .chain([("/", "Open another opportunity"), ("?", "Show this list")])
        .map(|(key, label)| {
            el("div")
                .child(el("dt").child(el("kbd").text(key)))
                .child(el("dd").text(label))
        });
    let switch = el("input").attr("type", "checkbox").on("change", |_| {
        if let Some(switch) = switch() {
            keyboard::let_single_keys_work(switch.checked());
        }
    });
    el("dialog")
        .attr("id", "keys")
        .attr("aria-labelledby", "keys-title")
        .child(el("h2").attr("id", "keys-title").text("Keyboard"))
        .child(el("dl").class("keys").children(rows))
        .child(
            el("label")
                .class("check")
                .child(switch)
                .text("Single keys work"),
        )
        .child(
            el("form")
                .attr("method", "dialog")
                .child(el("button").text("Close")),
        )
}

/// Opens the list of keys. Whoever wants to be rid of it presses Enter or Space: that is not to switch anything off.
pub fn show() {
    if let Some(switch) = switch() {
        switch.set_checked(keyboard::single_keys_work()); // another tab may have chosen since
    }
    dialog::open(DIALOG);
    document::focus("#keys button");
}

fn switch() -> Option<HtmlInputElement> {
    document::find("#keys input")?.dyn_into().ok()
}
