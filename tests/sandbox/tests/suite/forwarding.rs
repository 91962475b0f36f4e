//! `--api URL`, against a listener that stands for the real API.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::thread::JoinHandle;

use axum::http::{Method, StatusCode};

use crate::client::Client;

/// Answers one request with these bytes; gives back what was asked.
fn api(answer: &'static str) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/api", listener.local_addr().unwrap());
    let asked = std::thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        let mut reader = BufReader::new(stream);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            reader.read_line(&mut head).unwrap();
        }
        let length = head
            .to_ascii_lowercase()
            .split("content-length: ")
            .nth(1)
            .map_or(0, |rest| rest.lines().next().unwrap().parse().unwrap());
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        reader.get_mut().write_all(answer.as_bytes()).unwrap();
        head + &String::from_utf8(body).unwrap()
    });
    (url, asked)
}

fn client(url: String) -> Client {
    Client::with(|arguments| arguments.api = Some(url))
}

#[test]
fn what_the_api_needs_goes_there_and_nothing_else() {
    let (url, asked) = api(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nSet-Cookie: a=b\r\nContent-Length: 2\r\n\r\n{}",
    );
    let headers = [
        ("authorization", "Bearer t"),
        ("content-type", "application/x-www-form-urlencoded"),
        ("client_id", "tab-1"),
        ("cookie", "secret=1"),
        ("accept-encoding", "br"),
    ];
    let answer = client(url)
        .send(
            Method::POST,
            "/api/token?a=1&b=%20",
            &headers,
            "grant_type=password",
        )
        .unwrap();
    assert_eq!(
        (answer.status, answer.text().as_str()),
        (StatusCode::OK, "{}")
    );
    assert_eq!(
        (answer.header("content-type"), answer.header("set-cookie")),
        (Some("application/json"), None)
    );
    let asked = asked.join().unwrap();
    assert!(
        asked.starts_with("POST /api/token?a=1&b=%20 HTTP/1.1\r\n"),
        "{asked}"
    );
    assert!(asked.ends_with("\r\n\r\ngrant_type=password"), "{asked}");
    let lower = asked.to_ascii_lowercase();
    for header in [
        "authorization: bearer t\r\n",
        "client_id: tab-1\r\n",
        "content-type: application/x-www-form-urlencoded\r\n",
    ] {
        assert!(lower.contains(header), "{asked}");
    }
    assert!(
        !lower.contains("cookie") && !lower.contains("accept-encoding: br"),
        "{asked}"
    );
}

#[test]
fn refusals_and_redirects_come_back_as_they_are() {
    for (answer, status, retry) in [
        (
            "HTTP/1.1 404 Not Found\r\nContent-Length: 11\r\n\r\n\"Not found\"",
            404,
            None,
        ),
        (
            "HTTP/1.1 409 Wait\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n",
            409,
            Some("1"),
        ),
        (
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
            302,
            None,
        ),
    ] {
        let (url, asked) = api(answer);
        let answered = client(url).get("/api/crm/crmopportunities/1");
        assert_eq!(
            (answered.status.as_u16(), answered.header("retry-after")),
            (status, retry)
        );
        assert!(
            asked
                .join()
                .unwrap()
                .starts_with("GET /api/crm/crmopportunities/1 ")
        );
    }
}

#[test]
fn no_answer_is_a_502_that_says_so() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/api", listener.local_addr().unwrap());
    drop(listener);
    let answer = client(url.clone()).get("/api/auth/me");
    assert_eq!(answer.status, StatusCode::BAD_GATEWAY);
    assert!(
        answer
            .text()
            .starts_with(&format!("no answer from {url}: ")),
        "{}",
        answer.text()
    );
}

#[test]
fn the_bundle_and_the_controls_stay_here() {
    let client = client("http://127.0.0.1:1/api".to_owned());
    assert_eq!(client.get("/opportunities/1").status, StatusCode::OK);
    client.post(
        "/__sandbox/faults",
        r#"{"path":"/api/auth/me","status":401}"#,
    );
    assert_eq!(client.get("/api/auth/me").status, StatusCode::UNAUTHORIZED);
}
