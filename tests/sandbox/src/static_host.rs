//! The bundle, served as a plain CDN would: its `_headers`, files as they lie there, `index.html` for the app's own paths.
//!
//! By hand rather than by tower-http: the headers come from `_headers`, an `ETag` is wanted, and a path with an extension
//! must not fall back, which leaves little that a library would do.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, ALLOW, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderMap,
    HeaderValue, IF_NONE_MATCH, LOCATION, VARY,
};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::app::Sandbox;
use crate::headers_file::HeadersFile;

/// Whether the bundle can be served.
///
/// # Errors
/// One sentence when its `_headers` cannot be understood.
pub fn check(dist: &Path) -> Result<(), String> {
    headers_file(dist).map(drop)
}

/// Read anew for each request: a bundle may be rebuilt under a running sandbox. Absent means no headers.
fn headers_file(dist: &Path) -> Result<HeadersFile, String> {
    HeadersFile::parse(&std::fs::read_to_string(dist.join("_headers")).unwrap_or_default())
}

/// Answers everything that is neither the API nor a control.
pub async fn serve(State(sandbox): State<Arc<Sandbox>>, request: Request) -> Response {
    let mut response = answer(&sandbox, &request);
    if request.method() == Method::HEAD {
        *response.body_mut() = Body::empty();
    }
    response
}

fn answer(sandbox: &Sandbox, request: &Request) -> Response {
    let path = request.uri().path();
    let base = sandbox.arguments.base.as_str();
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response();
    }
    if path == base.trim_end_matches('/') && path != base {
        return (StatusCode::PERMANENT_REDIRECT, [(LOCATION, base)]).into_response();
    }
    let Some(inner) = path.strip_prefix(base) else {
        return (
            StatusCode::NOT_FOUND,
            "nothing is served outside the base path",
        )
            .into_response();
    };
    let dist = sandbox.arguments.dist.as_path();
    let mut response = match find(dist, inner) {
        Some(file) => file_answer(&file, request.headers()),
        None => (StatusCode::NOT_FOUND, "no such file").into_response(),
    };
    match headers_file(dist) {
        Ok(file) => file.apply(path, response.headers_mut()),
        Err(sentence) => return (StatusCode::INTERNAL_SERVER_ERROR, sentence).into_response(),
    }
    response
}

/// The file for a path within the bundle: itself; `index.html` for a path without an extension, which is the app's.
fn find(dist: &Path, inner: &str) -> Option<PathBuf> {
    let relative = Path::new(inner);
    let plain = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let index = || Some(dist.join("index.html"));
    if inner.is_empty() || !plain {
        return if inner.is_empty() { index() } else { None };
    }
    let file = dist.join(relative);
    match relative.extension() {
        _ if inner == "_headers" => None,
        _ if file.is_file() => Some(file),
        None => index(),
        Some(_) => None,
    }
}

fn file_answer(file: &Path, asked: &HeaderMap) -> Response {
    let (chosen, encoding, varies) = choose(file, asked);
    let Ok(bytes) = std::fs::read(&chosen) else {
        return (StatusCode::NOT_FOUND, "no such file").into_response();
    };
    let etag = etag(&bytes);
    let unchanged = asked
        .get(IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == etag.as_bytes());
    let mut response = if unchanged {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Body::empty().into_response()
    };
    let headers = response.headers_mut();
    headers.insert(ETAG, etag);
    if varies {
        headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    }
    if !unchanged {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type(file)));
        headers.insert(CONTENT_LENGTH, HeaderValue::from(bytes.len()));
        if let Some(encoding) = encoding {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
        }
        *response.body_mut() = Body::from(bytes);
    }
    response
}

/// The best of the files that lie there: brotli, gzip, plain; and whether there was a choice.
fn choose(file: &Path, asked: &HeaderMap) -> (PathBuf, Option<&'static str>, bool) {
    let beside = |extension: &str| PathBuf::from(format!("{}.{extension}", file.display()));
    let candidates = [("br", beside("br")), ("gzip", beside("gz"))];
    let varies = candidates.iter().any(|(_, path)| path.is_file());
    let accepted = asked
        .get(ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    candidates
        .into_iter()
        .find(|(encoding, path)| accepts(accepted, encoding) && path.is_file())
        .map_or_else(
            || (file.to_owned(), None, varies),
            |(encoding, path)| (path, Some(encoding), varies),
        )
}

/// Whether `Accept-Encoding` names the encoding, other than by `q=0` (RFC 9110, 12.5.3).
fn accepts(accepted: &str, encoding: &str) -> bool {
    accepted.split(',').any(|item| {
        let (name, parameters) = item.split_once(';').unwrap_or((item, ""));
        let refused = parameters
            .trim()
            .strip_prefix("q=")
            .and_then(|q| q.parse::<f32>().ok())
            == Some(0.0);
        name.trim().eq_ignore_ascii_case(encoding) && !refused
    })
}

fn etag(bytes: &[u8]) -> HeaderValue {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    HeaderValue::from_str(&format!("\"{:016x}\"", hasher.finish()))
        .expect("quoted hexadecimal digits are a header value")
}

fn content_type(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}
