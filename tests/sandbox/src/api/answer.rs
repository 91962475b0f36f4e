//! The shapes of the API's answers.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::data::document::{Document, Json};

/// A JSON answer.
pub fn json(status: StatusCode, body: impl Into<Body>) -> Response {
    let mut response = empty(status);
    response.headers_mut().insert(
        CONTENT_TYPE,
        HeaderValue::from_static("application/json; charset=utf-8"),
    );
    *response.body_mut() = body.into();
    response
}

/// An answer without a body, as documented for one 401 and for the throttle.
pub fn empty(status: StatusCode) -> Response {
    let mut response = status.into_response();
    // Documented for the throttle; inferred for the rest, since answers carry no validators.
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// 404 with the JSON string documented for a record that does not exist; unknown for paths that do not.
pub async fn not_found() -> Response {
    json(StatusCode::NOT_FOUND, "\"Not found\"")
}

/// The record with an Id, bare, or 404. An Id that is no number exists as little.
pub async fn record(records: impl IntoIterator<Item = Document>, id: &str) -> Response {
    let found = records
        .into_iter()
        .find(|record| record.get("Id").is_some_and(|known| known.text() == id));
    match found {
        Some(record) => json(StatusCode::OK, record.to_string()),
        None => not_found().await,
    }
}

/// The body of a 400, as documented for validation.
#[must_use]
pub fn validation_error(property: &str, problem: &str) -> String {
    let error = Document::default()
        .with("AttemptedValue", Json::NULL)
        .with("Message", problem)
        .with("PropertyName", property);
    Document::default()
        .with("Message", format!("{property}: {problem}"))
        .with("Value", Json::NULL)
        .with("Errors", Json::array([error]))
        .with("WasSuccessful", false)
        .to_string()
}

/// An answer that is no data.
#[derive(Debug)]
pub struct Refusal(Box<Response>);

impl Refusal {
    /// Refuses with this answer.
    #[must_use]
    pub fn new(response: Response) -> Self {
        Self(Box::new(response))
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        *self.0
    }
}
