//! `POST token`: the password grant, with a second factor, and the refresh grant.

use std::sync::Arc;
use std::time::Instant;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde_json::json;

use super::answer;
use super::session::Grant;
use super::users::{self, PASSWORD, User};
use crate::app::{Sandbox, locked};

/// Answers a grant, or an OAuth error with status 400 (documented).
pub async fn grant(
    State(sandbox): State<Arc<Sandbox>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    match decide(&sandbox, &headers, &body) {
        Ok(grant) => {
            let body = json!({
                "access_token": grant.access_token,
                "token_type": "bearer",
                "expires_in": grant.expires_in.as_secs(),
                "refresh_token": grant.refresh_token,
            });
            answer::json(StatusCode::OK, body.to_string())
        }
        Err(error) => answer::json(StatusCode::BAD_REQUEST, error.to_string()),
    }
}

fn decide(sandbox: &Sandbox, headers: &HeaderMap, body: &[u8]) -> Result<Grant, serde_json::Value> {
    let form = Form::read(headers, body);
    // `client_id` is a header, not a form field (documented).
    let client_id = headers
        .get("client_id")
        .and_then(|value| value.to_str().ok());
    let mut sessions = locked(&sandbox.sessions);
    let now = Instant::now();
    match form.get("grant_type") {
        Some("password") => {
            let user = signed_in(&form)?;
            Ok(sessions.grant(user, client_id.unwrap_or(user.email), now))
        }
        Some("refresh_token") => {
            let token = form.get("refresh_token").unwrap_or_default();
            let owner = sessions.refreshable(token, client_id, now);
            let (email, client_id) = owner.ok_or_else(|| json!({ "error": "invalid_grant" }))?;
            let user = users::find(email).ok_or_else(bad_credentials)?;
            Ok(sessions.grant(user, &client_id, now))
        }
        _ => Err(json!({ "error": "unsupported_grant_type" })),
    }
}

/// Both codes are documented as values to look for; in which member they come is unknown.
fn signed_in(form: &Form) -> Result<&'static User, serde_json::Value> {
    let user = form
        .get("username")
        .and_then(users::find)
        .ok_or_else(bad_credentials)?;
    if form.get("password") != Some(PASSWORD) {
        return Err(bad_credentials());
    }
    match (user.second_factor, form.get("totp")) {
        (Some(_), None | Some("")) => Err(json!({ "error": "two_factor_auth_check" })),
        (Some(code), Some(sent)) if code != sent => Err(bad_credentials()),
        _ if user.must_reset_password => Err(json!({ "error": "must_reset_password" })),
        _ => Ok(user),
    }
}

fn bad_credentials() -> serde_json::Value {
    json!({ "error": "invalid_grant", "error_description": "The user name or password is incorrect." })
}

struct Form(Vec<(String, String)>);

impl Form {
    /// "Sending a JSON body will result in an `unsupported_grant_type` error" (documented): other content types hold no fields.
    fn read(headers: &HeaderMap, body: &[u8]) -> Self {
        let kind = headers
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        if kind
            .to_ascii_lowercase()
            .starts_with("application/x-www-form-urlencoded")
        {
            Self(form_urlencoded::parse(body).into_owned().collect())
        } else {
            Self(Vec::new())
        }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}
