//! 1 to 9: how much of a record there is.

use super::usual::{STAGE, Usual, stage};
use super::{Awkward, Body};
use crate::data::custom_fields;
use crate::data::document::{Document, Json};
use crate::data::places::AWKWARD_USUAL;
use crate::data::schema;

/// The records.
pub fn records(usual: &Usual) -> Vec<Awkward> {
    vec![
        full(usual),
        Awkward {
            id: 2,
            name: "Every field null",
            why: "all 51 keys are there, and all but the Id are null",
            body: Body::Record(nulls()),
            history: Vec::new(),
        },
        Awkward {
            id: 3,
            name: "Only an Id",
            why: "all keys but the Id are absent",
            body: Body::Record(Document::default().with("Id", 3)),
            history: Vec::new(),
        },
        open_and_complete(usual),
        Awkward {
            id: 9_223_372_036_854_775_807,
            name: "The largest Id",
            why: "its Id is the largest a long can hold",
            body: Body::Record(
                usual
                    .document(9, "The largest Id", STAGE)
                    .with("Id", 9_223_372_036_854_775_807),
            ),
            history: Vec::new(),
        },
    ]
}

fn nulls() -> Document {
    let schema = schema::opportunity();
    schema
        .keys()
        .fold(Document::default(), |nulls, key| {
            nulls.with(key.to_owned(), Json::NULL)
        })
        .with("Id", 2)
}

/// What an open record can have, consistent in itself: no won or lost date, no loss reason.
fn open(usual: &Usual, id: u64) -> Document {
    usual
        .document(id, "Twelve desks for Meyer & Sønn, second floor", STAGE)
        .with("CoworkerFullName", "Ingrid Meyer")
        .with("CoworkerCoworkerType", 2)
        .with("CoworkerCompanyName", "Meyer & Sønn Arkitekter")
        .with("CoworkerEmail", "ingrid.meyer@meyer-sonn.example")
        .with("TeamId", 1_418_900_001)
        .with("TeamName", "Meyer & Sønn London")
        .with(
            "TeamDescription",
            "The London studio of a practice from Bergen: schools, libraries, timber.",
        )
        .with("TeamProfileWebsite", "https://meyer-sonn.example/london")
        .with("ReferrerId", 1_415_000_003)
        .with("AgentId", 1_415_900_001)
        .with("Notes", NOTES)
        .with("Value", Json::raw("14250.50"))
        .with("Reminded", true)
        .with("LeadSource", 19)
        .with("UtmSource", "google")
        .with("UtmMedium", "cpc")
        .with("UtmCampaign", "spring-tours")
        .with("UtmContent", "corner-office")
        .with("UtmTerm", "hot desk london")
        .with("SystemId", "{ metadata: { id: 887766, processed: true } }")
        .with(
            "CustomFields",
            custom_fields::values(VALUES.map(|(name, value)| (name.to_owned(), value.to_owned()))),
        )
}

fn open_and_complete(usual: &Usual) -> Awkward {
    Awkward {
        id: 4,
        name: "Open and complete",
        why: "in progress, with everything such a record can have and no contradiction",
        body: Body::Record(open(usual, 4)),
        history: usual.history(4, STAGE),
    }
}

/// Won once, reopened, lost: the one way to have every field, `LocalizationDetails` apart, which is null wherever it was seen.
fn full(usual: &Usual) -> Awkward {
    let lost = stage(AWKWARD_USUAL, 7);
    let mut document = open(usual, 1)
        .with("Completed", true)
        .with("DueDate", usual.day(-5))
        .with("LossReason", 4)
        .with("Status", 3)
        .with("WonOn", usual.moment(-10))
        .with("LostOn", usual.moment(-3))
        .with("Position", 3);
    crate::data::opportunity::put_place(&mut document, lost);
    Awkward {
        id: 1,
        name: "Every field full",
        why: "no field is empty but LocalizationDetails; won, reopened, then lost",
        body: Body::Record(document),
        history: usual.history(1, lost),
    }
}

const NOTES: &str = "Called on Tuesday: they need twelve desks from May.

1. Tour on Thursday at 10:00
2. Proposal with the corner office

Brief: https://meyer-sonn.example/brief?id=12&lang=en
Mobile +44 7700 900321, or studio@meyer-sonn.example";

const VALUES: [(&str, &str); 5] = [
    ("1414363299", "ABC1234"),
    ("1414363300", "12"),
    ("1414363303", "Parking,Showers"),
    ("1414363304", "Liked the roof.\nDid not like the lift."),
    ("hubspot_deal_id", "7741120"),
];
