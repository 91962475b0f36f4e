//! A problem in place of a page, with its one action.

use crate::nexudus::problem::{Action, Problem};
use crate::page::shared::{self, Shared};
use crate::route::Route;
use crate::ui::alert::alert;
use crate::ui::el::El;

/// Says what is wrong, and does what helps; `retry` asks the same again.
pub fn problem_alert(shared: Shared, problem: &Problem, retry: impl Fn() + 'static) -> El {
    let told = problem.tell();
    shared::title(&told.title);
    shared.arrive();
    alert(
        &told.title,
        &told.sentence,
        told.action.label(),
        move || match told.action {
            Action::SignIn => shared.sign_out(None),
            Action::TryAgain => retry(),
            Action::OpenAnother => shared.go(Route::Home),
        },
    )
}
