//! Everything behind the socket: what is shared, and the way of a request through it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::Bytes;
use axum::extract::Request;
use axum::response::Response;
use axum::routing::{any, get};
use tower::ServiceExt;

use crate::api::session::Sessions;
use crate::api::throttle::{Pace, Throttle};
use crate::api::{self, answer};
use crate::arguments::Arguments;
use crate::broken_body::Dropped;
use crate::controls;
use crate::data::Data;
use crate::data::document::Document;
use crate::faults::Faults;
use crate::forward;
use crate::request_log::{Entry, RequestLog};
use crate::static_host;

/// What requests share.
#[derive(Debug)]
pub struct Sandbox {
    /// How it was started.
    pub arguments: Arguments,
    /// The records.
    pub data: Data,
    /// Bodies that tests put in the place of records; nothing, in the place of a deleted one.
    pub overrides: Mutex<BTreeMap<u64, Option<Bytes>>>,
    /// The tokens given out.
    pub sessions: Mutex<Sessions>,
    /// The API's limits.
    pub throttle: Mutex<Throttle>,
    /// What tests want to go wrong.
    pub faults: Mutex<Faults>,
    /// What was asked.
    pub log: RequestLog,
}

impl Sandbox {
    /// The body of one opportunity.
    pub fn opportunity(&self, id: u64) -> Option<Bytes> {
        let changed = locked(&self.overrides).get(&id).cloned();
        changed.unwrap_or_else(|| self.data.opportunity(id))
    }

    /// Every opportunity that a list can hold. A body put in the place of a record is listed if it is an object.
    pub fn opportunities(&self) -> Vec<Cow<'_, Document>> {
        let overrides = locked(&self.overrides).clone();
        let known = self.data.opportunities().iter().map(Cow::Borrowed);
        if overrides.is_empty() {
            return known.collect();
        }
        let id = |row: &Document| row.get("Id")?.text().parse::<u64>().ok();
        let kept = known.filter(|row| id(row).is_none_or(|id| !overrides.contains_key(&id)));
        let text = |body: &Option<Bytes>| String::from_utf8(body.as_ref()?.to_vec()).ok();
        let changed = overrides
            .values()
            .filter_map(|body| Document::parse(&text(body)?).ok());
        kept.chain(changed.map(Cow::Owned)).collect()
    }

    /// As started: no faults, no overrides, nobody signed in, nothing logged.
    pub fn reset(&self) {
        locked(&self.overrides).clear();
        *locked(&self.sessions) = Sessions::default();
        *locked(&self.throttle) = Throttle::new(first_pace(&self.arguments));
        locked(&self.faults).clear();
        self.log.clear();
    }
}

fn first_pace(arguments: &Arguments) -> Pace {
    if arguments.throttle {
        Pace::Conflict
    } else {
        Pace::Off
    }
}

/// Locks; a test that panicked while it held the lock left nothing half-done that matters here.
pub fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The sandbox with its routes.
#[derive(Debug)]
pub struct App {
    sandbox: Arc<Sandbox>,
    router: Router,
}

impl App {
    /// Everything in place, nothing asked yet.
    ///
    /// # Errors
    /// One sentence when the bundle's `_headers` cannot be understood.
    pub fn new(arguments: Arguments) -> Result<Self, String> {
        static_host::check(&arguments.dist)?;
        let sandbox = Arc::new(Sandbox {
            data: Data::new(arguments.seed, arguments.now),
            overrides: Mutex::default(),
            sessions: Mutex::default(),
            throttle: Mutex::new(Throttle::new(first_pace(&arguments))),
            faults: Mutex::default(),
            log: RequestLog::default(),
            arguments,
        });
        let api = if sandbox.arguments.api.is_some() {
            forward::router()
        } else {
            api::router()
        };
        let router = Router::new()
            .nest("/api", api)
            // A nested router has no path of its own with a slash behind.
            .route("/api/", any(answer::not_found))
            .route("/__sandbox/", get(controls::readme))
            .nest("/__sandbox", controls::router())
            .fallback(static_host::serve)
            .with_state(Arc::clone(&sandbox));
        Ok(Self { sandbox, router })
    }

    /// Makes what lists hold before anybody asks: that takes half a second, in which whatever else was asked would wait.
    pub fn make_lists(&self) {
        self.sandbox.data.opportunities();
    }

    /// Answers a request, unless a fault drops its connection.
    ///
    /// # Errors
    /// When the connection is to be dropped without an answer.
    pub async fn answer(&self, request: Request) -> Result<Response, Dropped> {
        if request.uri().path().starts_with("/__sandbox") {
            return Ok(self.route(request).await);
        }
        let entry = Entry::of(&request);
        let mark = self.sandbox.log.begin(entry);
        let fault = locked(&self.sandbox.faults).take(request.method(), request.uri());
        let answered = match fault {
            Some(fault) => fault.answer(self.route(request)).await,
            None => Ok(self.route(request).await),
        };
        self.sandbox
            .log
            .end(mark, answered.as_ref().ok().map(Response::status));
        answered
    }

    async fn route(&self, request: Request) -> Response {
        // A router cannot fail: its error type is `Infallible`.
        self.router
            .clone()
            .oneshot(request)
            .await
            .unwrap_or_else(|never| match never {})
    }
}
