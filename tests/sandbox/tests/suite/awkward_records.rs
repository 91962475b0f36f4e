//! The named awkward records: that each is what its name says, byte for byte where that matters.

use axum::http::StatusCode;
use serde_json::Value;

use crate::client::{RECORDS, SHARED, fixture, keys};

fn body(id: u64) -> Vec<u8> {
    let answer = SHARED.admin(&format!("/api/crm/crmopportunities/{id}"));
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.header("content-type"),
        Some("application/json; charset=utf-8")
    );
    answer.body
}

fn text(id: u64) -> String {
    String::from_utf8(body(id)).unwrap()
}

fn record(id: u64) -> Value {
    serde_json::from_str(&text(id)).unwrap()
}

#[test]
fn the_documentations_sample_is_served_byte_for_byte() {
    assert_eq!(
        body(87_654_321),
        include_bytes!("../../../fixtures/crmopportunity.seed-doc-example.json")
    );
}

#[test]
fn every_record_of_the_table_can_be_opened() {
    let client = &*SHARED;
    let table = client.get("/__sandbox/records").json();
    let token = client.sign_in("admin");
    let mut ids = Vec::new();
    for row in table.as_array().unwrap() {
        let id = row["id"].as_u64().unwrap();
        let answer = client.get_as(&token, &format!("/api/crm/crmopportunities/{id}"));
        assert_eq!(answer.status, StatusCode::OK, "{row}");
        assert!(!ids.contains(&id), "{id} twice");
        ids.push(id);
    }
    assert!(ids.len() > 90);
}

#[test]
fn the_full_record_has_no_empty_field_but_localization_details() {
    let full = record(1);
    assert_eq!(
        keys(&full),
        keys(&fixture("crmopportunity.seed-doc-example.json"))
    );
    let empty: Vec<_> = full
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, value)| value.is_null())
        .map(|(key, _)| key)
        .collect();
    assert_eq!(empty, ["LocalizationDetails"]);
}

#[test]
fn the_null_record_has_nothing_but_an_id() {
    let nulls = record(2);
    assert_eq!(
        keys(&nulls),
        keys(&fixture("crmopportunity.seed-doc-example.json"))
    );
    let full: Vec<_> = nulls
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(key, _)| key)
        .collect();
    assert_eq!(full, ["Id"]);
}

#[test]
fn values_arrive_as_written() {
    for (id, value) in [
        (24, "-3500.00"),
        (26, "123456789012345678901234567890.12"),
        (27, "1.25e4"),
        (29, "1e400"),
        (30, "0.0000001"),
        (33, "1234.5"),
        (34, "1234.567"),
    ] {
        assert!(text(id).contains(&format!("\"Value\":{value},")), "{id}");
    }
}

#[test]
fn escapes_arrive_as_written() {
    assert!(text(46).contains(r#""Name":"Half \ud83d and \udc00, whole \ud83d\ude00""#));
    assert!(text(47).contains(r"\u0000"));
    assert!(text(44).contains(r"\u202e"));
}

#[test]
fn outcomes_are_as_named() {
    let outcome = |id| {
        let record = record(id);
        (
            record["Status"].as_u64(),
            record["LossReason"].as_u64(),
            record["WonOn"].is_string(),
            record["LostOn"].is_string(),
        )
    };
    assert_eq!(outcome(10), (Some(3), Some(4), false, true));
    assert_eq!(outcome(11), (Some(3), None, false, true));
    assert_eq!(outcome(12), (Some(2), None, true, false));
    assert_eq!(outcome(13), (Some(2), None, false, false));
}

#[test]
fn long_data_is_long() {
    assert!(record(54)["Notes"].as_str().unwrap().len() > 200_000);
    assert_eq!(
        record(57)["CustomFields"]["Data"].as_array().unwrap().len(),
        500
    );
    assert!(body(135).len() > 8 << 20);
}

#[test]
fn keys_repeat_with_the_right_one_last() {
    let text = text(76);
    assert_eq!(text.matches("\"Name\":").count(), 2);
    assert!(text.find("The first name") < text.find("Repeated keys"));
}

#[test]
fn what_is_no_record_is_none() {
    assert!(body(78).starts_with("\u{feff}{".as_bytes()));
    assert!(text(130).starts_with("<!doctype html>"));
    assert!(
        serde_json::from_str::<Value>(&text(131))
            .unwrap_err()
            .is_eof()
    );
    assert!(record(132).is_array());
    assert_eq!(text(133), "null");
    assert_eq!(text(134), "");
    assert!(String::from_utf8(body(136)).is_err());
    assert_eq!(record(138)["Id"], 4);
}

#[test]
fn follow_ups_keep_to_the_pinned_clock() {
    // Now is Monday, 2 March 2026, 09:00 UTC.
    for (id, due) in [
        (100, "2026-03-02T00:00:00Z"),
        (101, "2026-02-27T00:00:00Z"),
        (102, "2026-03-03T00:00:00Z"),
        (104, "2026-03-02T15:30:00Z"),
        (105, "2026-03-01T23:59:00Z"),
    ] {
        assert_eq!(record(id)["DueDate"], due, "{id}");
    }
}

#[test]
fn pipelines_are_as_named() {
    let client = &*SHARED;
    let stages = |record: &Value| {
        let board = &record["CrmBoardColumnCrmBoardId"];
        client.all(&format!(
            "/api/crm/crmboardcolumns?CrmBoardColumn_CrmBoard={board}&orderBy=Position"
        ))
    };
    let position = |id| {
        let record = record(id);
        let stages = stages(&record);
        (
            stages
                .iter()
                .position(|stage| stage["Id"] == record["CrmBoardColumnId"]),
            stages.len(),
        )
    };
    assert_eq!(position(4), (Some(4), 8));
    assert_eq!(position(80), (None, 8));
    assert_eq!(position(81), (Some(0), 1));
    assert_eq!(position(82), (Some(22), 40));
    assert_eq!(
        stages(&record(83))
            .iter()
            .filter(|stage| stage["Name"] == "Follow up")
            .count(),
        3
    );
}

#[test]
fn lists_hold_all_that_a_list_can_hold() {
    let table = SHARED.get("/__sandbox/records").json();
    let ids = table
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["id"].as_u64().unwrap());
    let no_record = |id: &u64| *id == 78 || (130..140).contains(id);
    let expected: Vec<u64> = ids.filter(|id| *id < 1000 && !no_record(id)).collect();
    let listed = RECORDS
        .iter()
        .map(|row| row["Id"].as_u64().unwrap())
        .filter(|id| *id < 1000);
    assert_eq!(listed.collect::<Vec<_>>(), expected);
}
