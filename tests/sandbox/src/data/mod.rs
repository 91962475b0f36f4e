//! The records: the documentation's sample, named awkward ones, and many made by a seed.

pub mod awkward;
pub mod chance;
pub mod custom_fields;
pub mod customer;
pub mod document;
pub mod figures;
pub mod journey;
pub mod lead_source;
pub mod names;
pub mod notes;
pub mod opportunity;
pub mod outline;
pub mod person;
pub mod place_documents;
pub mod places;
pub mod schema;

use std::sync::OnceLock;

use axum::body::Bytes;
use chrono::{DateTime, Utc};

use awkward::Awkward;
use customer::Customer;
use document::Document;
use journey::Journey;
use outline::Outline;

/// The Id of the documentation's sample.
pub const SAMPLE_ID: u64 = 87_654_321;

/// Every record there is, made when asked for.
#[derive(Debug)]
pub struct Data {
    seed: u64,
    now: DateTime<Utc>,
    outlines: OnceLock<Vec<Outline>>,
    awkward: OnceLock<Vec<Awkward>>,
    listed: OnceLock<Vec<Document>>,
}

impl Data {
    /// The data of a seed as of a moment.
    #[must_use]
    pub fn new(seed: u64, now: DateTime<Utc>) -> Self {
        Self {
            seed,
            now,
            outlines: OnceLock::new(),
            awkward: OnceLock::new(),
            listed: OnceLock::new(),
        }
    }

    /// The locations' Ids.
    #[must_use]
    pub fn business_ids(&self) -> Vec<u64> {
        places::locations()
            .iter()
            .map(|location| location.id)
            .collect()
    }

    /// The awkward records, in the order of their Ids.
    pub fn awkward(&self) -> &[Awkward] {
        self.awkward.get_or_init(|| awkward::all(self.now))
    }

    /// Where every generated record stands.
    pub fn outlines(&self) -> &[Outline] {
        self.outlines
            .get_or_init(|| outline::all(self.seed, self.now))
    }

    /// The body of one opportunity.
    #[must_use]
    pub fn opportunity(&self, id: u64) -> Option<Bytes> {
        if id == SAMPLE_ID {
            return Some(Bytes::from_static(schema::SAMPLE.as_bytes()));
        }
        if let Some(record) = self.awkward().iter().find(|record| record.id == id) {
            return Some(record.body());
        }
        let outline = self.outline(id)?;
        Some(
            opportunity::document(self.seed, self.now, outline)
                .to_string()
                .into(),
        )
    }

    /// Every opportunity that a list can hold, in the order of their Ids.
    pub fn opportunities(&self) -> &[Document] {
        self.listed.get_or_init(|| {
            let sample = Document::parse(schema::SAMPLE).ok();
            let awkward = self.awkward().iter().filter_map(Awkward::listed).cloned();
            let generated = self
                .outlines()
                .iter()
                .map(|outline| opportunity::document(self.seed, self.now, outline));
            awkward.chain(sample).chain(generated).collect()
        })
    }

    /// The rows of one opportunity's history.
    #[must_use]
    pub fn history(&self, id: u64) -> Vec<Document> {
        if let Some(record) = self.awkward().iter().find(|record| record.id == id) {
            return record.history.clone();
        }
        self.outline(id)
            .map_or_else(Vec::new, |outline| self.journey(outline).documents(outline))
    }

    /// The rows of every history.
    pub fn histories(&self) -> impl Iterator<Item = Document> {
        let awkward = self
            .awkward()
            .iter()
            .flat_map(|record| record.history.clone());
        awkward.chain(
            self.outlines()
                .iter()
                .flat_map(|outline| self.journey(outline).documents(outline)),
        )
    }

    /// One customer.
    #[must_use]
    pub fn coworker(&self, id: u64) -> Option<Document> {
        if let Some(found) =
            customer::agent_document(id).or_else(|| awkward::coworker(self.awkward(), id))
        {
            return Some(found);
        }
        let outline = self
            .outlines()
            .get(usize::try_from(Customer::index(id)?).ok()?)?;
        let customer = Customer::make(
            self.seed,
            outline.index,
            outline.place.location,
            outline.architect,
        );
        Some(customer.document(self.seed, outline.created))
    }

    fn outline(&self, id: u64) -> Option<&Outline> {
        self.outlines()
            .get(usize::try_from(Outline::index(id)?).ok()?)
    }

    fn journey(&self, outline: &Outline) -> Journey {
        Journey::make(self.seed, self.now, outline)
    }
}
