//! A group of fields under a heading: labels and values.

use leptos::prelude::*;

use crate::ui::piece::Piece;

/// One line of a card.
pub struct Line {
    /// What the value is.
    pub label: &'static str,
    /// The value, drawn again only when it changes.
    pub piece: Memo<Piece>,
    /// Whether the line has a place at all.
    pub when: Memo<bool>,
}

/// A titled list of fields.
#[component]
pub fn Card(
    /// The heading; also names the section.
    title: &'static str,
    /// Its fields in order.
    lines: Vec<Line>,
) -> impl IntoView {
    view! {
        <section class="card" aria-label=title>
            <h2>{title}</h2>
            {list(lines)}
        </section>
    }
}

/// Labels and values.
#[must_use]
pub fn list(lines: Vec<Line>) -> AnyView {
    let rows = lines.into_iter().map(row).collect_view();
    view! { <dl>{rows}</dl> }.into_any()
}

fn row(Line { label, piece, when }: Line) -> AnyView {
    view! {
        <div class="row" class:empty=move || piece.with(Piece::is_empty) hidden=move || !when.get()>
            <dt>{label}</dt>
            <dd>{move || piece.get().view()}</dd>
        </div>
    }
    .into_any()
}

/// Fields that the record itself names, or a word in their place.
#[component]
pub fn Lines(
    /// Names and values in order.
    lines: Memo<Vec<(String, Piece)>>,
) -> impl IntoView {
    move || {
        let lines = lines.get();
        if lines.is_empty() {
            return view! { <p class="quiet">"None"</p> }.into_any();
        }
        let rows = lines
            .into_iter()
            .map(|(name, piece)| {
                view! { <div class="row"><dt><bdi>{name}</bdi></dt><dd>{piece.view()}</dd></div> }
            })
            .collect_view();
        view! { <dl>{rows}</dl> }.into_any()
    }
}
