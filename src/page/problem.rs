//! A problem in place of a page, with its one action.

use leptos::prelude::*;

use crate::nexudus::problem::{Action, Problem};
use crate::page::shared::{self, Shared};
use crate::route::Route;
use crate::ui::alert::Alert;

/// Says what is wrong, and does what helps.
#[component]
pub fn ProblemAlert(
    /// What all pages share.
    shared: Shared,
    /// What is wrong.
    problem: Problem,
    /// Asks the same again, for problems where that may help.
    retry: Callback<()>,
) -> impl IntoView {
    let told = problem.tell();
    shared::title(&told.title);
    let act = Callback::new(move |()| match told.action {
        Action::SignIn => shared.sign_out(None),
        Action::TryAgain => retry.run(()),
        Action::OpenAnother => shared.go(Route::Home),
    });
    view! { <Alert title=told.title sentence=told.sentence action=told.action.label() act /> }
}
