//! Signing in: the password grant of `POST token`.

use js_sys::encode_uri_component;

use crate::browser::http::{Request, Switch};
use crate::browser::{clock, random};
use crate::nexudus::client::{self, Stop};
use crate::nexudus::endpoint;
use crate::nexudus::problem::Problem;
use crate::nexudus::session::Session;
use crate::nexudus::{turn, wire};

/// Asks for a session with an address and a password, and the code of two-factor authentication where there is one.
///
/// # Errors
/// A [`Stop`] that says why there is none.
pub async fn with_password(
    email: &str,
    password: &str,
    code: &str,
    switch: &Switch,
) -> Result<Session, Stop> {
    let mut form = format!(
        "grant_type=password&username={}&password={}",
        encode(email.trim()),
        encode(password)
    );
    if !code.trim().is_empty() {
        form.push_str("&totp=");
        form.push_str(&encode(code.trim()));
    }
    // A client of its own: Nexudus keeps one refresh token per client, so signing in here ends nobody's other session.
    let client_id = random::token();
    turn::note(clock::now_ms());
    let answer = Request {
        method: "POST",
        url: &endpoint::token().url(&client::root()),
        headers: &[
            ("Accept", "application/json"),
            ("Content-Type", "application/x-www-form-urlencoded"),
            ("client_id", &client_id),
        ],
        body: Some(&form),
    }
    .exchange(switch, None)
    .await?;
    let body = client::text(answer.body);
    if answer.status == 200 {
        let granted = wire::token(&body)
            .map_err(|unreadable| Stop::Problem(Problem::Unreadable(unreadable.sentence())))?;
        return Ok(Session {
            access_token: granted.access_token,
            expires_at: granted
                .expires_in
                .map(|seconds| clock::now_ms().saturating_add(seconds.saturating_mul(1000))),
            refresh_token: granted.refresh_token,
            client_id: Some(client_id),
        });
    }
    Err(Stop::Problem(Problem::from_grant(
        answer.status,
        &wire::token_error(&body),
    )))
}

fn encode(text: &str) -> String {
    encode_uri_component(text).into()
}
