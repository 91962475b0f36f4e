//! One generated opportunity, every field consistent with where it stands and how it came there.

use chrono::{DateTime, Utc};

use super::chance::Chance;
use super::custom_fields;
use super::customer::Customer;
use super::document::{Document, Json};
use super::figures::{due, value};
use super::journey::Journey;
use super::lead_source::put_source;
use super::names::{AGENTS, STAFF};
use super::notes;
use super::outline::{Outcome, Outline, architect};
use super::places::Place;
use super::schema;

/// What is sold: Id, name, what it usually costs in pounds, and titles, which take a number of people.
const TYPES: [(u64, &str, u64, [&str; 3]); 6] = [
    (
        1_419_000_001,
        "Private office",
        4200,
        [
            "Private office for {}",
            "Second floor, {} desks",
            "Move of {} people",
        ],
    ),
    (
        1_419_000_002,
        "Dedicated desk",
        900,
        [
            "{} desks from next month",
            "Team room, {} people",
            "Expansion to {} desks",
        ],
    ),
    (
        1_419_000_003,
        "Hot desk",
        350,
        [
            "{} day passes",
            "Hot desks for {}",
            "{} people, two days a week",
        ],
    ),
    (
        1_419_000_004,
        "Virtual office",
        120,
        [
            "Registered address",
            "Post for {} companies",
            "Address and phone",
        ],
    ),
    (
        1_419_000_005,
        "Meeting room",
        480,
        [
            "Board meeting for {}",
            "Workshop for {} people",
            "Interviews, {} days",
        ],
    ),
    (
        1_419_000_006,
        "Event space",
        2600,
        [
            "Christmas party, {} guests",
            "Launch for {}",
            "Breakfast talk, {} seats",
        ],
    ),
];

/// eCrmOpportunityLossReason (documented).
const LOSS_REASONS: [(u64, u64); 12] = [
    (25, 4),
    (15, 1),
    (12, 7),
    (10, 11),
    (8, 15),
    (7, 6),
    (6, 14),
    (5, 8),
    (4, 12),
    (4, 19),
    (2, 13),
    (2, 99),
];

/// The document of a generated record.
#[must_use]
pub fn document(seed: u64, now: DateTime<Utc>, outline: &Outline) -> Document {
    let mut chance = Chance::of(seed, "opportunity", outline.index);
    let customer = customer_of(seed, outline);
    let journey = Journey::make(seed, now, outline);
    let kind = chance.percent(80).then(|| chance.pick(&TYPES));
    let phone = format!("+44 20 7946 0{:03}", chance.number(..1000));
    let titled = kind.filter(|_| chance.percent(65));
    let title = titled.map(|kind| {
        chance
            .pick(&kind.3)
            .replace("{}", &chance.number(2..40).to_string())
    });
    let responsible = chance.percent(90).then(|| {
        STAFF[journey
            .moves
            .iter()
            .find_map(|step| step.by)
            .unwrap_or_default()]
    });
    let referrer = chance
        .percent(8)
        .then(|| Customer::id_of(outline.index / 2));
    let agent = chance
        .percent(10)
        .then(|| Customer::agent_id(chance.number(..AGENTS.len() as u64)));
    let open = outline.outcome == Outcome::InProgress;
    let due = due(&mut chance, now, outline, &journey);
    let loss_reason = (outline.outcome == Outcome::Lost && chance.percent(88))
        .then(|| *chance.weighed(&LOSS_REASONS));
    let updated_by = responsible.map_or("system@example.com", |staff| staff.2);

    let mut record = schema::opportunity();
    put_place(&mut record, outline.place);
    put_customer(&mut record, seed, &customer);
    put_source(&mut record, &mut chance);
    record
        .with("Name", title.as_deref())
        .with("OpportunityTypeId", kind.map(|kind| kind.0))
        .with("OpportunityTypeName", kind.map(|kind| kind.1))
        .with("ResponsibleId", responsible.map(|staff| staff.0))
        .with("ResponsibleFullName", responsible.map(|staff| staff.1))
        .with("ReferrerId", referrer)
        .with("AgentId", agent)
        .with(
            "Notes",
            notes::write(&mut chance, kind.map(|kind| kind.1), &phone),
        )
        .with("Completed", !open)
        .with(
            "Value",
            value(&mut chance, outline, kind.map_or(800, |kind| kind.2)),
        )
        .with(
            "Reminded",
            open && due.is_some_and(|due| due < now) && chance.percent(60),
        )
        .with("DueDate", due.map_or(Json::NULL, Json::moment))
        .with("LossReason", loss_reason)
        .with("Status", outline.outcome as u64 + 1)
        .with("WonOn", closed_as(Outcome::Won, outline, &journey))
        .with("LostOn", closed_as(Outcome::Lost, outline, &journey))
        .with("CrmUpdatedOn", Json::moment(journey.last_activity))
        .with("Position", outline.position)
        .with("Id", outline.id())
        .with("UpdatedOn", Json::moment(journey.last_activity))
        .with("CreatedOn", Json::moment(outline.created))
        .with("UniqueId", chance.uuid())
        .with("UpdatedBy", updated_by)
        .with("ToStringText", title.unwrap_or(customer.full_name))
        .with("CustomFields", custom_fields::some(&mut chance))
}

/// The fields that say where a record stands.
pub fn put_place(record: &mut Document, place: Place) {
    let (location, board, stage) = (place.location(), place.board(), place.stage());
    record.set("CrmBoardColumnId", stage.id);
    record.set("CrmBoardColumnName", stage.name.as_str());
    record.set("CrmBoardColumnCrmBoardId", board.id);
    record.set("CrmBoardColumnCrmBoardName", board.name.as_str());
    record.set("CrmBoardColumnCrmBoardBusinessId", location.id);
    record.set("CrmBoardColumnCrmBoardBusinessName", location.name);
    record.set(
        "CrmBoardColumnCrmBoardBusinessCurrencyId",
        location.currency.id,
    );
    record.set(
        "CrmBoardColumnCrmBoardBusinessCurrencyCode",
        location.currency.code,
    );
}

fn put_customer(record: &mut Document, seed: u64, customer: &Customer) {
    record.set("CoworkerId", customer.id);
    record.set("CoworkerFullName", customer.full_name.as_str());
    record.set("CoworkerCoworkerType", customer.record_type());
    record.set("CoworkerCompanyName", customer.company.as_deref());
    record.set("CoworkerEmail", customer.email.as_str());
    if let Some((id, name, description, website)) = customer.team(seed) {
        record.set("TeamId", id);
        record.set("TeamName", name);
        record.set("TeamDescription", description);
        record.set("TeamProfileWebsite", website);
    }
}

/// One in five comes from somebody who came before, at the same location.
#[must_use]
pub fn customer_of(seed: u64, outline: &Outline) -> Customer {
    let mut chance = Chance::of(seed, "customer of", outline.index);
    // A block of 59 records further back is the same location.
    let earlier = outline.index.checked_sub(59 * chance.number(1..6));
    let index = earlier
        .filter(|index| !outline.architect && architect(*index).is_none() && chance.percent(20));
    Customer::make(
        seed,
        index.unwrap_or(outline.index),
        outline.place.location,
        outline.architect,
    )
}

fn closed_as(outcome: Outcome, outline: &Outline, journey: &Journey) -> Json {
    journey
        .closed
        .filter(|_| outline.outcome == outcome)
        .map_or(Json::NULL, Json::moment)
}
