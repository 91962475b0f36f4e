//! Who may see what, in both of the API's spellings of "no".

use axum::http::StatusCode;

use crate::client::{Client, SHARED};

const RECORD: &str = "/api/crm/crmopportunities/1";
const LISTS: [&str; 8] = [
    "/api/crm/crmopportunities",
    "/api/crm/crmopportunities/?id=%5B1%5D",
    "/api/crm/crmboards",
    "/api/crm/crmboardcolumns",
    "/api/crm/crmopportunityhistories?CrmOpportunityHistory_CrmOpportunity=1",
    "/api/crm/customfields",
    "/api/spaces/coworkers/1415000000",
    "/api/sys/businesses",
];

#[test]
fn a_full_administrator_sees_everything() {
    let client = &*SHARED;
    let token = client.sign_in("admin");
    for path in LISTS.iter().chain([&RECORD]) {
        assert_eq!(client.get_as(&token, path).status, StatusCode::OK, "{path}");
    }
}

#[test]
fn the_reader_sees_records_and_nothing_else() {
    let client = &*SHARED;
    let token = client.sign_in("reader");
    assert_eq!(client.get_as(&token, RECORD).status, StatusCode::OK);
    for path in LISTS {
        let answer = client.get_as(&token, path);
        assert_eq!(
            (answer.status, answer.body.len()),
            (StatusCode::UNAUTHORIZED, 0),
            "{path}"
        );
    }
}

#[test]
fn a_missing_role_can_be_a_403_and_a_dead_token_stays_a_401() {
    let client = Client::with(|arguments| arguments.forbidden = StatusCode::FORBIDDEN);
    let token = client.sign_in("nobody");
    assert_eq!(client.get_as(&token, RECORD).status, StatusCode::FORBIDDEN);
    assert_eq!(
        client.get_as("made-up", RECORD).status,
        StatusCode::UNAUTHORIZED
    );
}

#[test]
fn me_tells_a_missing_role_from_a_dead_token() {
    let client = &*SHARED;
    let token = client.sign_in("nobody");
    assert_eq!(
        client.get_as(&token, RECORD).status,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(client.get_as(&token, "/api/auth/me").status, StatusCode::OK);
}

#[test]
fn the_names_of_enums_need_no_role() {
    let client = &*SHARED;
    let answer = client.get_as(
        &client.sign_in("nobody"),
        "/api/utils/enums?name=eCrmOpportunityStatus",
    );
    assert_eq!(answer.status, StatusCode::OK);
}
