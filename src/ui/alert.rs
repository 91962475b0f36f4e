//! A problem, said once and aloud, with the one thing to do about it.

use crate::ui::el::{El, bdi, el};

/// Title, sentence and one action, in place of a page.
pub fn alert(title: &str, sentence: &str, action: &str, act: impl Fn() + 'static) -> El {
    el("div")
        .class("page narrow")
        .attr("role", "alert")
        .child(el("h1").attr("tabindex", "-1").child(bdi(title)))
        .child(el("p").class("lead").text(sentence))
        .child(
            el("div").class("actions").child(
                el("button")
                    .class("primary")
                    .text(action)
                    .on("click", move |_| act()),
            ),
        )
}
