//! An opportunity in full: what it is at a glance, the notes, every other field in its group, and the guests.

use std::borrow::Cow;
use std::sync::Arc;

use leptos::prelude::{Callback, Get, RwSignal, Set, Update, With, WithUntracked};

use crate::browser::history::href;
use crate::browser::storage::{self, Kept};
use crate::browser::{clock, document, intl};
use crate::crm::calendar::Now;
use crate::crm::custom_field::Definition;
use crate::crm::customer::Customer;
use crate::crm::field::Field;
use crate::crm::field_table::{Group, Place, ROWS, Row, Shown};
use crate::crm::history;
use crate::crm::notes;
use crate::crm::opportunity::Opportunity;
use crate::crm::safe_link;
use crate::crm::signals::{Case, Signal, signals};
use crate::crm::stage_path::StagePath;
use crate::nexudus::client::Fetched;
use crate::page::guests::{Guest, Guests};
use crate::page::shared::Shared;
use crate::page::toolbar::toolbar;
use crate::route::Route;
use crate::ui::attribution::attribution;
use crate::ui::badge::status_badge;
use crate::ui::card::{Line, card, list, named};
use crate::ui::el::{El, bdi, el, follow};
use crate::ui::history::{FIRST, moves};
use crate::ui::notes::notes_view;
use crate::ui::piece::{Piece, link};
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
    /// When it was fetched, in milliseconds since 1970 UTC.
    pub fetched_ms: RwSignal<i64>,
    /// What the last refresh brought, or why it failed; empty otherwise.
    pub note: RwSignal<String>,
    /// The keys of the fields the last refresh changed.
    pub changed: RwSignal<Vec<&'static str>>,
    /// Whether empty fields are in sight.
    pub empty: RwSignal<bool>,
    /// Fetches it again.
    pub refresh: Callback<()>,
}

/// Fields that stay in sight while they are empty: an empty one is a task.
const NEVER_FOLDED: [&str; 5] = [
    "CoworkerFullName",
    "ResponsibleFullName",
    "DueDate",
    "LeadSource",
    "LossReason",
];
const EMPTY_SHOWN: &str = "opportune.empty-fields-shown";

impl Detail {
    /// The whole page.
    pub fn view(self) -> El {
        let main = el("div")
            .class("column")
            .child(self.notes())
            .child(self.attribution())
            .child(self.record())
            .child(self.custom_fields());
        let beside = el("div")
            .class("column")
            .child(self.customer())
            .children([Group::People, Group::Team, Group::Pipeline].map(|group| self.group(group)))
            .child(self.dates());
        let folded = move || {
            if self.empty.get() {
                "page"
            } else {
                "page fold-empty"
            }
        };
        el("article")
            .live_class(move || folded().to_owned())
            .child(toolbar(self))
            .child(self.strip())
            .child(self.strip_more())
            .child(self.stage_path())
            .child(self.signals())
            .child(el("div").class("columns").child(main).child(beside))
            .child(self.empty_fields())
            .child(self.history())
            .child(self.others())
    }

    /// One sentence for those who listen: what it is, for whom, what it is worth, where it stands, what matters most.
    pub fn summary(self) -> String {
        let o = self.opportunity();
        let status = o
            .status
            .set()
            .map_or(Cow::Borrowed("Opportunity without status"), |status| {
                status.label()
            });
        let customer = o.customer_name.text().unwrap_or("no customer");
        let value = o
            .value
            .set()
            .map_or_else(|| "no value".to_owned(), intl::money);
        let stage = o.stage_name.text().unwrap_or("not set");
        let worst = self
            .statements()
            .into_iter()
            .next()
            .map(|found| found.sentence.into_owned());
        let mut parts = vec![format!("{status}, {customer}, {value}, stage {stage}")];
        parts.extend(worst);
        parts.join(", ")
    }

    /// What arrived, byte for byte.
    pub fn body(self) -> String {
        self.record.with_untracked(|record| record.body.clone())
    }

    /// What custom fields are called, as far as known.
    pub fn definitions(self) -> Arc<Vec<Definition>> {
        self.guests
            .with(|guests| guests.definitions.here().cloned())
            .unwrap_or_default()
    }

    /// The customer's own record, if it came.
    pub fn customer_record(self) -> Option<Arc<Customer>> {
        self.guests.with(|guests| guests.customer.here().cloned())
    }

    /// The opportunity on show.
    pub fn opportunity(self) -> Arc<Opportunity> {
        self.record.with(|record| Arc::clone(&record.opportunity))
    }

    fn strip(self) -> El {
        let title = el("h1")
            .attr("tabindex", "-1")
            .child(el("bdi").live_text(move || self.opportunity().title().into_owned()));
        let badges = el("p")
            .class("badges")
            .live(move || self.opportunity(), |o| strip::badges(o));
        let value = el("p").live(move || self.opportunity(), |o| strip::value(o));
        el("header")
            .class("strip")
            .child(title)
            .child(badges)
            .child(value)
    }

    /// The part of the strip that scrolls away: what stays in sight is smaller, and nothing moves for it.
    fn strip_more(self) -> El {
        el("p")
            .class("strip-more")
            .live(move || self.opportunity(), |o| strip::more(o))
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

    fn signals(self) -> El {
        let statements = move || {
            self.statements()
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

    /// What is true now: days pass while a page is open.
    fn statements(self) -> Vec<Signal> {
        let o = self.opportunity();
        let stages = self
            .guests
            .with(|guests| guests.stages.here().cloned())
            .unwrap_or_default();
        signals(&Case {
            opportunity: &o,
            stage: stages
                .iter()
                .find(|stage| Some(&stage.id) == o.stage_id.set()),
            now: &Now {
                epoch_ms: self.shared.now.get(),
                local_day: &clock::local_day,
            },
            stale_after_days: self.shared.stale_after_days,
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

    fn record(self) -> El {
        let id = move || self.opportunity().id.set().map(ToString::to_string);
        self.group(Group::Record).child(el("p").live(id, |id| {
            elsewhere("opportunity-link", id.as_deref(), "Opportunity in Nexudus")
        }))
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
            folds: !NEVER_FOLDED.contains(&row.key),
            changed: Box::new(move || self.changed.with(|keys| keys.contains(&row.key))),
        }
    }

    /// Telephone numbers stand in the customer's own record; their lines are there before it comes.
    fn customer(self) -> El {
        let phone = |label, number: fn(&Customer) -> &Field<String>| Line {
            label,
            piece: Box::new(move || {
                // Without a customer there is nobody to call.
                let has_customer = self
                    .opportunity()
                    .customer_id
                    .set()
                    .is_some_and(|id| *id > 0);
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

    fn custom_fields(self) -> El {
        let fields = move || custom_fields(&self.opportunity(), &self.definitions());
        card("Custom fields").child(el("div").live(fields, |fields| named(fields)))
    }

    /// The button that folds empty fields away or shows them.
    fn empty_fields(self) -> El {
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
        let toggle = move |_| {
            self.empty.update(|shown| *shown = !*shown);
        };
        follow(
            move || self.empty.get(),
            |shown| {
                if *shown {
                    storage::set(Kept::InBrowser, EMPTY_SHOWN, "1");
                } else {
                    storage::remove(Kept::InBrowser, EMPTY_SHOWN);
                }
            },
        );
        el("p").class("actions").child(
            el("button")
                .live_text(words)
                .live_flag("hidden", move || count() == 0)
                .on("click", toggle),
        )
    }

    /// The customer's other opportunities: one customer may stand on several boards.
    fn others(self) -> El {
        let others = move || {
            self.guests
                .with(|guests| guests.of_customer.here().cloned())
        };
        el("div").class("below").live(others, move |others| {
            let own = self
                .record
                .with_untracked(|record| record.opportunity.id.clone());
            let links: Vec<El> = others
                .iter()
                .flat_map(|others| others.iter())
                .filter(|o| o.id != own)
                .filter_map(other)
                .collect();
            if links.is_empty() {
                return Vec::new();
            }
            vec![
                card("Other opportunities of this customer")
                    .child(el("ul").class("others").children(links)),
            ]
        })
    }

    /// What grows to any length when it comes: below everything else, so that nothing is pushed away.
    fn history(self) -> El {
        let all = RwSignal::new(false);
        let state = move || {
            let known = self.guests.with(|guests| guests.moves.here().cloned());
            known.filter(|moves| !moves.is_empty()).map(|moves| {
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

/// Whether empty fields are to be in sight, as the visitor chose last.
pub fn empty_fields_shown() -> bool {
    storage::get(Kept::InBrowser, EMPTY_SHOWN).is_some()
}

/// One of the customer's other opportunities, as a link to its page.
fn other(o: &Opportunity) -> Option<El> {
    let href = href(&Route::Opportunity(*o.id.set()?).to_string());
    let link = el("a").attr("href", &href).child(bdi(&o.title()));
    let stage = o.stage_name.text().unwrap_or_default();
    let value = o.value.set().map(intl::money).unwrap_or_default();
    Some(
        el("li")
            .child(link)
            .child(status_badge(&o.status))
            .child(bdi(stage).class("quiet"))
            .child(el("span").class("quiet").text(&value)),
    )
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
