//! Copying, and saying that it is done.

use leptos::prelude::*;

use crate::browser::{clipboard, document, task};
use crate::ui::el::{El, el};

/// Where short messages go: the page's polite live region.
#[derive(Clone, Copy)]
pub struct Announcer(pub RwSignal<String>);

impl Announcer {
    /// Tells [`ALL`], until they do the next thing (`boot.js` sees to that), or those alone who listen.
    pub fn tell(self, words: &str, whom: &str) {
        // The same words once more are read out once more only if the text is another: by a space.
        let is_said = self
            .0
            .with_untracked(|said| said == words && !said.is_empty());
        self.0
            .set(format!("{words}{}", if is_said { "\u{a0}" } else { "" }));
        document::set_root("data-told", whom);
    }
}

/// Everybody, whether they listen or see.
pub const ALL: &str = "all";

/// Copies a text; says that it is done, or that the browser would not.
pub async fn copied(text: &str, what: &str) -> String {
    if clipboard::write(text).await {
        format!("Copied the {what}")
    } else {
        format!("The browser does not allow copying here: the {what} was not copied")
    }
}

/// Copies a text and says so.
pub fn copy(text: String, what: &'static str, announcer: Option<Announcer>) {
    task::spawn(async move {
        let said = copied(&text, what).await;
        if let Some(announcer) = announcer {
            announcer.tell(&said, ALL);
        }
    });
}

/// A small button that copies a text.
pub fn copy_button(text: &str, what: &'static str) -> El {
    let announcer = use_context::<Announcer>();
    let text = text.to_owned();
    el("button")
        .class("small")
        .text("Copy")
        .child(
            el("span")
                .class("visually-hidden")
                .text(&format!(" {what}")),
        )
        .on("click", move |_| copy(text.clone(), what, announcer))
}
