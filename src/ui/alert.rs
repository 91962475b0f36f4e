//! A problem, said once and aloud, with the one thing to do about it.

use crate::ui::el::{El, bdi, el};

/// Title, sentence and a button for the one action, in place of a page.
pub fn alert(title: &str, sentence: &str, action: El, act: impl Fn() + 'static) -> El {
    el("div")
        .class("page narrow")
        .attr("role", "alert")
        .child(el("h1").attr("tabindex", "-1").child(bdi(title)))
        .child(el("p").class("lead").text(sentence))
        .child(
            el("div")
                .class("actions")
                .child(action.class("primary").on("click", move |_| act())),
        )
}
