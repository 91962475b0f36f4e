//! Badges: stage and status, each with an icon and its word, never by colour alone.

use crate::crm::field::Field;
use crate::crm::status::Status;
use crate::ui::el::{El, bdi, el};

/// The outcome: in progress, won or lost.
pub fn status_badge(status: &Field<Status>) -> El {
    let (look, sign) = match status {
        Field::Set(Status::InProgress) => ("badge progress", "●"),
        Field::Set(Status::Won) => ("badge won", "✓"),
        Field::Set(Status::Lost) => ("badge lost", "✕"),
        _ => ("badge unknown", "?"),
    };
    let word = match status {
        Field::Set(status) => status.label().into_owned(),
        Field::NotSet => "Not set".to_owned(),
        Field::Unreadable(raw) => format!("Unreadable: {raw}"),
    };
    badge(look, sign, el("span").text(&word))
}

/// Where on its board it stands.
pub fn stage_badge(name: &str) -> El {
    badge("badge stage", "▸", bdi(name))
}

fn badge(look: &str, sign: &str, word: El) -> El {
    el("span")
        .class(look)
        .child(el("span").attr("aria-hidden", "true").text(sign))
        .child(word)
}
