use super::*;
use crate::crm::{customer_type, lead_source, loss_reason, status};
use serde_json::Value;

const ENUMS: &str = include_str!("../../../tests/fixtures/enums.transcribed.json");

fn tables() -> [(&'static str, &'static [Entry]); 4] {
    [
        ("eCrmOpportunityStatus", &status::TABLE),
        ("eCrmOpportunitySource", &lead_source::TABLE),
        ("eCrmOpportunityLossReason", &loss_reason::TABLE),
        ("eCoworkerRecordType", &customer_type::TABLE),
    ]
}

#[test]
fn lists_what_the_api_lists() {
    let documented: Value = serde_json::from_str(ENUMS).unwrap();
    assert_eq!(documented.as_object().unwrap().len(), tables().len());
    for (name, table) in tables() {
        let ours: Value = table
            .iter()
            .map(|entry| (entry.code.to_string(), Value::from(entry.name)))
            .collect();
        assert_eq!(ours, documented[name], "{name}");
    }
}

/// Names whose words are not the API's camel case split at its capitals.
const SPELT_OTHERWISE: [(&str, &str); 9] = [
    ("Linkedin", "LinkedIn"),
    ("Twitter", "Twitter (X)"),
    ("HubbleHq", "HubbleHQ"),
    ("LiquidSpace", "LiquidSpace"),
    ("GoogleSearch", "Google Search"),
    ("SpacePool", "SpacePool"),
    ("InstantOffices", "Instant Offices"),
    ("OfficeFreedom", "Office Freedom"),
    ("FlexiOffices", "Flexi Offices"),
];

fn split(name: &str) -> String {
    let mut words = String::new();
    for character in name.chars() {
        if character.is_ascii_uppercase() && !words.is_empty() {
            words.push(' ');
            words.push(character.to_ascii_lowercase());
        } else {
            words.push(character);
        }
    }
    words
}

#[test]
fn labels_are_the_names_in_words() {
    for entry in tables().into_iter().flat_map(|(_, table)| table) {
        let exception = SPELT_OTHERWISE.iter().find(|(name, _)| *name == entry.name);
        let expected = match (entry.name, exception) {
            ("NoRightFit", _) => "Not the right fit".to_owned(),
            (_, Some((_, spelt))) => (*spelt).to_owned(),
            (name, None) => split(name),
        };
        assert_eq!(entry.label, expected);
    }
}

#[test]
fn a_number_that_is_not_listed_is_shown_as_it_is() {
    assert_eq!(lead_source::LeadSource(3).label(), "Unknown (3)");
    assert_eq!(loss_reason::LossReason(-7).label(), "Unknown (-7)");
    assert_eq!(customer_type::CustomerType(9).label(), "Unknown (9)");
    assert_eq!(status::Status::from_code(4).label(), "Unknown (4)");
    assert_eq!(status::Status::from_code(2).label(), "Won");
}

#[test]
fn finds_a_code_by_the_apis_name() {
    assert_eq!(code_of(&customer_type::TABLE, "company"), Some(2));
    assert_eq!(code_of(&lead_source::TABLE, "GoogleSearch"), Some(19));
    assert_eq!(code_of(&lead_source::TABLE, "Google Search"), None);
}
