//! `/`: where the visitor goes on from.

use crate::browser::history;
use crate::page::opener::opener;
use crate::page::recents;
use crate::page::shared::{self, Shared};
use crate::route::Route;
use crate::ui::el::{El, el};

/// One field and one button, what was opened before, and the way to all of them.
pub fn home_page(shared: Shared) -> El {
    shared::title("");
    shared.arrive();
    let find = el("a")
        .attr("href", &history::href(&Route::Find.to_string()))
        .text("Find among all opportunities");
    el("div")
        .class("page narrow")
        .child(el("h1").attr("tabindex", "-1").text("Open an opportunity"))
        .child(opener(shared, "open", false).class("card stack"))
        .child(el("p").child(find))
        .child(recents::lists(shared))
}
