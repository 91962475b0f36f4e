//! The one thing to do about what went wrong, while something else stays on show.

use crate::browser::history;
use crate::nexudus::problem::Action;
use crate::route::Route;
use crate::ui::countdown::{NOW, countdown};
use crate::ui::el::{El, el};

/// The name of the button that lets the visitor sign in anew.
pub const SIGN_IN: &str = "sign-in";

/// The action. What is asked again by itself is not waited for by a button named `retry`.
pub fn action(action: Action, retry: &str, waits: bool) -> El {
    let button = |name: &str, words: &str| {
        el("button")
            .attr("type", "button")
            .attr("name", name)
            .attr("value", "list")
            .text(words)
    };
    match action {
        Action::TryAgain if waits => button(retry, NOW),
        Action::TryAgain => button(retry, action.label()),
        Action::SignIn => button(SIGN_IN, action.label()),
        Action::OpenAnother => el("a")
            .attr("href", &history::href(&Route::Find.to_string()))
            .text("Choose from the list"),
    }
}

/// The place of the seconds. They are not said aloud.
pub fn place() -> El {
    el("div").attr("aria-live", "off")
}

/// The seconds left, while there are any.
pub fn seconds(left: Option<i32>) -> Vec<El> {
    let words = left.map(|left| countdown(left.into()));
    words
        .map(|words| el("p").class("hint").text(&words))
        .into_iter()
        .collect()
}
