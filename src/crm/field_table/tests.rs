use super::*;
use std::collections::BTreeSet;

const SAMPLE: &str = include_str!("../../../tests/fixtures/crmopportunity.doc-example.json");

#[test]
fn every_key_of_the_documentations_sample_is_shown_or_left_out_with_a_reason() {
    let sample: serde_json::Map<String, serde_json::Value> = serde_json::from_str(SAMPLE).unwrap();
    let documented: BTreeSet<&str> = sample.keys().map(String::as_str).collect();
    let ours: BTreeSet<&str> = ROWS.iter().map(|row| row.key).collect();
    assert_eq!(documented.len(), 51);
    assert_eq!(ours, documented);
    for row in &ROWS {
        assert!(!row.label.is_empty(), "{}", row.key);
        assert_ne!(row.place, Place::LeftOut(""), "{}", row.key);
    }
}

#[test]
fn no_label_and_no_key_stands_twice() {
    let labels: BTreeSet<&str> = ROWS.iter().map(|row| row.label).collect();
    assert_eq!(labels.len(), ROWS.len());
}

#[test]
fn every_group_has_rows() {
    for group in Group::ALL {
        assert!(
            ROWS.iter().any(|row| row.place == Place::Group(group)),
            "{}",
            group.title()
        );
    }
}
