//! Any address that is none of ours.

use crate::page::shared::{self, Shared};
use crate::route::Route;
use crate::ui::alert::alert;
use crate::ui::el::{El, el};

/// Says so of a path below the base path, and leads back.
pub fn not_found_page(shared: Shared, path: &str) -> El {
    shared::title("Page not found");
    shared.arrive();
    let sentence = format!("Nothing is at “/{path}”. The link may be old or cut short.");
    alert(
        "There is no such page",
        &sentence,
        el("button").text("Open an opportunity"),
        move || shared.go(Route::Home),
    )
}
