//! Badges: stage and status, each with an icon and its word, never by colour alone.

use leptos::prelude::*;

use crate::crm::field::Field;
use crate::crm::status::Status;

/// How a badge looks: the class names its colours, the sign goes before the word.
const fn look(status: &Field<Status>) -> (&'static str, &'static str) {
    match status {
        Field::Set(Status::InProgress) => ("badge progress", "●"),
        Field::Set(Status::Won) => ("badge won", "✓"),
        Field::Set(Status::Lost) => ("badge lost", "✕"),
        _ => ("badge unknown", "?"),
    }
}

/// The outcome: in progress, won or lost.
#[component]
pub fn StatusBadge(
    /// Of the record on show.
    status: Memo<Field<Status>>,
) -> impl IntoView {
    view! {
        <span class=move || status.with(look).0>
            <span aria-hidden="true">{move || status.with(look).1}</span>
            <span>{move || status.with(word)}</span>
        </span>
    }
}

fn word(status: &Field<Status>) -> String {
    match status {
        Field::Set(status) => status.label().into_owned(),
        Field::NotSet => "Not set".to_owned(),
        Field::Unreadable(raw) => format!("Unreadable: {raw}"),
    }
}

/// Where on its board it stands.
#[component]
pub fn StageBadge(
    /// The stage's name, or what stands for it.
    name: Memo<String>,
) -> impl IntoView {
    view! {
        <span class="badge stage">
            <span aria-hidden="true">"▸"</span>
            <span><bdi>{move || name.get()}</bdi></span>
        </span>
    }
}
