//! `POST token`: signing in with a password, and renewing with a refresh token ("Authentication" of the API's
//! documentation).

use js_sys::encode_uri_component;

use crate::browser::http::{Request, Switch};
use crate::browser::{clock, random};
use crate::nexudus::client::{self, Stop};
use crate::nexudus::endpoint;
use crate::nexudus::pace::Rank;
use crate::nexudus::problem::Problem;
use crate::nexudus::question::retry_after;
use crate::nexudus::session::Session;
use crate::nexudus::turn;
use crate::nexudus::wire;

/// Asks for a session with an address and a password, and the code of two-factor authentication where there is one.
///
/// # Errors
/// A [`Stop`] that says why there is none.
pub async fn password(
    email: &str,
    password: &str,
    code: &str,
    switch: &Switch,
) -> Result<Session, Stop> {
    let mut form = vec![
        ("grant_type", "password"),
        ("username", email.trim()),
        ("password", password),
    ];
    let code = code.trim();
    if !code.is_empty() {
        form.push(("totp", code));
    }
    // A client of its own: Nexudus keeps one refresh token per client, so signing in here ends nobody's other session.
    grant(&form, Some(&random::token()), switch)
        .await
        .map_err(|stop| match stop {
            Stop::Problem(problem) => Stop::Problem(problem.while_signing_in(!code.is_empty())),
            Stop::Left => Stop::Left,
        })
}

/// Asks for the next session, as the client that signed in.
///
/// # Errors
/// A [`Stop`] that says why there is none.
pub async fn refresh(
    refresh_token: &str,
    client_id: Option<&str>,
    switch: &Switch,
) -> Result<Session, Stop> {
    let form = [
        ("grant_type", "refresh_token"),
        ("refresh_token", refresh_token),
    ];
    grant(&form, client_id, switch).await
}

async fn grant(
    form: &[(&str, &str)],
    client_id: Option<&str>,
    switch: &Switch,
) -> Result<Session, Stop> {
    let body: Vec<String> = form
        .iter()
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
    let mut headers = vec![
        ("Accept", "application/json"),
        ("Content-Type", "application/x-www-form-urlencoded"),
    ];
    headers.extend(client_id.map(|id| ("client_id", id)));
    if !turn::wait(Rank::Record, switch).await {
        return Err(Stop::Left);
    }
    let answer = Request {
        method: "POST",
        url: &endpoint::token().url(&client::root()),
        headers: &headers,
        body: Some(&body.join("&")),
    }
    .exchange(switch, None)
    .await?;
    turn::answered(true);
    let retry_after = retry_after(&answer);
    let body = client::text(answer.body);
    if answer.status != 200 {
        let refusal = wire::token_error(&body);
        return Err(Stop::Problem(Problem::from_grant(
            answer.status,
            &refusal,
            retry_after,
        )));
    }
    let granted = wire::token(&body)
        .map_err(|unreadable| Stop::Problem(Problem::Unreadable(unreadable.sentence())))?;
    Ok(Session {
        access_token: granted.access_token,
        // What is over before it begins says nothing of when to renew it.
        expires_at: granted
            .expires_in
            .filter(|seconds| *seconds > 0)
            .map(|seconds| clock::now_ms().saturating_add(seconds.saturating_mul(1000))),
        refresh_token: granted.refresh_token,
        client_id: client_id.map(str::to_owned),
    })
}

fn encode(text: &str) -> String {
    encode_uri_component(text).into()
}
