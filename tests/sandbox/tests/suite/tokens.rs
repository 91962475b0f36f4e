//! `POST token` and what its tokens open, against the documentation's examples.

use axum::http::{Method, StatusCode};

use crate::client::{Client, SHARED, fixture, keys};

const ADMIN: &str = "grant_type=password&username=admin%40example.com&password=sandbox";

fn refresh(client: &Client, client_id: Option<&str>, token: &str) -> crate::client::Answer {
    client.grant(
        client_id,
        &format!("grant_type=refresh_token&refresh_token={token}"),
    )
}

fn refresh_token(answer: &crate::client::Answer) -> String {
    answer.json()["refresh_token"].as_str().unwrap().to_owned()
}

#[test]
fn a_grant_has_the_documented_members() {
    let answer = SHARED.grant(None, ADMIN);
    let documented = fixture("token-success.doc-example.json");
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(keys(&answer.json()), keys(&documented));
    assert_eq!(answer.json()["token_type"], documented["token_type"]);
    assert_eq!(answer.json()["expires_in"], documented["expires_in"]);
}

#[test]
fn wrong_credentials_are_an_invalid_grant() {
    let client = Client::new();
    let documented = fixture("token-error-bad-credentials.doc-example.json");
    for form in [
        "grant_type=password&username=admin%40example.com&password=wrong",
        "grant_type=password&username=stranger%40example.com&password=sandbox",
        "grant_type=password",
    ] {
        let answer = client.grant(None, form);
        assert_eq!(
            (answer.status, answer.json()),
            (StatusCode::BAD_REQUEST, documented.clone()),
            "{form}"
        );
    }
}

#[test]
fn a_json_body_is_an_unsupported_grant_type() {
    let body = r#"{"grant_type":"password","username":"admin@example.com","password":"sandbox"}"#;
    let answer = Client::new()
        .send(
            Method::POST,
            "/api/token",
            &[("content-type", "application/json")],
            body,
        )
        .unwrap();
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(answer.json()["error"], "unsupported_grant_type");
}

#[test]
fn an_unknown_grant_type_is_unsupported() {
    let answer = SHARED.grant(None, "grant_type=client_credentials");
    assert_eq!(answer.json()["error"], "unsupported_grant_type");
}

#[test]
fn the_second_factor_is_asked_for_and_checked() {
    let client = Client::new();
    let form = "grant_type=password&username=twofactor%40example.com&password=sandbox";
    let without = client.grant(None, form);
    assert_eq!(
        (without.status, &without.json()["error"]),
        (StatusCode::BAD_REQUEST, &"two_factor_auth_check".into())
    );
    let wrong = client.grant(None, &format!("{form}&totp=000000"));
    assert_eq!(wrong.json()["error"], "invalid_grant");
    assert_eq!(
        client.grant(None, &format!("{form}&totp=123456")).status,
        StatusCode::OK
    );
}

#[test]
fn the_second_factor_is_not_asked_for_before_the_password_is_right() {
    let answer = SHARED.grant(
        None,
        "grant_type=password&username=twofactor%40example.com&password=wrong",
    );
    assert_eq!(answer.json()["error"], "invalid_grant");
}

#[test]
fn a_password_that_must_be_reset_is_said() {
    let answer = SHARED.grant(
        None,
        "grant_type=password&username=reset%40example.com&password=sandbox",
    );
    assert_eq!(
        (answer.status, &answer.json()["error"]),
        (StatusCode::BAD_REQUEST, &"must_reset_password".into())
    );
}

#[test]
fn refreshing_ends_the_old_refresh_token_but_not_the_old_access_token() {
    let client = Client::new();
    let first = client.grant(None, ADMIN);
    let second = refresh(&client, Some("admin@example.com"), &refresh_token(&first));
    assert_eq!(second.status, StatusCode::OK);
    let again = refresh(&client, None, &refresh_token(&first));
    assert_eq!(
        (again.status, again.json()),
        (
            StatusCode::BAD_REQUEST,
            fixture("token-error-bad-refresh.gitbook-2020.json")
        )
    );
    for grant in [&first, &second] {
        assert_eq!(
            client
                .get_as(
                    grant.json()["access_token"].as_str().unwrap(),
                    "/api/auth/me"
                )
                .status,
            StatusCode::OK
        );
    }
    assert_eq!(
        refresh(&client, None, &refresh_token(&second)).status,
        StatusCode::OK
    );
}

#[test]
fn a_refresh_token_counts_only_with_its_client_id() {
    let client = Client::new();
    let token = refresh_token(&client.grant(Some("tab-1"), ADMIN));
    for other in [None, Some("tab-2"), Some("admin@example.com")] {
        assert_eq!(
            refresh(&client, other, &token).json()["error"],
            "invalid_grant",
            "{other:?}"
        );
    }
    assert_eq!(
        refresh(&client, Some("tab-1"), &token).status,
        StatusCode::OK
    );
}

#[test]
fn the_client_id_is_a_header_and_not_a_field() {
    let client = Client::new();
    let token = refresh_token(&client.grant(Some("tab-1"), ADMIN));
    let answer = client.grant(
        None,
        &format!("grant_type=refresh_token&refresh_token={token}&client_id=tab-1"),
    );
    assert_eq!(answer.json()["error"], "invalid_grant");
}

#[test]
fn signing_in_ends_the_refresh_token_of_the_same_client_only() {
    let client = Client::new();
    let [one, other] = [Some("tab-1"), Some("tab-2")];
    let (first, elsewhere) = (
        refresh_token(&client.grant(one, ADMIN)),
        refresh_token(&client.grant(other, ADMIN)),
    );
    client.grant(one, ADMIN);
    assert_eq!(
        refresh(&client, one, &first).json()["error"],
        "invalid_grant"
    );
    assert_eq!(refresh(&client, other, &elsewhere).status, StatusCode::OK);
}

#[test]
fn without_a_token_that_counts_the_answer_is_an_empty_401() {
    let client = Client::new();
    let token = client.sign_in("admin");
    let asked: [&[(&str, &str)]; 4] = [
        &[],
        &[("authorization", "Bearer made-up")],
        &[("authorization", "Basic YWRtaW46c2FuZGJveA==")],
        &[("authorization", &token)],
    ];
    for headers in asked {
        for path in [
            "/api/auth/me",
            "/api/crm/crmopportunities/1",
            "/api/crm/crmopportunities",
        ] {
            let answer = client.send(Method::GET, path, headers, "").unwrap();
            assert_eq!(
                (answer.status, answer.body.len()),
                (StatusCode::UNAUTHORIZED, 0),
                "{path} {headers:?}"
            );
        }
    }
}

#[test]
fn the_name_of_the_scheme_is_the_same_in_any_case() {
    let client = Client::new();
    let header = format!("bearer {}", client.sign_in("admin"));
    let answer = client
        .send(
            Method::GET,
            "/api/auth/me",
            &[("authorization", &header)],
            "",
        )
        .unwrap();
    assert_eq!(answer.status, StatusCode::OK);
}

#[test]
fn me_has_the_documented_shape_and_the_users_own_name() {
    let client = Client::new();
    for (user, name) in [
        ("admin", "Ada Admin"),
        ("reader", "Remy Reader"),
        ("nobody", "Noa Nobody"),
    ] {
        let me = client.get_as(&client.sign_in(user), "/api/auth/me").json();
        assert_eq!(keys(&me), keys(&fixture("auth-me.gitbook-2020.json")));
        assert_eq!(me["FullName"], name);
        assert_eq!(me["Email"], format!("{user}@example.com"));
    }
}
