//! Scripted faults: what a test wants to go wrong, path by path.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::future::Future;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::broken_body::{BrokenBody, Dropped};

/// One fault. With `status` or `body` the request never reaches what it was for; else the real answer is spoilt.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// The path it is for, exact, or a beginning that ends in `*`.
    path: String,
    /// What its query must hold, among other things: `page=3`.
    #[serde(skip_serializing_if = "Option::is_none")]
    query: Option<String>,
    /// The method it is for; without it, any.
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<String>,
    /// The status to answer with.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    /// The body to answer with.
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    /// Headers to answer with, in the place of others of the same name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    headers: BTreeMap<String, String>,
    /// How long to wait first.
    #[serde(default)]
    delay_ms: u64,
    /// Answer only so many bytes of the body: well-formed and short, or, with `drop` or `hang`, what comes before that.
    #[serde(skip_serializing_if = "Option::is_none")]
    truncate: Option<usize>,
    /// Answer nothing (more) and leave the connection open.
    #[serde(default)]
    hang: bool,
    /// Answer nothing (more) and close the connection.
    #[serde(default)]
    drop: bool,
    /// How many requests it is for; without it, all.
    #[serde(skip_serializing_if = "Option::is_none")]
    times: Option<u64>,
}

/// The faults in force; the first that fits counts.
#[derive(Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Adds one, after the others.
    ///
    /// # Errors
    /// One sentence that says what the script should be.
    pub fn add(&mut self, script: &[u8]) -> Result<(), String> {
        let fault: Fault =
            serde_json::from_slice(script).map_err(|error| format!("no fault: {error}"))?;
        fault.check()?;
        self.0.push(fault);
        Ok(())
    }

    /// The fault for a request, used up by one.
    pub fn take(&mut self, method: &Method, uri: &Uri) -> Option<Fault> {
        let fault = self.0.iter_mut().find(|fault| fault.fits(method, uri))?;
        if let Some(times) = &mut fault.times {
            *times -= 1;
        }
        Some(fault.clone())
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Those in force.
    #[must_use]
    pub fn list(&self) -> &[Fault] {
        &self.0
    }
}

impl Fault {
    fn check(&self) -> Result<(), String> {
        if let Some(status) = self.status {
            StatusCode::from_u16(status).map_err(|_| format!("no fault: {status} is no status"))?;
        }
        for (name, value) in &self.headers {
            header(name, value)
                .ok_or_else(|| format!("no fault: `{name}: {value}` is no header"))?;
        }
        if self.hang && self.drop {
            return Err(
                "no fault: a connection is either left open (hang) or closed (drop)".to_owned(),
            );
        }
        Ok(())
    }

    fn fits(&self, method: &Method, uri: &Uri) -> bool {
        let path_fits = match self.path.strip_suffix('*') {
            Some(beginning) => uri.path().starts_with(beginning),
            None => uri.path() == self.path,
        };
        let pairs = |query: &str| {
            form_urlencoded::parse(query.as_bytes())
                .into_owned()
                .collect::<Vec<_>>()
        };
        let asked = pairs(uri.query().unwrap_or_default());
        let query_fits = self
            .query
            .as_ref()
            .is_none_or(|query| pairs(query).iter().all(|pair| asked.contains(pair)));
        let method_fits = self
            .method
            .as_ref()
            .is_none_or(|wanted| method.as_str().eq_ignore_ascii_case(wanted));
        path_fits && query_fits && method_fits && self.times != Some(0)
    }

    /// Answers in the place of what the request was for, or spoils its answer.
    ///
    /// # Errors
    /// When the connection is to be closed without an answer.
    pub async fn answer(&self, real: impl Future<Output = Response>) -> Result<Response, Dropped> {
        tokio::time::sleep(Duration::from_millis(self.delay_ms)).await;
        if self.truncate.is_none() {
            if self.hang {
                std::future::pending::<Infallible>().await;
            } else if self.drop {
                return Err(Dropped);
            }
        }
        let scripted = self.status.is_some() || self.body.is_some();
        let mut response = if scripted {
            self.scripted()
        } else {
            real.await
        };
        for (name, value) in self
            .headers
            .iter()
            .filter_map(|(name, value)| header(name, value))
        {
            response.headers_mut().insert(name, value);
        }
        match self.truncate {
            Some(length) => self.shortened(response, length).await,
            None => Ok(response),
        }
    }

    fn scripted(&self) -> Response {
        let status = self
            .status
            .and_then(|status| StatusCode::from_u16(status).ok())
            .unwrap_or_default();
        let mut response = status.into_response();
        if let Some(body) = &self.body {
            response.headers_mut().insert(
                CONTENT_TYPE,
                HeaderValue::from_static("application/json; charset=utf-8"),
            );
            *response.body_mut() = Body::from(body.clone());
        }
        response
    }

    async fn shortened(&self, response: Response, length: usize) -> Result<Response, Dropped> {
        let (mut parts, body) = response.into_parts();
        let whole = to_bytes(body, usize::MAX).await.map_err(|_| Dropped)?;
        let start = whole.slice(..length.min(whole.len()));
        let body = if self.hang || self.drop {
            parts
                .headers
                .insert(CONTENT_LENGTH, HeaderValue::from(whole.len()));
            Body::new(BrokenBody::new(start, self.drop))
        } else {
            parts.headers.remove(CONTENT_LENGTH);
            Body::from(start)
        };
        Ok(Response::from_parts(parts, body))
    }
}

fn header(name: &str, value: &str) -> Option<(HeaderName, HeaderValue)> {
    Some((name.parse().ok()?, value.parse().ok()?))
}
