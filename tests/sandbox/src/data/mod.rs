//! The records: the documentation's sample, named awkward ones, and many made by a seed.

pub mod document;

use axum::body::Bytes;
use chrono::{DateTime, Utc};

use document::{Document, Json};

/// The documentation's sample, byte for byte.
const SAMPLE: &str = include_str!("../../../fixtures/crmopportunity.seed-doc-example.json");
const SAMPLE_ID: u64 = 87_654_321;

/// Every record there is, made when asked for.
#[derive(Debug)]
pub struct Data {
    /// The moment taken for now.
    pub now: DateTime<Utc>,
}

impl Data {
    /// The data of a seed as of a moment.
    #[must_use]
    pub fn new(_seed: u64, now: DateTime<Utc>) -> Self {
        Self { now }
    }

    /// The locations' Ids.
    #[must_use]
    pub fn business_ids(&self) -> Vec<u64> {
        vec![1_414_000_001]
    }

    /// The body of one opportunity.
    #[must_use]
    pub fn opportunity(&self, id: u64) -> Option<Bytes> {
        match id {
            SAMPLE_ID => Some(Bytes::from_static(SAMPLE.as_bytes())),
            2 => Some(Bytes::from(full().to_string())),
            _ => None,
        }
    }
}

fn full() -> Document {
    Document::parse(SAMPLE)
        .expect("the fixture is a JSON object: it is compiled in")
        .with("Name", "Twelve desks for Meyer & Sønn, second floor")
        .with("CrmBoardColumnId", 1_414_001_003)
        .with("CrmBoardColumnName", "Proposal sent")
        .with("CrmBoardColumnCrmBoardId", 1_414_000_101)
        .with("CrmBoardColumnCrmBoardName", "New business")
        .with("CrmBoardColumnCrmBoardBusinessId", 1_414_000_001)
        .with("CrmBoardColumnCrmBoardBusinessName", "Canary Wharf")
        .with("CrmBoardColumnCrmBoardBusinessCurrencyId", 3005)
        .with("CrmBoardColumnCrmBoardBusinessCurrencyCode", "GBP")
        .with("CoworkerId", 1_415_000_002)
        .with("CoworkerFullName", "Ingrid Meyer")
        .with("CoworkerCoworkerType", 2)
        .with("CoworkerCompanyName", "Meyer & Sønn Arkitekter")
        .with("CoworkerEmail", "ingrid.meyer@meyer-sonn.example")
        .with("TeamId", 1_418_000_002)
        .with("TeamName", "Meyer & Sønn London")
        .with("TeamDescription", "The London studio of a practice from Bergen: schools, libraries, timber.")
        .with("TeamProfileWebsite", "https://meyer-sonn.example/london")
        .with("OpportunityTypeId", 1_419_000_001)
        .with("OpportunityTypeName", "Private office")
        .with("ResponsibleId", 303_914_620)
        .with("ResponsibleFullName", "Priya Raman")
        .with("ReferrerId", 1_415_000_003)
        .with("AgentId", 1_415_000_004)
        .with("Notes", "Called on Tuesday: they need twelve desks from May.\n\n1. Tour on Thursday at 10:00\n2. Proposal with the corner office\n\nBrochure: https://meyer-sonn.example/brief?id=12\nMobile +44 20 7946 0123, or studio@meyer-sonn.example")
        .with("Completed", false)
        .with("DueDate", "2026-03-12T00:00:00Z")
        .with("Value", Json::raw("14250.50"))
        .with("Reminded", true)
        .with("LeadSource", 19)
        .with("LossReason", 4)
        .with("Status", 1)
        .with("WonOn", "2026-02-27T16:45:00Z")
        .with("LostOn", "2026-02-28T09:15:00Z")
        .with("CrmUpdatedOn", "2026-02-26T11:20:30.1234567Z")
        .with("Position", 3)
        .with("UtmSource", "google")
        .with("UtmMedium", "cpc")
        .with("UtmCampaign", "spring-tours")
        .with("UtmContent", "corner-office")
        .with("UtmTerm", "office canary wharf")
        .with("Id", 2)
        .with("UniqueId", "5f0c6f3e-8a57-4f7e-9f35-0b8f6a2b7c01")
        .with("SystemId", "{ metadata: { id: 887766, processed: true } }")
        .with("ToStringText", "Twelve desks for Meyer & Sønn, second floor (Ingrid Meyer)")
        .with("CustomFields", Json::raw(r#"{"Data":[{"Name":"1414363299","Value":"ABC1234","JsonValue":null,"Type":"string"}]}"#))
}
