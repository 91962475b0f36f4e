//! A problem in place of a page, with its one action.

use leptos::prelude::*;

use crate::nexudus::problem::{Action, Problem};
use crate::page::shared::{self, Shared};
use crate::route::Route;
use crate::ui::alert::alert;
use crate::ui::countdown;
use crate::ui::el::{El, el};

/// Says what is wrong, and does what helps; `retry` asks the same again, which happens by itself after `seconds` if there
/// are any.
pub fn problem_alert(
    shared: Shared,
    problem: &Problem,
    seconds: RwSignal<Option<i64>>,
    retry: impl Fn() + 'static,
) -> El {
    let told = problem.tell();
    shared::title(&told.title);
    shared.arrive();
    let label = move || {
        if seconds.get().is_some() {
            countdown::NOW
        } else {
            told.action.label()
        }
    };
    alert(
        &told.title,
        &told.sentence,
        el("button").live_text(move || label().to_owned()),
        move || match told.action {
            Action::SignIn => shared.sign_out(None),
            Action::TryAgain => retry(),
            Action::OpenAnother => shared.go(Route::Home),
        },
    )
    .child(counted_down(seconds))
}

/// How long until it is asked again by itself. Not said aloud each second.
fn counted_down(seconds: RwSignal<Option<i64>>) -> El {
    let words = move || countdown::countdown(seconds.get().unwrap_or_default());
    el("div").attr("aria-live", "off").live(
        move || seconds.get().is_some(),
        move |waiting| {
            waiting
                .then(|| el("p").class("hint").live_text(words))
                .into_iter()
                .collect()
        },
    )
}
