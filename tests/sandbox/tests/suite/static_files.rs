//! The bundle, as a CDN would serve it.

use axum::http::{Method, StatusCode};

use crate::client::{Answer, Client, SHARED};

const SHELL: &str = "<!doctype html><title>shell</title>";

fn get(path: &str, headers: &[(&str, &str)]) -> Answer {
    SHARED.send(Method::GET, path, headers, "").unwrap()
}

#[test]
fn the_apps_own_paths_answer_the_shell() {
    for path in [
        "/",
        "/opportunities",
        "/opportunities/87654321",
        "/opportunities/compare?ids=1,2",
        "/sign-in",
        "/no/such/page",
    ] {
        let answer = get(path, &[]);
        assert_eq!(
            (answer.status, answer.text().as_str()),
            (StatusCode::OK, SHELL),
            "{path}"
        );
        assert_eq!(
            answer.header("content-type"),
            Some("text/html; charset=utf-8")
        );
    }
}

#[test]
fn a_file_that_is_not_there_is_not_the_shell() {
    for path in ["/assets/app-0000.js", "/favicon.ico", "/_headers"] {
        let answer = get(path, &[]);
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!answer.text().contains("shell"));
    }
}

#[test]
fn nothing_outside_the_bundle_is_served() {
    for path in [
        "/../Cargo.toml",
        "/assets/../../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "//etc/passwd",
    ] {
        let answer = get(path, &[]);
        assert!(
            answer.status == StatusCode::NOT_FOUND || answer.text() == SHELL,
            "{path}: {}",
            answer.text()
        );
    }
}

#[test]
fn headers_come_from_the_bundles_file() {
    let index = get("/opportunities/1", &[]);
    assert_eq!(
        (index.header("x-everywhere"), index.header("cache-control")),
        (Some("1"), None)
    );
    let asset = get("/assets/app-1a2b.js", &[]);
    assert_eq!(asset.header("x-everywhere"), Some("1"));
    assert_eq!(
        asset.header("cache-control"),
        Some("public, max-age=31536000, immutable")
    );
    assert_eq!(
        get("/missing.js", &[]).header("x-everywhere"),
        Some("1"),
        "a 404 has them too"
    );
}

#[test]
fn the_api_does_not_have_the_bundles_headers() {
    assert_eq!(get("/api/auth/me", &[]).header("x-everywhere"), None);
}

#[test]
fn the_best_encoding_that_lies_there_is_chosen() {
    for (accepted, encoding, body) in [
        ("gzip, deflate, br, zstd", Some("br"), "brotli"),
        ("gzip", Some("gzip"), "gzip"),
        ("br;q=0, gzip;q=0.5", Some("gzip"), "gzip"),
        ("identity", None, "plain"),
        ("", None, "plain"),
    ] {
        let answer = get("/assets/app-1a2b.js", &[("accept-encoding", accepted)]);
        assert_eq!(
            (answer.header("content-encoding"), answer.text().as_str()),
            (encoding, body),
            "{accepted}"
        );
        assert_eq!(answer.header("vary"), Some("Accept-Encoding"));
        assert_eq!(
            answer.header("content-type"),
            Some("text/javascript; charset=utf-8")
        );
    }
}

#[test]
fn what_has_no_side_files_does_not_vary() {
    let answer = get("/", &[("accept-encoding", "br")]);
    assert_eq!(
        (answer.header("content-encoding"), answer.header("vary")),
        (None, None)
    );
}

#[test]
fn types_are_those_a_browser_insists_on() {
    for (path, kind) in [
        ("/assets/app_bg-1a2b.wasm", "application/wasm"),
        ("/app.webmanifest", "application/manifest+json"),
    ] {
        assert_eq!(get(path, &[]).header("content-type"), Some(kind));
    }
}

#[test]
fn an_unchanged_file_is_not_sent_again() {
    let first = get("/assets/app-1a2b.js", &[]);
    let etag = first.header("etag").unwrap();
    let second = get("/assets/app-1a2b.js", &[("if-none-match", etag)]);
    assert_eq!(
        (second.status, second.body.len()),
        (StatusCode::NOT_MODIFIED, 0)
    );
    assert_eq!(second.header("etag"), Some(etag));
    assert_eq!(
        get("/", &[("if-none-match", etag)]).status,
        StatusCode::OK,
        "another file has another tag"
    );
}

#[test]
fn head_answers_the_headers_alone() {
    let answer = Client::new()
        .send(Method::HEAD, "/assets/app-1a2b.js", &[], "")
        .unwrap();
    assert_eq!(
        (
            answer.status,
            answer.body.len(),
            answer.header("content-length")
        ),
        (StatusCode::OK, 0, Some("5"))
    );
}

#[test]
fn files_cannot_be_posted_to() {
    let answer = SHARED.post("/sign-in", "username=a&password=b");
    assert_eq!(
        (answer.status, answer.header("allow")),
        (StatusCode::METHOD_NOT_ALLOWED, Some("GET, HEAD"))
    );
}

#[test]
fn a_bundle_can_live_under_a_base_path() {
    let client = Client::with(|arguments| arguments.base = "/crm/".to_owned());
    let status = |path: &str| client.get(path).status;
    assert_eq!(client.get("/crm/opportunities/1").text(), SHELL);
    let asset = client.get("/crm/assets/app-1a2b.js");
    // The patterns of `_headers` are whole paths: this bundle's were made for another base.
    assert_eq!(
        (asset.header("x-everywhere"), asset.header("cache-control")),
        (Some("1"), None)
    );
    assert_eq!(client.get("/crm").header("location"), Some("/crm/"));
    assert_eq!(
        [
            status("/"),
            status("/opportunities/1"),
            status("/api/auth/me")
        ],
        [
            StatusCode::NOT_FOUND,
            StatusCode::NOT_FOUND,
            StatusCode::UNAUTHORIZED
        ]
    );
}
