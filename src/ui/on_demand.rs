//! Long lists: their first rows stand there at once, the rest on demand.

use leptos::prelude::{Get, RwSignal, Set};

use crate::browser::{document, intl, task};
use crate::ui::el::{El, el};

/// So many rows are shown at once.
pub const FIRST: usize = 20;

/// The rest of so many rows: a button that says how many there are, and in its place, once it is pressed, what `draw`
/// draws, in which [`list`] of the same `id` takes the focus. Paper says what is `missing` on it.
pub fn rest(
    count: usize,
    id: &'static str,
    missing: &'static str,
    draw: Box<dyn Fn() -> El>,
) -> El {
    let hidden = count.saturating_sub(FIRST);
    if hidden == 0 {
        return el("div");
    }
    let whole = RwSignal::new(false);
    let follow = move || whole.get();
    el("div").live(follow, move |whole_is_shown| {
        if *whole_is_shown {
            return vec![draw()];
        }
        let more = el("button")
            .text(&format!("Show {} more", intl::count(hidden)))
            .on("click", move |_| {
                whole.set(true);
                // It goes: what it has shown takes the focus, as soon as it stands there.
                task::spawn(async move { document::focus(&format!("#{id}")) });
            });
        let missing = format!("{missing} not printed: {}", intl::count(hidden));
        vec![more, el("p").class("on-paper").text(&missing)]
    })
}

/// The list that shows the rest.
pub fn list(id: &str) -> El {
    el("ol")
        .attr("id", id)
        .attr("tabindex", "-1")
        .attr("start", &(FIRST + 1).to_string())
}
