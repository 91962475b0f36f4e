//! Asks a sandbox without a socket.

use std::path::PathBuf;
use std::sync::LazyLock;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use sandbox::app::App;
use sandbox::arguments::Arguments;
use serde_json::Value;
use tokio::runtime::Runtime;

/// Monday, 2 March 2026, 09:00 UTC: the moment that all data here takes for now.
pub const NOW: &str = "2026-03-02T09:00:00Z";

/// A small bundle, written once.
pub static DIST: LazyLock<PathBuf> = LazyLock::new(|| {
    let dist = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("dist");
    let files = [
        ("index.html", "<!doctype html><title>shell</title>"),
        (
            "_headers",
            "/*\n  X-Everywhere: 1\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n",
        ),
        ("assets/app-1a2b.js", "plain"),
        ("assets/app-1a2b.js.br", "brotli"),
        ("assets/app-1a2b.js.gz", "gzip"),
        ("assets/app_bg-1a2b.wasm", "\0asm"),
        ("app.webmanifest", "{}"),
    ];
    for (name, text) in files {
        let path = dist.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    dist
});

/// A fixture of the documentation.
pub fn fixture(name: &str) -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../fixtures")
        .join(name);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// The keys of an object, sorted.
pub fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys
}

/// A sandbox and somebody who talks to it.
pub struct Client {
    pub app: App,
    runtime: Runtime,
}

/// For tests that change nothing: the lists are made once.
pub static SHARED: LazyLock<Client> = LazyLock::new(Client::new);

/// Every opportunity of a list.
pub static RECORDS: LazyLock<Vec<Value>> =
    LazyLock::new(|| SHARED.all("/api/crm/crmopportunities"));

/// Those made by the seed.
pub fn generated() -> impl Iterator<Item = &'static Value> {
    RECORDS
        .iter()
        .filter(|record| (1_416_693_192..1_416_699_092).contains(&record["Id"].as_u64().unwrap()))
}

/// Those at a location.
pub fn located(name: &str) -> impl Iterator<Item = &'static Value> {
    RECORDS
        .iter()
        .filter(move |record| record["CrmBoardColumnCrmBoardBusinessName"] == name)
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    /// With what is JSON, but beyond `serde_json`, made harmless.
    pub fn json(&self) -> Value {
        let text = self
            .text()
            .replace(":1e400,", ":1e300,")
            .replace(r"Half \ud83d and \udc00", "Half");
        serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{error} in {} {text:.1000}", self.status))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }
}

impl Client {
    /// With the limits off, as most tests want it.
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    pub fn with(change: impl FnOnce(&mut Arguments)) -> Self {
        let mut arguments = Arguments::new(DIST.clone());
        arguments.now = NOW.parse().unwrap();
        arguments.throttle = false;
        change(&mut arguments);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        Self {
            app: App::new(arguments).unwrap(),
            runtime,
        }
    }

    /// Sends a request; `None` when the connection was dropped.
    pub fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Option<Answer> {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        self.runtime.block_on(async {
            let (parts, body) = self.app.answer(request).await.ok()?.into_parts();
            let body = to_bytes(body, usize::MAX).await.ok()?.to_vec();
            Some(Answer {
                status: parts.status,
                headers: parts.headers,
                body,
            })
        })
    }

    /// Whether a request is still without an answer when everything that could run has run.
    pub fn waits(&self, path: &str) -> bool {
        let request = Request::builder().uri(path).body(Body::empty()).unwrap();
        self.runtime.block_on(async {
            let mut answer = Box::pin(self.app.answer(request));
            let once = std::future::poll_fn(|context| {
                std::task::Poll::Ready(answer.as_mut().poll(context).is_pending())
            });
            once.await
        })
    }

    pub fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], "").unwrap()
    }

    pub fn get_as(&self, token: &str, path: &str) -> Answer {
        self.send(
            Method::GET,
            path,
            &[("authorization", &format!("Bearer {token}"))],
            "",
        )
        .unwrap()
    }

    pub fn post(&self, path: &str, body: &str) -> Answer {
        self.send(Method::POST, path, &[], body).unwrap()
    }

    pub fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, &[], "").unwrap()
    }

    /// `POST token`, with or without the header.
    pub fn grant(&self, client_id: Option<&str>, form: &str) -> Answer {
        let mut headers = vec![("content-type", "application/x-www-form-urlencoded")];
        headers.extend(client_id.map(|client_id| ("client_id", client_id)));
        self.send(Method::POST, "/api/token", &headers, form)
            .unwrap()
    }

    /// A token of one of the users.
    pub fn sign_in(&self, user: &str) -> String {
        let answer = self.grant(
            None,
            &format!("grant_type=password&username={user}%40example.com&password=sandbox"),
        );
        answer.json()["access_token"].as_str().unwrap().to_owned()
    }

    /// What the administrator gets.
    pub fn admin(&self, path: &str) -> Answer {
        self.get_as(&self.sign_in("admin"), path)
    }

    /// Every record of a list, page by page.
    pub fn all(&self, list: &str) -> Vec<Value> {
        let token = self.sign_in("admin");
        let joint = if list.contains('?') { '&' } else { '?' };
        let mut records = Vec::new();
        for page in 1.. {
            let envelope = self
                .get_as(&token, &format!("{list}{joint}size=1000&page={page}"))
                .json();
            records.extend(envelope["Records"].as_array().unwrap().iter().cloned());
            if envelope["HasNextPage"] == false {
                break;
            }
        }
        records
    }
}
