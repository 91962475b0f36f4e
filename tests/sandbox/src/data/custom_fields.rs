//! Custom fields of opportunities: their definitions, and values of them.

use super::chance::Chance;
use super::document::{Document, Json};
use super::schema;

/// A definition: Id, name, type, options.
const DEFINITIONS: [(u64, &str, &str, Option<&str>); 7] = [
    (1_414_363_299, "Reference", "Text", None),
    (1_414_363_300, "Desks needed", "Integer", None),
    (1_414_363_301, "Preferred move-in", "Date", None),
    (1_414_363_302, "Budget confirmed", "Boolean", None),
    (
        1_414_363_303,
        "Amenities",
        "Dropdown",
        Some("Parking,Showers,Bike storage,Kitchen,Phone booths"),
    ),
    (1_414_363_304, "Notes from the tour", "LongText", None),
    (1_414_363_305, "Price per desk", "Decimal", None),
];

/// 4 is `CrmOpportunity` in eCustomFieldRecordType (documented).
pub const OPPORTUNITY_RECORD_TYPE: u64 = 4;

/// The definitions, `crm/customfields`. The names of the fields are documented, the shape is not.
pub fn definitions() -> impl Iterator<Item = Document> {
    DEFINITIONS.into_iter().map(|(id, name, kind, options)| {
        Document::default()
            .with("Name", name)
            .with("RecordType", OPPORTUNITY_RECORD_TYPE)
            .with("FieldType", kind)
            .with("AvailableOptions", options)
            .with("Visibility", "Internal")
            .with("Id", id)
            .with("UniqueId", schema::unique_id("custom field", id))
            .with("IsNew", false)
            .with("SystemId", Json::NULL)
            .with("ToStringText", name)
    })
}

/// The `CustomFields` of a record: "Name is either any string or the Id of a registered definition as a string; all values
/// are represented as strings; `JsonValue` is reserved, typically null" (documented).
pub fn values(entries: impl IntoIterator<Item = (String, String)>) -> Json {
    let entries = entries.into_iter().map(|(name, value)| {
        Document::default()
            .with("Name", name)
            .with("Value", value)
            .with("JsonValue", Json::NULL)
            .with("Type", "string")
    });
    Document::default()
        .with("Data", Json::array(entries))
        .into()
}

/// Values for a generated record, or none.
pub fn some(chance: &mut Chance) -> Json {
    if chance.percent(65) {
        return Json::NULL;
    }
    let mut entries = Vec::new();
    for (id, _, kind, options) in DEFINITIONS {
        if chance.percent(45) {
            entries.push((id.to_string(), value(chance, kind, options)));
        }
    }
    if chance.percent(30) {
        entries.push((
            "hubspot_deal_id".to_owned(),
            chance.number(1_000_000..9_999_999).to_string(),
        ));
    }
    values(entries)
}

fn value(chance: &mut Chance, kind: &str, options: Option<&str>) -> String {
    match (kind, options) {
        (_, Some(options)) => {
            let chosen: Vec<_> = options.split(',').filter(|_| chance.percent(40)).collect();
            chosen.join(",")
        }
        ("Integer", _) => chance.number(1..60).to_string(),
        ("Decimal", _) => format!("{}.{:02}", chance.number(150..800), chance.number(0..100)),
        ("Date", _) => format!(
            "2026-{:02}-{:02}T00:00:00Z",
            chance.number(1..=12),
            chance.number(1..=28)
        ),
        ("Boolean", _) => chance.percent(50).to_string(),
        ("LongText", _) => "Liked the roof.\nDid not like the lift.".to_owned(),
        _ => format!("REF-{}", chance.number(1000..9999)),
    }
}
