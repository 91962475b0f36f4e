//! Every field in its group, from the one table of what is shown where; empty ones fold away.

use leptos::prelude::{Get, GetUntracked, Set, With};

use crate::browser::storage::{self, Kept};
use crate::browser::{document, intl};
use crate::crm::custom_field::Definition;
use crate::crm::customer::Customer;
use crate::crm::field::Field;
use crate::crm::field_table::{Group, Place, ROWS, Row, Shown};
use crate::crm::notes;
use crate::crm::opportunity::Opportunity;
use crate::crm::safe_link;
use crate::page::detail::Detail;
use crate::page::guests::Guest;
use crate::ui::attribution::attribution;
use crate::ui::card::{Line, card, list, named};
use crate::ui::el::{El, el};
use crate::ui::notes::notes_view;
use crate::ui::piece::{Piece, link};

/// Fields that stay in sight while they are empty: an empty one is a task.
const NEVER_FOLDED: [&str; 5] = [
    "CoworkerFullName",
    "ResponsibleFullName",
    "DueDate",
    "LeadSource",
    "LossReason",
];
/// A name of more bytes than this may be cut short in the strip, where a narrow window has room for so much.
const LONG_NAME: usize = 80;
const EMPTY_SHOWN: &str = "opportune.empty-fields-shown";

impl Detail {
    pub(super) fn notes(self) -> El {
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

    pub(super) fn attribution(self) -> El {
        card(Group::Attribution.title())
            .child(el("div").live(move || self.opportunity(), |o| attribution(o)))
            .child(list(self.lines(Group::Attribution)))
    }

    pub(super) fn group(self, group: Group) -> El {
        card(group.title()).child(list(self.lines(group)))
    }

    pub(super) fn record(self) -> El {
        let id = move || self.opportunity().id.set().map(ToString::to_string);
        card(Group::Record.title())
            .child(list(self.lines(Group::Record).chain([self.name()])))
            .child(el("p").live(id, |id| {
                elsewhere("opportunity-link", id.as_deref(), "Opportunity in Nexudus")
            }))
    }

    /// The name where the title does not say it in full.
    fn name(self) -> Line {
        let piece = move || match &self.opportunity().name {
            Field::Set(name) if name.len() > LONG_NAME => Some(Piece::Text(name.clone())),
            Field::Unreadable(raw) => Some(Piece::Odd(raw.clone())),
            _ => None,
        };
        Line {
            label: "Name",
            piece: Box::new(piece),
            folds: false,
            changed: Box::new(|| false),
        }
    }

    pub(super) fn dates(self) -> El {
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
            let person = self.person(row.key).map(Piece::Text);
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
            folds: !NEVER_FOLDED.contains(&row.key),
            changed: Box::new(move || self.changed.with(|keys| keys.contains(&row.key))),
        }
    }

    /// Telephone numbers stand in the customer's own record; their lines are there before it comes.
    pub(super) fn customer(self) -> El {
        let phone = |label, number: fn(&Customer) -> &Field<String>| Line {
            label,
            piece: Box::new(move || {
                // Without a customer there is nobody to call.
                let has_customer = self.opportunity().customer_id.reference().is_some();
                has_customer.then(|| self.guests.with(|guests| phone(&guests.customer, number)))
            }),
            folds: false,
            changed: Box::new(|| false),
        };
        let phones = [
            phone("Mobile phone", |customer| &customer.mobile_phone),
            phone("Landline", |customer| &customer.land_line),
        ];
        card(Group::Customer.title())
            .child(list(self.lines(Group::Customer).chain(phones)))
            .child(el("p").live(
                move || {
                    self.opportunity()
                        .customer_id
                        .set()
                        .map(ToString::to_string)
                },
                |id| elsewhere("customer-link", id.as_deref(), "Customer in Nexudus"),
            ))
    }

    pub(super) fn custom_fields(self) -> El {
        let fields = move || custom_fields(&self.opportunity(), &self.definitions());
        card("Custom fields").child(el("div").live(fields, |fields| named(fields)))
    }

    /// The button that folds empty fields away or shows them.
    pub(super) fn empty_fields(self) -> El {
        let count = move || {
            let o = self.opportunity();
            let folds = |row: &&Row| {
                !NEVER_FOLDED.contains(&row.key) && matches!(row.place, Place::Group(_))
            };
            ROWS.iter()
                .filter(folds)
                .filter(|row| (row.when)(&o) && (row.show)(&o) == Shown::NotSet)
                .count()
        };
        let words = move || match (self.empty.get(), count()) {
            (_, 0) => String::new(),
            (true, _) => "Hide empty fields".to_owned(),
            (false, 1) => "Show 1 empty field".to_owned(),
            (false, count) => format!("Show {} empty fields", intl::count(count)),
        };
        el("p").class("actions").child(
            el("button")
                .live_text(words)
                .live_flag("hidden", move || count() == 0)
                .on("click", move |_| self.toggle_empty()),
        )
    }

    /// Folds empty fields away or shows them, now and in the future.
    pub fn toggle_empty(self) {
        let shown = !self.empty.get_untracked();
        self.empty.set(shown);
        if shown {
            storage::set(Kept::InBrowser, EMPTY_SHOWN, "1");
        } else {
            storage::remove(Kept::InBrowser, EMPTY_SHOWN);
        }
    }
}

/// Whether empty fields are to be in sight, as the visitor chose last.
pub fn empty_fields_shown() -> bool {
    storage::get(Kept::InBrowser, EMPTY_SHOWN).is_some()
}

/// A link to the Nexudus dashboard, where the configuration says how its addresses are made.
fn elsewhere(pattern: &str, id: Option<&str>, words: &str) -> Vec<El> {
    let pattern = document::configured(pattern);
    match id {
        Some(id) if safe_link::is_web(&pattern) => {
            vec![link(&pattern.replace("{id}", id), words)]
        }
        _ => Vec::new(),
    }
}

/// A number of the customer's own record, or why there is none.
fn phone(customer: &Guest<Customer>, number: fn(&Customer) -> &Field<String>) -> Piece {
    match customer {
        Guest::Awaited => Piece::Quiet("…"),
        Guest::Absent => Piece::Quiet("Not available"),
        Guest::Here(customer) => number(customer)
            .text()
            .map_or(Piece::Quiet("Not set"), Piece::phone),
    }
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
