//! The shapes of the API's answers.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

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
