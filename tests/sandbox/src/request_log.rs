//! What was asked, for tests to look at.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Instant;

use axum::extract::Request;
use axum::http::StatusCode;
use serde::Serialize;

use crate::app::locked;

/// The headers worth keeping.
const HEADERS: [&str; 11] = [
    "accept",
    "accept-encoding",
    "authorization",
    "client_id",
    "content-type",
    "cookie",
    "if-none-match",
    "origin",
    "referer",
    "sec-fetch-dest",
    "sec-fetch-mode",
];

/// One request.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    method: String,
    /// With the query.
    path: String,
    headers: BTreeMap<&'static str, String>,
    /// Since the sandbox started.
    when_ms: u128,
    /// Absent while it waits, and for good when the connection was dropped.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
}

impl Entry {
    /// What there is to say before the answer.
    #[must_use]
    pub fn of(request: &Request) -> Self {
        let header = |name| Some((name, request.headers().get(name)?.to_str().ok()?.to_owned()));
        Self {
            method: request.method().to_string(),
            path: request.uri().to_string(),
            headers: HEADERS.into_iter().filter_map(header).collect(),
            when_ms: 0,
            status: None,
        }
    }
}

/// Every request since the start or the last clearing.
#[derive(Debug)]
pub struct RequestLog {
    started: Instant,
    /// With the number of clearings, so that an answer finds no other request in its place.
    entries: Mutex<(usize, Vec<Entry>)>,
}

impl Default for RequestLog {
    fn default() -> Self {
        Self {
            started: Instant::now(),
            entries: Mutex::default(),
        }
    }
}

/// The place of a request in the log.
#[derive(Debug, Clone, Copy)]
pub struct Mark(usize, usize);

impl RequestLog {
    /// Notes a request as it arrives.
    pub fn begin(&self, entry: Entry) -> Mark {
        let (clearings, entries) = &mut *locked(&self.entries);
        entries.push(Entry {
            when_ms: self.started.elapsed().as_millis(),
            ..entry
        });
        Mark(*clearings, entries.len() - 1)
    }

    /// Notes how it was answered.
    pub fn end(&self, mark: Mark, status: Option<StatusCode>) {
        let (clearings, entries) = &mut *locked(&self.entries);
        if *clearings == mark.0 {
            entries[mark.1].status = status.map(|status| status.as_u16());
        }
    }

    /// Forgets all.
    pub fn clear(&self) {
        let (clearings, entries) = &mut *locked(&self.entries);
        *clearings += 1;
        entries.clear();
    }

    /// All, in order of arrival.
    #[must_use]
    pub fn list(&self) -> Vec<Entry> {
        locked(&self.entries).1.clone()
    }
}
