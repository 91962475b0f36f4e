//! Empty documents: the keys of the documentation's own examples, in its order, with nothing in them.

use std::sync::LazyLock;

use serde_json::Value;

use super::chance::Chance;
use super::document::{Document, Json};

/// The documentation's sample of an opportunity, byte for byte.
pub const SAMPLE: &str = include_str!("../../../fixtures/crmopportunity.seed-doc-example.json");

macro_rules! schemas {
    ($($(#[$doc:meta])* $name:ident = $text:expr;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name() -> Document {
            static EMPTY: LazyLock<Document> = LazyLock::new(|| emptied($text));
            EMPTY.clone()
        }
    )*};
}

schemas! {
    /// `CrmOpportunity`.
    opportunity = SAMPLE;
    /// `CrmBoard`.
    board = include_str!("../../../fixtures/crmboard.doc-example.json");
    /// `CrmBoardColumn`.
    stage = include_str!("../../../fixtures/crmboardcolumn.typed-schema-doc.json");
    /// `CrmOpportunityHistory`.
    history = include_str!("../../../fixtures/crmopportunityhistory.typed-schema-doc.json");
    /// `Currency`.
    currency = include_str!("../../../fixtures/currency.legacy-doc-example.json");
}

/// Numbers and texts become null, booleans false, lists empty; who wrote it and when is the same for all.
fn emptied(text: &str) -> Document {
    let example = Document::parse(text).expect("the fixture is a JSON object: it is compiled in");
    example.keys().fold(Document::default(), |empty, key| {
        let value = example
            .get(key)
            .and_then(|value| serde_json::from_str(value.text()).ok());
        let nothing = match (key, value) {
            ("CreatedOn", _) => "2024-01-08T08:00:00Z".into(),
            ("UpdatedOn", _) => "2024-02-12T10:30:00Z".into(),
            ("UpdatedBy", _) => "admin@example.com".into(),
            (_, Some(Value::Bool(_))) => false.into(),
            (_, Some(Value::Array(_))) => Json::raw("[]"),
            _ => Json::NULL,
        };
        // Leaked, once for each schema: thousands of records then share their keys.
        let key: &'static str = key.to_owned().leak();
        empty.with(key, nothing)
    })
}

/// The same for the same thing, whatever the seed.
#[must_use]
pub fn unique_id(what: &str, id: u64) -> String {
    Chance::of(0, what, id).uuid()
}
