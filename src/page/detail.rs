//! An opportunity in full: the identity strip, the notes, and every other field in its group.

use std::sync::Arc;

use leptos::prelude::*;

use crate::crm::field::Field;
use crate::crm::field_table::{Group, Place, ROWS, Row};
use crate::crm::opportunity::Opportunity;
use crate::nexudus::client::Fetched;
use crate::page::shared::Shared;
use crate::ui::card::{Card, Line, Lines};
use crate::ui::piece::Piece;
use crate::ui::strip::Strip;

/// Draws the record on show; when another takes its place, only what differs is drawn again.
#[component]
pub fn Detail(
    /// What all pages share.
    shared: Shared,
    /// The record on show.
    record: Signal<Arc<Fetched>>,
) -> impl IntoView {
    let opportunity = Signal::derive(move || Arc::clone(&record.get().opportunity));
    let line = move |row: &'static Row| Line {
        label: row.label,
        piece: Memo::new(move |_| opportunity.with(|opportunity| Piece::of((row.show)(opportunity), shared.zone.get()))),
        when: Memo::new(move |_| opportunity.with(|opportunity| (row.when)(opportunity))),
    };
    let rows_of = move |place: Place| ROWS.iter().filter(move |row| row.place == place).map(line).collect::<Vec<_>>();
    let group = move |group: Group| view! { <Card title=group.title() lines=rows_of(Place::Group(group)) /> };
    let custom = Memo::new(move |_| opportunity.with(|opportunity| custom_fields(opportunity)));
    let notes = rows_of(Place::Notes).pop().map(|line| line.piece);

    view! {
        <article class="page">
            <Strip opportunity />
            <div class="columns">
                <div class="column">
                    <section class="card notes" aria-label="Notes">
                        <h2>"Notes"</h2>
                        <div>{move || notes.map(|piece| piece.get().view())}</div>
                    </section>
                    <section class="card" aria-label="Custom fields">
                        <h2>"Custom fields"</h2>
                        <Lines lines=custom />
                    </section>
                    {group(Group::Attribution)}
                    {group(Group::Record)}
                </div>
                <div class="column">
                    {[Group::Customer, Group::Team, Group::People, Group::Pipeline, Group::Dates].map(group).collect_view()}
                </div>
            </div>
        </article>
    }
}

/// Names and values; one line in words where there are none.
fn custom_fields(opportunity: &Opportunity) -> Vec<(String, Piece)> {
    match &opportunity.custom_fields {
        Field::Set(fields) => fields
            .iter()
            .map(|field| (field.name.clone(), field.value.text().map_or(Piece::Quiet("Not set"), |text| Piece::Long(text.to_owned()))))
            .collect(),
        Field::NotSet => Vec::new(),
        Field::Unreadable(raw) => vec![("Custom fields".to_owned(), Piece::Odd(raw.clone()))],
    }
}
