//! A problem in place of a page, with its one action.

use leptos::prelude::*;

use crate::nexudus::problem::{Action, Problem};
use crate::page::shared::{self, Shared};
use crate::route::Route;
use crate::ui::alert::alert;
use crate::ui::countdown;
use crate::ui::el::{El, el};

/// Why the form is there, where another session may help and the present one may still count in other tabs.
pub const AGAIN: &str = "Sign in again and what you came for opens, if your account may see it.";

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
    alert(
        &told.title,
        &told.sentence,
        el("button").live_text(move || countdown::button(seconds.get(), told.action.label())),
        move || match told.action {
            Action::SignIn => shared.sign_out(Some(AGAIN)),
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
