//! An opportunity in full: what it is at a glance, the notes, every other field in its group, and the guests.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{clock, document, intl};
use crate::crm::calendar::Now;
use crate::crm::custom_field::Definition;
use crate::crm::field::Field;
use crate::crm::field_table::{Group, Place, ROWS, Row};
use crate::crm::history;
use crate::crm::opportunity::Opportunity;
use crate::crm::signals::{Case, signals};
use crate::crm::stage_path::StagePath;
use crate::nexudus::client::Fetched;
use crate::page::guests::{Guest, Guests};
use crate::page::shared::Shared;
use crate::ui::attribution::{self, Attribution};
use crate::ui::card::{Card, Line, Lines};
use crate::ui::history::History;
use crate::ui::piece::Piece;
use crate::ui::signals::{Signals, Statement};
use crate::ui::stage_path::{Drawn, Path};
use crate::ui::strip::Strip;

/// Draws the record on show; when another takes its place, only what differs is drawn again.
#[component]
pub fn Detail(
    /// What all pages share.
    shared: Shared,
    /// The record on show.
    record: Signal<Arc<Fetched>>,
    /// What stands beside it.
    guests: Guests,
) -> impl IntoView {
    let opportunity = Signal::derive(move || Arc::clone(&record.get().opportunity));
    let piece = move |row: &'static Row| {
        Memo::new(move |_| opportunity.with(|o| Piece::of((row.show)(o), shared.zone.get(), || shared.now.get())))
    };
    let line = move |row: &'static Row| Line {
        label: row.label,
        piece: piece(row),
        when: Memo::new(move |_| opportunity.with(|o| (row.when)(o))),
    };
    let rows_of = move |place: Place| ROWS.iter().filter(move |row| row.place == place);
    let card = move |group: Group, more: Vec<Line>| {
        let lines = rows_of(Place::Group(group)).map(line).chain(more).collect();
        view! { <Card title=group.title() lines /> }
    };
    let notes = rows_of(Place::Notes).map(piece).next();
    let custom = Memo::new(move |_| opportunity.with(|o| guests.definitions.with(|names| custom_fields(o, names.here()))));
    let sentence = Memo::new(move |_| opportunity.with(|o| attribution::sentence(o)));

    view! {
        <article class="page">
            <Strip opportunity />
            <StagePathOf shared opportunity guests />
            <SignalsOf shared opportunity guests />
            <div class="columns">
                <div class="column">
                    <section class="card notes" id="notes" tabindex="-1" aria-label="Notes">
                        <h2>"Notes"</h2>
                        <div>{move || notes.map(|piece| piece.get().view())}</div>
                    </section>
                    <section class="card" aria-label=Group::Attribution.title()>
                        <h2>{Group::Attribution.title()}</h2>
                        <Attribution sentence />
                        {crate::ui::card::list(rows_of(Place::Group(Group::Attribution)).map(line).collect())}
                    </section>
                    {card(Group::Record, Vec::new())}
                    <section class="card" aria-label="Custom fields">
                        <h2>"Custom fields"</h2>
                        <Lines lines=custom />
                    </section>
                </div>
                <div class="column">
                    {card(Group::Customer, phones(guests))}
                    {card(Group::People, Vec::new())}
                    {card(Group::Team, Vec::new())}
                    {card(Group::Pipeline, Vec::new())}
                    {card(Group::Dates, Vec::new())}
                </div>
            </div>
            <Below shared guests />
        </article>
    }
}

/// The path, as soon as the stages are known; the times, as soon as the moves are.
#[component]
fn StagePathOf(shared: Shared, opportunity: Signal<Arc<Opportunity>>, guests: Guests) -> impl IntoView {
    let drawn = Memo::new(move |_| {
        let stages = guests.stages.get().here().cloned().filter(|stages| !stages.is_empty())?;
        let moves = guests.moves.get().here().cloned().unwrap_or_default();
        let o = opportunity.get();
        let stays = history::stays(&moves, o.stage_id.set().copied(), shared.now.get());
        Some(Drawn::new(&StagePath::new(&stages, &o, &moves), &stays))
    });
    let instead = Signal::derive(move || match guests.stages.with(Guest::is_settled) {
        true => "The stages of this board are not available to this account.",
        false => "",
    });
    // A record without a board has no path, and needs no place for one.
    let has_board = Memo::new(move |_| opportunity.with(|o| o.board_id.is_set()));
    view! { <Show when=move || has_board.get()><Path drawn instead /></Show> }
}

/// What is true now: days pass while a page is open.
#[component]
fn SignalsOf(shared: Shared, opportunity: Signal<Arc<Opportunity>>, guests: Guests) -> impl IntoView {
    let stale_after_days = document::configured("stale-after-days").parse().unwrap_or(30);
    let statements = Memo::new(move |_| {
        let o = opportunity.get();
        let stages = guests.stages.get().here().cloned().unwrap_or_default();
        let case = Case {
            opportunity: &o,
            stage: stages.iter().find(|stage| Some(&stage.id) == o.stage_id.set()),
            now: &Now { epoch_ms: shared.now.get(), local_day: &clock::local_day },
            stale_after_days,
        };
        signals(&case).into_iter().map(Statement::from).collect()
    });
    view! { <Signals statements /> }
}

/// What grows to any length when it comes: below everything else, so that nothing is pushed away.
#[component]
fn Below(shared: Shared, guests: Guests) -> impl IntoView {
    let moves = Memo::new(move |_| guests.moves.with(|moves| moves.here().map(|moves| moves.to_vec()).unwrap_or_default()));
    let came = Memo::new(move |_| guests.moves.with(|moves| moves.here().is_some()));
    view! {
        <Show when=move || came.get()>
            <section class="card below" id="history" tabindex="-1" aria-label="History">
                <h2>"History"</h2>
                <p class="hint">"Times in "{move || intl::zone_name(shared.zone.get())}</p>
                <History moves zone=shared.zone now_ms=shared.now />
            </section>
        </Show>
    }
}

/// Telephone numbers stand in the customer's own record; their lines are there before it comes.
fn phones(guests: Guests) -> Vec<Line> {
    let line = |label, number: fn(&crate::crm::customer::Customer) -> &Field<String>| Line {
        label,
        piece: Memo::new(move |_| {
            guests.customer.with(|customer| match customer {
                Guest::Awaited => Piece::Quiet("…"),
                Guest::Absent => Piece::Quiet("Not available"),
                Guest::Here(customer) => number(customer).text().map_or(Piece::Quiet("Not set"), Piece::phone),
            })
        }),
        when: Memo::new(|_| true),
    };
    vec![line("Mobile phone", |customer| &customer.mobile_phone), line("Landline", |customer| &customer.land_line)]
}

/// Names and values, by what the account calls the fields where that is known.
fn custom_fields(opportunity: &Opportunity, definitions: Option<&Arc<Vec<Definition>>>) -> Vec<(String, Piece)> {
    let definitions = definitions.map(|definitions| definitions.as_slice()).unwrap_or_default();
    match &opportunity.custom_fields {
        Field::Set(fields) => fields
            .iter()
            .map(|field| {
                let value = match &field.value {
                    Field::Set(text) => Piece::Long(text.clone()),
                    Field::NotSet => Piece::Quiet("Not set"),
                    Field::Unreadable(raw) => Piece::Odd(raw.clone()),
                };
                (field.label(definitions).to_owned(), value)
            })
            .collect(),
        Field::NotSet => Vec::new(),
        Field::Unreadable(raw) => vec![("Custom fields".to_owned(), Piece::Odd(raw.clone()))],
    }
}
