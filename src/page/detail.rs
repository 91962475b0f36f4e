//! An opportunity in full: what it is at a glance, the notes, every other field in its group, and the guests.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::{clock, document, intl};
use crate::crm::calendar::Now;
use crate::crm::custom_field::Definition;
use crate::crm::customer::Customer;
use crate::crm::field::Field;
use crate::crm::field_table::{Group, Place, ROWS, Row};
use crate::crm::history;
use crate::crm::notes;
use crate::crm::opportunity::Opportunity;
use crate::crm::signals::{Case, signals};
use crate::crm::stage_path::StagePath;
use crate::nexudus::client::Fetched;
use crate::page::guests::{Guest, Guests};
use crate::page::shared::Shared;
use crate::ui::attribution::attribution;
use crate::ui::card::{Line, card, list, named};
use crate::ui::el::{El, el};
use crate::ui::history::{FIRST, moves};
use crate::ui::notes::notes_view;
use crate::ui::piece::Piece;
use crate::ui::signals::{Statement, statement};
use crate::ui::stage_path::{Drawn, picture};
use crate::ui::strip;

/// What the page shows. When the record changes, only what differs is drawn again.
#[derive(Clone, Copy)]
pub struct Detail {
    /// What all pages share.
    pub shared: Shared,
    /// The record on show.
    pub record: RwSignal<Arc<Fetched>>,
    /// What stands beside it.
    pub guests: RwSignal<Guests>,
}

impl Detail {
    /// The whole page.
    pub fn view(self) -> El {
        let main = el("div")
            .class("column")
            .child(self.notes())
            .child(self.attribution())
            .child(self.group(Group::Record))
            .child(self.custom_fields());
        let beside = el("div")
            .class("column")
            .child(self.customer())
            .children([Group::People, Group::Team, Group::Pipeline].map(|group| self.group(group)))
            .child(self.dates());
        el("article")
            .class("page")
            .child(self.strip())
            .child(self.stage_path())
            .child(self.signals())
            .child(el("div").class("columns").child(main).child(beside))
            .child(self.history())
    }

    fn opportunity(self) -> Arc<Opportunity> {
        self.record.with(|record| Arc::clone(&record.opportunity))
    }

    fn strip(self) -> El {
        let title = el("h1")
            .attr("tabindex", "-1")
            .child(el("bdi").live_text(move || self.opportunity().title().into_owned()));
        let badges = el("p")
            .class("badges")
            .live(move || self.opportunity(), |o| strip::badges(o));
        let value = el("div")
            .class("strip-value")
            .live(move || self.opportunity(), |o| strip::value(o));
        el("header")
            .class("strip")
            .child(el("div").class("strip-who").child(title).child(badges))
            .child(value)
    }

    /// The path, as soon as the stages are known; the times, as soon as the moves are.
    fn stage_path(self) -> El {
        let drawn = move || {
            let o = self.opportunity();
            let guests = self.guests.get();
            let stages = guests.stages.here().filter(|stages| !stages.is_empty())?;
            let moves = guests
                .moves
                .here()
                .map(|moves| moves.as_slice())
                .unwrap_or_default();
            let stays = history::stays(moves, o.stage_id.set().copied(), self.shared.now.get());
            Some(Drawn::new(&StagePath::new(stages, &o, moves), &stays))
        };
        let path = el("section")
            .class("path")
            .attr("id", "path")
            .attr("tabindex", "-1")
            .attr("aria-label", "Stage path");
        // A record without a board has no path, and needs no place for one.
        path.live_flag("hidden", move || !self.opportunity().board_id.is_set())
            .live(drawn, |drawn| {
                drawn.as_ref().map(picture).unwrap_or_default()
            })
    }

    /// What is true now: days pass while a page is open.
    fn signals(self) -> El {
        let stale_after_days = document::configured("stale-after-days")
            .parse()
            .unwrap_or(30);
        let statements = move || {
            let o = self.opportunity();
            let guests = self.guests.get();
            let stages = guests
                .stages
                .here()
                .map(|stages| stages.as_slice())
                .unwrap_or_default();
            let case = Case {
                opportunity: &o,
                stage: stages
                    .iter()
                    .find(|stage| Some(&stage.id) == o.stage_id.set()),
                now: &Now {
                    epoch_ms: self.shared.now.get(),
                    local_day: &clock::local_day,
                },
                stale_after_days,
            };
            signals(&case)
                .into_iter()
                .map(Statement::from)
                .collect::<Vec<_>>()
        };
        el("ul")
            .class("signals")
            .attr("aria-label", "Signals")
            .live(statements, |statements| {
                statements.iter().map(statement).collect()
            })
    }

    fn notes(self) -> El {
        let text = move || self.record.with(|record| record.opportunity.notes.clone());
        card("Notes")
            .attr("id", "notes")
            .attr("tabindex", "-1")
            .child(el("div").live(text, |text| match text {
                Field::NotSet => Piece::Quiet("Not set").view(),
                Field::Set(text) => notes_view(&notes::readable(text)),
                Field::Unreadable(raw) => Piece::Odd(raw.clone()).view(),
            }))
    }

    fn attribution(self) -> El {
        card(Group::Attribution.title())
            .child(el("div").live(move || self.opportunity(), |o| attribution(o)))
            .child(list(self.lines(Group::Attribution)))
    }

    fn group(self, group: Group) -> El {
        card(group.title()).child(list(self.lines(group)))
    }

    fn dates(self) -> El {
        let zone = move || format!("Times in {}", intl::zone_name(self.shared.zone.get()));
        card(Group::Dates.title())
            .child(el("p").class("hint").live_text(zone))
            .child(list(self.lines(Group::Dates)))
    }

    fn lines(self, group: Group) -> impl Iterator<Item = Line> {
        ROWS.iter()
            .filter(move |row| row.place == Place::Group(group))
            .map(move |row| self.line(row))
    }

    fn line(self, row: &'static Row) -> Line {
        let piece = move || {
            let o = self.opportunity();
            let person = self.guests.with(|guests| match row.key {
                "ReferrerId" => name_of(&guests.referrer),
                "AgentId" => name_of(&guests.agent),
                _ => None,
            });
            let shown = || {
                Piece::of((row.show)(&o), self.shared.zone.get(), || {
                    self.shared.now.get()
                })
            };
            (row.when)(&o).then(|| person.unwrap_or_else(shown))
        };
        Line {
            label: row.label,
            piece: Box::new(piece),
        }
    }

    /// Telephone numbers stand in the customer's own record; their lines are there before it comes.
    fn customer(self) -> El {
        let phone = |label, number: fn(&Customer) -> &Field<String>| Line {
            label,
            piece: Box::new(move || {
                Some(self.guests.with(|guests| {
                    match &guests.customer {
                        Guest::Awaited => Piece::Quiet("…"),
                        Guest::Absent => Piece::Quiet("Not available"),
                        Guest::Here(customer) => number(customer)
                            .text()
                            .map_or(Piece::Quiet("Not set"), Piece::phone),
                    }
                }))
            }),
        };
        let phones = [
            phone("Mobile phone", |customer| &customer.mobile_phone),
            phone("Landline", |customer| &customer.land_line),
        ];
        card(Group::Customer.title()).child(list(self.lines(Group::Customer).chain(phones)))
    }

    fn custom_fields(self) -> El {
        let fields = move || {
            let definitions = self
                .guests
                .with(|guests| guests.definitions.here().cloned())
                .unwrap_or_default();
            custom_fields(&self.opportunity(), &definitions)
        };
        card("Custom fields").child(el("div").live(fields, |fields| named(fields)))
    }

    /// What grows to any length when it comes: below everything else, so that nothing is pushed away.
    fn history(self) -> El {
        let all = RwSignal::new(false);
        let state = move || {
            let known = self.guests.with(|guests| guests.moves.here().cloned());
            known.map(|moves| {
                (
                    moves,
                    all.get(),
                    self.shared.zone.get(),
                    self.shared.now.get(),
                )
            })
        };
        el("div").class("below").live(state, move |state| {
            let Some((entries, whole, zone, now)) = state else {
                return Vec::new();
            };
            let shown = if *whole { entries.len() } else { FIRST };
            let history = card("History")
                .attr("id", "history")
                .attr("tabindex", "-1")
                .child(
                    el("p")
                        .class("hint")
                        .text(&format!("Times in {}", intl::zone_name(*zone))),
                )
                .child(moves(entries, shown, *zone, *now));
            let hidden = entries.len().saturating_sub(shown);
            let more = (hidden > 0).then(|| {
                el("button")
                    .text(&format!("Show {} more", intl::count(hidden)))
                    .on("click", move |_| all.set(true))
            });
            vec![history.children(more)]
        })
    }
}

fn name_of(person: &Guest<Customer>) -> Option<Piece> {
    person
        .here()?
        .full_name
        .text()
        .map(|name| Piece::Text(name.to_owned()))
}

/// Names and values, by what the account calls the fields where that is known.
fn custom_fields(opportunity: &Opportunity, definitions: &[Definition]) -> Vec<(String, Piece)> {
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
