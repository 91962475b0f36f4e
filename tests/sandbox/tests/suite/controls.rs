//! `/__sandbox/`: the log, changed records, tokens, the throttle, and back to the start.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::client::Client;

const RECORD: &str = "/api/crm/crmopportunities/1";
const LIST: &str = "/api/crm/crmopportunities";

#[test]
fn requests_are_logged_in_order_with_what_matters() {
    let client = Client::new();
    client.delete("/__sandbox/requests");
    client.send(
        Method::GET,
        &format!("{RECORD}?x=1"),
        &[("authorization", "Bearer t"), ("referer", "http://a/")],
        "",
    );
    client.grant(Some("tab-1"), "grant_type=password");
    client.get("/");
    let log = client.get("/__sandbox/requests").json();
    let lines: Vec<_> = log
        .as_array()
        .unwrap()
        .iter()
        .map(|e| {
            (
                e["method"].as_str(),
                e["path"].as_str(),
                e["status"].as_u64(),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            (
                Some("GET"),
                Some("/api/crm/crmopportunities/1?x=1"),
                Some(401)
            ),
            (Some("POST"), Some("/api/token"), Some(400)),
            (Some("GET"), Some("/"), Some(200)),
        ]
    );
    assert_eq!(
        log[0]["headers"],
        json!({ "authorization": "Bearer t", "referer": "http://a/" })
    );
    assert_eq!(log[1]["headers"]["client_id"], "tab-1");
    assert!(log[0]["when_ms"].as_u64() <= log[2]["when_ms"].as_u64());
}

#[test]
fn a_dropped_request_is_logged_without_a_status() {
    let client = Client::new();
    client.post(
        "/__sandbox/faults",
        &json!({ "path": RECORD, "drop": true }).to_string(),
    );
    client.send(Method::GET, RECORD, &[], "");
    let log = client.get("/__sandbox/requests").json();
    assert_eq!(
        (&log[0]["path"], log[0].get("status")),
        (&json!(RECORD), None)
    );
}

#[test]
fn a_record_can_be_changed_for_reading_and_listing() {
    let client = Client::new();
    let body = r#"{ "Id": 1, "Name": "Changed",  "Value": 1.50 }"#;
    client.post("/__sandbox/records/1", body);
    assert_eq!(client.admin(RECORD).text(), body);
    let listed = client.admin(&format!("{LIST}?CrmOpportunity_Id=1")).json();
    assert_eq!(
        (&listed["TotalItems"], &listed["Records"][0]["Name"]),
        (&json!(1), &json!("Changed"))
    );
    client.delete("/__sandbox/records");
    assert_eq!(
        client.admin(RECORD).json()["CoworkerFullName"],
        "Ingrid Meyer"
    );
}

#[test]
fn a_record_can_be_added_and_deleted() {
    let client = Client::new();
    let total = |client: &Client| client.admin(LIST).json()["TotalItems"].as_u64().unwrap();
    let before = total(&client);
    client.post("/__sandbox/records/999", r#"{"Id":999}"#);
    assert_eq!(
        (
            client.admin("/api/crm/crmopportunities/999").status,
            total(&client)
        ),
        (StatusCode::OK, before + 1)
    );
    client.delete("/__sandbox/records/999");
    client.delete("/__sandbox/records/1");
    assert_eq!(
        (client.admin(RECORD).status, total(&client)),
        (StatusCode::NOT_FOUND, before - 1)
    );
}

#[test]
fn tokens_can_be_ended_while_refresh_tokens_go_on() {
    let client = Client::new();
    let grant = client
        .grant(
            None,
            "grant_type=password&username=admin%40example.com&password=sandbox",
        )
        .json();
    client.post("/__sandbox/tokens/expire", "");
    assert_eq!(
        client
            .get_as(grant["access_token"].as_str().unwrap(), "/api/auth/me")
            .status,
        StatusCode::UNAUTHORIZED
    );
    let form = format!(
        "grant_type=refresh_token&refresh_token={}",
        grant["refresh_token"].as_str().unwrap()
    );
    assert_eq!(client.grant(None, &form).status, StatusCode::OK);
}

#[test]
fn the_lifetime_of_tokens_can_be_set() {
    let client = Client::new();
    assert_eq!(
        client.post("/__sandbox/tokens/lifetime", "0").status,
        StatusCode::NO_CONTENT
    );
    let grant = client
        .grant(
            None,
            "grant_type=password&username=admin%40example.com&password=sandbox",
        )
        .json();
    assert_eq!(grant["expires_in"], 0);
    assert_eq!(
        client
            .get_as(grant["access_token"].as_str().unwrap(), "/api/auth/me")
            .status,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(
        client.post("/__sandbox/tokens/lifetime", "soon").status,
        StatusCode::BAD_REQUEST
    );
}

/// 121 requests cannot all pass, however slowly they come within a minute.
fn some_are_refused(client: &Client) -> Option<u16> {
    let token = client.sign_in("admin");
    (0..121)
        .map(|_| client.get_as(&token, "/api/auth/me").status.as_u16())
        .find(|status| *status != 200)
}

#[test]
fn the_throttle_can_be_switched() {
    let client = Client::new();
    assert_eq!(some_are_refused(&client), None);
    for (wanted, status) in [("on", 409), ("429", 429)] {
        client.post("/__sandbox/throttle", wanted);
        assert_eq!(some_are_refused(&client), Some(status));
    }
    client.post("/__sandbox/throttle", "off");
    assert_eq!(some_are_refused(&client), None);
    assert_eq!(
        client.post("/__sandbox/throttle", "perhaps").status,
        StatusCode::BAD_REQUEST
    );
}

#[test]
fn the_throttle_is_on_unless_switched_off() {
    assert_eq!(
        some_are_refused(&Client::with(|arguments| arguments.throttle = true)),
        Some(409)
    );
}

#[test]
fn reset_puts_everything_back() {
    let client = Client::new();
    let token = client.sign_in("admin");
    client.post("/__sandbox/faults", r#"{"path":"/","status":500}"#);
    client.post("/__sandbox/records/1", "changed");
    client.post("/__sandbox/throttle", "on");
    client.post("/__sandbox/tokens/lifetime", "0");
    assert_eq!(
        client.post("/__sandbox/reset", "").status,
        StatusCode::NO_CONTENT
    );
    assert_eq!(client.get("/__sandbox/requests").json(), json!([]));
    assert_eq!(
        client.get_as(&token, "/api/auth/me").status,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(client.get("/").status, StatusCode::OK);
    assert_eq!(client.admin(RECORD).json()["Id"], 1);
    assert_eq!(some_are_refused(&client), None);
}

#[test]
fn controls_are_not_part_of_the_api() {
    let client = Client::new();
    assert_eq!(
        client.admin("/api/__sandbox/requests").status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        client.get("/__sandbox/nothing").status,
        StatusCode::NOT_FOUND
    );
}
