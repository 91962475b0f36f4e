//! Boards, stages and histories.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::client::{SHARED, fixture, generated, keys};

const HISTORIES: &str = "/api/crm/crmopportunityhistories";

fn history(id: u64) -> Vec<Value> {
    SHARED.all(&format!(
        "{HISTORIES}?CrmOpportunityHistory_CrmOpportunity={id}"
    ))
}

#[test]
fn documents_have_the_documented_keys() {
    let client = &*SHARED;
    for (list, name) in [
        ("/api/crm/crmboards", "crmboard.doc-example.json"),
        (
            "/api/crm/crmboardcolumns",
            "crmboardcolumn.typed-schema-doc.json",
        ),
        (HISTORIES, "crmopportunityhistory.typed-schema-doc.json"),
    ] {
        let envelope = client.admin(&format!("{list}?size=10")).json();
        for record in envelope["Records"].as_array().unwrap() {
            assert_eq!(keys(record), keys(&fixture(name)), "{list}");
        }
    }
}

#[test]
fn one_board_and_one_stage_are_bare() {
    let client = &*SHARED;
    let board = client.admin("/api/crm/crmboards/1414000100").json();
    assert_eq!(
        (&board["Id"], &board["Name"]),
        (&json!(1_414_000_100), &json!("New business"))
    );
    let stage = client.admin("/api/crm/crmboardcolumns/1414001002").json();
    assert_eq!(
        (&stage["Name"], &stage["CrmBoardId"]),
        (&json!("Tour booked"), &json!(1_414_000_100))
    );
    for missing in ["/api/crm/crmboards/7", "/api/crm/crmboardcolumns/x"] {
        let answer = client.admin(missing);
        assert_eq!(
            (answer.status, answer.json()),
            (
                StatusCode::NOT_FOUND,
                fixture("error-404.gitbook-2020.json")
            )
        );
    }
}

#[test]
fn the_stages_of_a_board_come_in_the_order_of_their_positions() {
    let stages =
        SHARED.all("/api/crm/crmboardcolumns?CrmBoardColumn_CrmBoard=1414000100&orderBy=Position");
    let names: Vec<&str> = stages
        .iter()
        .map(|stage| stage["Name"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        [
            "New enquiry",
            "Contacted",
            "Tour booked",
            "Tour completed",
            "Proposal sent",
            "Negotiation",
            "Won",
            "Lost"
        ]
    );
    let positions: Vec<_> = stages
        .iter()
        .map(|stage| stage["Position"].as_u64().unwrap())
        .collect();
    assert_eq!(positions, [0, 1, 2, 3, 4, 5, 6, 7]);
    let ends = |key: &str| {
        stages
            .iter()
            .map(|stage| stage[key] == true)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        ends("WinOpportunity"),
        [false, false, false, false, false, false, true, false]
    );
    assert_eq!(
        ends("LoseOpportunity"),
        [false, false, false, false, false, false, false, true]
    );
}

#[test]
fn forty_stages_need_two_pages_of_the_usual_size() {
    let envelope = SHARED
        .admin("/api/crm/crmboardcolumns?CrmBoardColumn_CrmBoard=1414000142&orderBy=Position")
        .json();
    assert_eq!(
        (&envelope["TotalItems"], &envelope["HasNextPage"]),
        (&json!(40), &json!(true))
    );
}

#[test]
fn every_history_leads_to_where_its_record_stands() {
    for record in generated().step_by(11) {
        check_history(record, &history(record["Id"].as_u64().unwrap()));
    }
}

fn check_history(record: &Value, rows: &[Value]) {
    let [first, ..] = rows else {
        panic!("no history of {record}")
    };
    assert_eq!(
        (&first["OldCrmBoardColumnId"], &first["ToTime"]),
        (&Value::Null, &record["CreatedOn"])
    );
    for pair in rows.windows(2) {
        assert_eq!(
            pair[0]["NewCrmBoardColumnId"], pair[1]["OldCrmBoardColumnId"],
            "{pair:?}"
        );
        assert_eq!(
            pair[0]["NewCrmBoardColumnName"],
            pair[1]["OldCrmBoardColumnName"]
        );
        assert_eq!(pair[0]["ToTime"], pair[1]["FromTime"]);
        assert!(pair[1]["FromTime"].as_str() <= pair[1]["ToTime"].as_str());
    }
    let last = rows.last().unwrap();
    assert_eq!(last["NewCrmBoardColumnId"], record["CrmBoardColumnId"]);
    assert!(last["ToTime"].as_str() <= record["CrmUpdatedOn"].as_str());
    assert!(
        record["CrmUpdatedOn"].as_str() <= Some(crate::client::NOW),
        "{record}"
    );
}

#[test]
fn an_automatic_move_has_no_user() {
    let rows: Vec<Value> = generated()
        .step_by(59)
        .flat_map(|record| history(record["Id"].as_u64().unwrap()))
        .collect();
    let (automatic, by_hand): (Vec<_>, Vec<_>) =
        rows.iter().partition(|row| row["UserId"].is_null());
    assert!(automatic.len() > 50 && by_hand.len() > 50);
    assert!(automatic.iter().all(|row| row["UserFullName"].is_null()));
    assert!(by_hand.iter().all(|row| row["UserFullName"].is_string()));
}

#[test]
fn the_list_of_all_histories_holds_each() {
    let all = SHARED.admin(&format!("{HISTORIES}?size=1")).json()["TotalItems"]
        .as_u64()
        .unwrap();
    assert!(all > 3 * generated().count() as u64);
}

#[test]
fn a_long_history_is_complete_page_by_page() {
    assert_eq!(history(85).len(), 2000);
}

#[test]
fn a_record_without_history_has_an_empty_list() {
    assert_eq!(history(87), [] as [Value; 0]);
}
