//! `/opportunities` and `/opportunities/compare`: the thin page around the second module, which draws them.

use std::cell::Cell;

use leptos::prelude::*;

use crate::browser::{document, second, task};
use crate::page::shared::{self, Shared};
use crate::route::Route;
use crate::ui::el::{El, el, follow};

/// Whether the second module is there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Module {
    Awaited,
    Here,
    Failed,
}

/// Shows what the address asks for as soon as the second module is there.
pub fn find_page(shared: Shared) -> El {
    let module = RwSignal::new(Module::Awaited);
    let title = match shared.route.get_untracked() {
        Route::Compare => "Compare opportunities",
        _ => "Find opportunities",
    };
    shared::title(title);
    let load = move || {
        module.set(Module::Awaited);
        task::spawn(async move {
            let outcome = if second::came().await {
                Module::Here
            } else {
                document::remove("#first-rows");
                Module::Failed
            };
            let _ = module.try_set(outcome); // the visitor may have gone on meanwhile
        });
    };
    load();
    let moves = Cell::new(0_u32);
    let place = el("div");
    let inner = place.handle();
    // Every move shows the page anew: the query may have changed.
    follow(
        move || {
            shared.route.track();
            moves.set(moves.get() + 1);
            (module.get(), moves.get())
        },
        move |(module, _)| {
            if *module == Module::Here && !second::show(inner.element()) {
                shared.arrive();
            }
        },
    );
    on_cleanup(second::hide);
    el("div").child(place).child(el("div").live(
        move || module.get(),
        move |module| match module {
            // The first rows may be told there already (`src/boot/first_rows.js`).
            Module::Awaited if document::find("#first-rows").is_some() => Vec::new(),
            Module::Awaited => vec![waiting(title)],
            Module::Here => Vec::new(),
            Module::Failed => vec![failed(title, load)],
        },
    ))
}

fn waiting(title: &str) -> El {
    el("div")
        .class("page waiting")
        .child(el("h1").attr("tabindex", "-1").text(title))
        .child(
            el("p")
                .class("lead")
                .attr("role", "status")
                .text("Loading…"),
        )
}

fn failed(title: &str, again: impl Fn() + 'static) -> El {
    el("div")
        .class("page narrow")
        .child(el("h1").attr("tabindex", "-1").text(title))
        .child(
            el("p")
                .class("problem")
                .attr("role", "alert")
                .text("This page could not be loaded completely. The connection may have been interrupted; trying again usually helps."),
        )
        .child(
            el("div").class("actions").child(
                el("button")
                    .class("primary")
                    .text("Try again")
                    .on("click", move |_| again()),
            ),
        )
}
