//! The named awkward records: one for each thing that could trip a client. Their Ids are small and never change.

mod enums_and_dates;
mod money;
mod no_record;
mod outcome;
mod pipeline;
mod shape;
mod signals;
mod text;
mod usual;
mod whole;

use axum::body::Bytes;
use chrono::{DateTime, Utc};
use serde::Serialize;

use super::customer;
use super::document::{Document, Json};
use usual::Usual;

/// One of them.
#[derive(Debug, Serialize)]
pub struct Awkward {
    /// Its Id.
    pub id: u64,
    /// Its name in the table, and, where that is not the point, the record's own.
    pub name: &'static str,
    /// What is awkward about it.
    pub why: &'static str,
    #[serde(skip)]
    body: Body,
    /// The rows of its history.
    #[serde(skip)]
    pub history: Vec<Document>,
}

#[derive(Debug)]
enum Body {
    /// An object, which lists hold too.
    Record(Document),
    /// Bytes that no list could hold, made when asked for.
    Bytes(Usual, fn(&Usual, u64) -> Vec<u8>),
}

impl Awkward {
    /// The body of the answer.
    #[must_use]
    pub fn body(&self) -> Bytes {
        match &self.body {
            Body::Record(document) => document.to_string().into(),
            Body::Bytes(usual, make) => make(usual, self.id).into(),
        }
    }

    /// The row in lists.
    #[must_use]
    pub fn listed(&self) -> Option<&Document> {
        match &self.body {
            Body::Record(document) => Some(document),
            Body::Bytes(..) => None,
        }
    }
}

/// All of them, in the order of their Ids.
#[must_use]
pub fn all(now: DateTime<Utc>) -> Vec<Awkward> {
    let usual = Usual { now };
    let groups = [
        whole::records(&usual),
        outcome::records(&usual),
        money::records(&usual),
        text::records(&usual),
        enums_and_dates::records(&usual),
        shape::records(&usual),
        pipeline::records(&usual),
        signals::records(&usual),
        no_record::records(&usual),
    ];
    let mut records: Vec<Awkward> = groups.into_iter().flatten().collect();
    records.sort_by_key(|record| record.id);
    records
}

/// The Id of the customer of the awkward record 0.
const FIRST_COWORKER_ID: u64 = 1_415_950_000;

/// The customer of an awkward record: what the record says of them, and telephone numbers.
#[must_use]
pub fn coworker(records: &[Awkward], id: u64) -> Option<Document> {
    let number = id
        .checked_sub(FIRST_COWORKER_ID)
        .filter(|record| *record != pipeline::STRANGERS)?;
    let record = records
        .iter()
        .find(|record| record.id == number)?
        .listed()?;
    let said = |key: &str| record.get(key).cloned().unwrap_or(Json::NULL);
    let (mobile, landline) = match number {
        _ if text::STRANGE.contains(&number) => (said("Notes"), said("Notes")),
        _ => ("+44 7700 900123".into(), "(020) 7946 0123 ext. 4".into()),
    };
    let coworker = customer::coworker(id, 1, said("CoworkerFullName"), said("CoworkerEmail"))
        .with("CoworkerType", said("CoworkerCoworkerType"))
        .with("CompanyName", said("CoworkerCompanyName"))
        .with("ProfileWebsite", said("TeamProfileWebsite"))
        .with("MobilePhone", mobile)
        .with("LandLine", landline);
    Some(coworker)
}

/// Names for a set of fields: what most awkward records differ in from the usual one.
type Fields<const N: usize> = [(&'static str, Json); N];
