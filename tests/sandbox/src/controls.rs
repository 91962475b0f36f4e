//! `/__sandbox/`: what tests steer the sandbox with. Never under `/api`, which is the API's own.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Serialize;

use crate::api::throttle::Pace;
use crate::app::{Sandbox, locked};

type Shared = State<Arc<Sandbox>>;

/// Everything under `/__sandbox`.
pub fn router() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/", get(readme))
        .route("/faults", get(faults).post(add_fault).delete(clear_faults))
        .route("/requests", get(requests).delete(clear_requests))
        .route("/records/{id}", post(put_record).delete(delete_record))
        .route("/records", get(records).delete(clear_records))
        .route("/tokens/expire", post(expire_tokens))
        .route("/tokens/lifetime", post(set_lifetime))
        .route("/throttle", post(set_throttle))
        .route("/reset", post(reset))
        .fallback(async || StatusCode::NOT_FOUND)
        .layer(DefaultBodyLimit::disable())
}

/// What there is, and how to use it.
pub async fn readme() -> Response {
    (
        [(CONTENT_TYPE, "text/markdown; charset=utf-8")],
        include_str!("../README.md"),
    )
        .into_response()
}

async fn faults(State(sandbox): Shared) -> Response {
    json(locked(&sandbox.faults).list())
}

async fn add_fault(State(sandbox): Shared, script: Bytes) -> Response {
    done(locked(&sandbox.faults).add(&script))
}

async fn clear_faults(State(sandbox): Shared) -> StatusCode {
    locked(&sandbox.faults).clear();
    StatusCode::NO_CONTENT
}

async fn requests(State(sandbox): Shared) -> Response {
    json(&sandbox.log.list())
}

async fn clear_requests(State(sandbox): Shared) -> StatusCode {
    sandbox.log.clear();
    StatusCode::NO_CONTENT
}

async fn put_record(State(sandbox): Shared, Path(id): Path<u64>, body: Bytes) -> StatusCode {
    locked(&sandbox.overrides).insert(id, Some(body));
    StatusCode::NO_CONTENT
}

async fn delete_record(State(sandbox): Shared, Path(id): Path<u64>) -> StatusCode {
    locked(&sandbox.overrides).insert(id, None);
    StatusCode::NO_CONTENT
}

async fn records(State(sandbox): Shared) -> Response {
    json(sandbox.data.awkward())
}

async fn clear_records(State(sandbox): Shared) -> StatusCode {
    locked(&sandbox.overrides).clear();
    StatusCode::NO_CONTENT
}

async fn expire_tokens(State(sandbox): Shared) -> StatusCode {
    locked(&sandbox.sessions).expire();
    StatusCode::NO_CONTENT
}

async fn set_lifetime(State(sandbox): Shared, body: String) -> Response {
    let seconds = body
        .trim()
        .parse()
        .map_err(|_| "send a number of seconds".to_owned());
    done(
        seconds.map(|seconds| locked(&sandbox.sessions).set_lifetime(Duration::from_secs(seconds))),
    )
}

async fn set_throttle(State(sandbox): Shared, body: String) -> Response {
    let pace = match body.trim() {
        "off" => Ok(Pace::Off),
        "on" | "409" => Ok(Pace::Conflict),
        "429" => Ok(Pace::TooManyRequests),
        _ => Err("send `off`, `on` (409, as documented) or `429`".to_owned()),
    };
    done(pace.map(|pace| locked(&sandbox.throttle).pace = pace))
}

async fn reset(State(sandbox): Shared) -> StatusCode {
    sandbox.reset();
    StatusCode::NO_CONTENT
}

fn done(result: Result<(), String>) -> Response {
    match result {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(sentence) => (StatusCode::BAD_REQUEST, sentence).into_response(),
    }
}

fn json<T: Serialize + ?Sized>(value: &T) -> Response {
    match serde_json::to_string_pretty(value) {
        Ok(text) => ([(CONTENT_TYPE, "application/json")], text).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}
