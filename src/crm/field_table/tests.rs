use super::*;
use crate::crm::status::Status;
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

/// The keys of the rows that only some opportunities have, of those this one has.
fn conditional_rows(record: &Opportunity) -> Vec<&'static str> {
    let always = Opportunity {
        status: Field::Set(Status::InProgress),
        name: text("x"),
        ..Opportunity::default()
    };
    let is_conditional = |row: &&Row| !(row.when)(&always);
    ROWS.iter()
        .filter(is_conditional)
        .filter(|row| (row.when)(record))
        .map(|row| row.key)
        .collect()
}

fn text(text: &str) -> Field<String> {
    Field::Set(text.to_owned())
}

#[test]
fn an_id_is_shown_where_its_name_is_missing() {
    let name = || text("x");
    let id = || Field::Set(7);
    let with = |team_id, team_name| {
        conditional_rows(&Opportunity {
            team_id,
            team_name,
            name: name(),
            ..Opportunity::default()
        })
    };
    assert_eq!(with(id(), Field::NotSet), ["TeamId"]);
    assert_eq!(with(id(), Field::Unreadable("[]".to_owned())), ["TeamId"]);
    assert_eq!(
        with(Field::Unreadable("[]".to_owned()), Field::NotSet),
        ["TeamId"]
    );
    assert!(with(id(), name()).is_empty());
    assert!(with(Field::NotSet, Field::NotSet).is_empty());
    let all = Opportunity {
        name: name(),
        stage_id: id(),
        board_id: id(),
        location_id: id(),
        currency_id: id(),
        customer_id: id(),
        team_id: id(),
        type_id: id(),
        responsible_id: id(),
        ..Opportunity::default()
    };
    assert_eq!(conditional_rows(&all).len(), 8);
}

#[test]
fn a_loss_reason_is_shown_only_when_lost_and_then_also_when_missing() {
    let with = |status| {
        conditional_rows(&Opportunity {
            status: Field::Set(status),
            name: text("x"),
            ..Opportunity::default()
        })
    };
    assert_eq!(with(Status::Lost), ["LossReason"]);
    assert!(with(Status::Won).is_empty());
}

#[test]
fn the_apis_text_is_shown_where_nothing_stands_in_its_place() {
    let with = |name, customer_name| {
        conditional_rows(&Opportunity {
            name,
            customer_name,
            ..Opportunity::default()
        })
    };
    assert_eq!(with(Field::NotSet, Field::NotSet), ["ToStringText"]);
    assert!(with(text("x"), Field::NotSet).is_empty());
    assert!(with(Field::NotSet, text("x")).is_empty());
}
