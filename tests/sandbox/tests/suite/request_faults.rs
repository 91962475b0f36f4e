//! Scripted faults, as far as they show without a socket.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::client::Client;

const RECORD: &str = "/api/crm/crmopportunities/1";

fn script(client: &Client, fault: &serde_json::Value) {
    let answer = client.post("/__sandbox/faults", &fault.to_string());
    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.text());
}

#[test]
fn status_body_and_headers_take_the_place_of_the_answer() {
    let client = Client::new();
    script(
        &client,
        &json!({ "path": RECORD, "status": 429, "body": "\"Wait 2.5 seconds\"", "headers": { "Retry-After": "3" } }),
    );
    let answer = client.get(RECORD);
    assert_eq!(
        (answer.status, answer.text().as_str()),
        (StatusCode::TOO_MANY_REQUESTS, "\"Wait 2.5 seconds\"")
    );
    assert_eq!(answer.header("retry-after"), Some("3"));
}

#[test]
fn a_fault_lasts_so_many_times() {
    let client = Client::new();
    let token = client.sign_in("admin");
    script(
        &client,
        &json!({ "path": RECORD, "status": 503, "times": 2 }),
    );
    let statuses = [(); 3].map(|()| client.get_as(&token, RECORD).status.as_u16());
    assert_eq!(statuses, [503, 503, 200]);
}

#[test]
fn the_first_fault_that_fits_counts() {
    let client = Client::new();
    script(
        &client,
        &json!({ "path": "/api/crm/*", "method": "POST", "status": 500 }),
    );
    script(
        &client,
        &json!({ "path": "/api/crm/*", "status": 502, "times": 1 }),
    );
    script(&client, &json!({ "path": "/api/*", "status": 504 }));
    let statuses = [RECORD, RECORD, "/api/auth/me"].map(|path| client.get(path).status.as_u16());
    assert_eq!(statuses, [502, 504, 504]);
}

#[test]
fn other_paths_are_left_alone() {
    let client = Client::new();
    script(&client, &json!({ "path": RECORD, "status": 500 }));
    assert_eq!(
        client.admin("/api/crm/crmopportunities/10").status,
        StatusCode::OK
    );
}

#[test]
fn the_query_is_no_part_of_the_path() {
    let client = Client::new();
    script(
        &client,
        &json!({ "path": "/api/crm/crmopportunities", "status": 500 }),
    );
    assert_eq!(
        client.get("/api/crm/crmopportunities?page=2").status,
        StatusCode::INTERNAL_SERVER_ERROR
    );
}

#[test]
fn a_query_narrows_a_fault() {
    let client = Client::new();
    script(
        &client,
        &json!({ "path": "/api/*", "query": "page=3&size=10", "status": 500 }),
    );
    let statuses = ["?size=10&page=3&dir=0", "?size=10&page=30", "?page=3", ""].map(|query| {
        client
            .get(&format!("/api/crm/crmopportunities{query}"))
            .status
            .as_u16()
    });
    assert_eq!(statuses, [500, 401, 401, 401]);
}

#[test]
fn a_real_answer_can_be_cut_short() {
    let client = Client::new();
    script(&client, &json!({ "path": RECORD, "truncate": 20 }));
    let answer = client.admin(RECORD);
    assert_eq!(
        (answer.status, answer.text().as_str()),
        (StatusCode::OK, "{\"Name\":\"Twelve desk")
    );
}

#[test]
fn files_have_faults_too() {
    let client = Client::new();
    script(
        &client,
        &json!({ "path": "/assets/*", "truncate": 2, "headers": { "Cache-Control": "no-store" } }),
    );
    let answer = client.get("/assets/app_bg-1a2b.wasm");
    assert_eq!(
        (answer.body.as_slice(), answer.header("content-type")),
        (&b"\0a"[..], Some("application/wasm"))
    );
    assert_eq!(answer.header("cache-control"), Some("no-store"));
}

#[test]
fn a_dropped_connection_has_no_answer() {
    let client = Client::new();
    script(&client, &json!({ "path": RECORD, "drop": true }));
    assert!(client.send(Method::GET, RECORD, &[], "").is_none());
}

#[test]
fn what_hangs_or_is_delayed_waits() {
    let client = Client::new();
    script(&client, &json!({ "path": "/slow", "delay_ms": 3_600_000 }));
    script(&client, &json!({ "path": "/never", "hang": true }));
    script(
        &client,
        &json!({ "path": "/soon", "delay_ms": 1, "status": 418 }),
    );
    assert_eq!(
        [
            client.waits("/slow"),
            client.waits("/never"),
            client.waits("/quick")
        ],
        [true, true, false]
    );
    assert_eq!(client.get("/soon").status, StatusCode::IM_A_TEAPOT);
}

#[test]
fn faults_are_listed_and_forgotten() {
    let client = Client::new();
    script(
        &client,
        &json!({ "path": RECORD, "status": 500, "times": 3 }),
    );
    client.get(RECORD);
    let listed = client.get("/__sandbox/faults").json();
    assert_eq!(
        (&listed[0]["path"], &listed[0]["times"]),
        (&json!(RECORD), &json!(2))
    );
    client.delete("/__sandbox/faults");
    assert_eq!(client.get("/__sandbox/faults").json(), json!([]));
    assert_eq!(client.admin(RECORD).status, StatusCode::OK);
}

#[test]
fn a_script_that_is_none_is_refused_in_a_sentence() {
    let client = Client::new();
    for (script, word) in [
        ("", "EOF"),
        ("{}", "path"),
        (r#"{"path":"/x","stauts":500}"#, "stauts"),
        (r#"{"path":"/x","status":5000}"#, "5000"),
        (r#"{"path":"/x","headers":{"a b":"c"}}"#, "a b"),
        (r#"{"path":"/x","hang":true,"drop":true}"#, "drop"),
    ] {
        let answer = client.post("/__sandbox/faults", script);
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{script}");
        assert!(
            answer.text().starts_with("no fault: ") && answer.text().contains(word),
            "{script}: {}",
            answer.text()
        );
    }
}
