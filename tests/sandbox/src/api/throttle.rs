//! The documented limits: one request in 100 ms and 120 in a minute, for each token.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use axum::http::header::{HeaderValue, RETRY_AFTER};
use axum::response::Response;
use hyper::ext::ReasonPhrase;

use super::answer::{self, Refusal};

const SPACING: Duration = Duration::from_millis(100);

/// A client that keeps the pace on its own clock may arrive this much early; the average stays at [`SPACING`].
const JITTER: Duration = Duration::from_millis(20);

const MINUTE: Duration = Duration::from_mins(1);
const PER_MINUTE: usize = 120;

/// How the API speaks when it has had enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Not at all.
    Off,
    /// "For legacy reasons … we use the 409 status code" (documented).
    Conflict,
    /// Seen by several published clients, with "Wait N seconds" in the body.
    TooManyRequests,
}

/// The limits, and who has used how much of them.
#[derive(Debug)]
pub struct Throttle {
    /// How to refuse.
    pub pace: Pace,
    callers: HashMap<String, Caller>,
}

#[derive(Debug)]
struct Caller {
    /// When the next request would come at an even pace.
    due: Instant,
    admitted: VecDeque<Instant>,
}

impl Throttle {
    /// Nobody has called yet.
    #[must_use]
    pub fn new(pace: Pace) -> Self {
        Self {
            pace,
            callers: HashMap::new(),
        }
    }

    /// Admits a request, or gives the answer that refuses it. Refused requests do not count.
    ///
    /// # Errors
    /// 409 or 429 with `Retry-After: 1`.
    pub fn admit(&mut self, token: &str, now: Instant) -> Result<(), Refusal> {
        if self.pace == Pace::Off {
            return Ok(());
        }
        let caller = self
            .callers
            .entry(token.to_owned())
            .or_insert_with(|| Caller {
                due: now,
                admitted: VecDeque::new(),
            });
        while caller
            .admitted
            .front()
            .is_some_and(|&first| now >= first + MINUTE)
        {
            caller.admitted.pop_front();
        }
        if now + JITTER < caller.due || caller.admitted.len() >= PER_MINUTE {
            return Err(Refusal::new(refusal(self.pace)));
        }
        caller.due = caller.due.max(now) + SPACING;
        caller.admitted.push_back(now);
        Ok(())
    }
}

fn refusal(pace: Pace) -> Response {
    let mut response = if pace == Pace::TooManyRequests {
        answer::json(StatusCode::TOO_MANY_REQUESTS, "\"Wait 1.0 seconds\"")
    } else {
        let mut response = answer::empty(StatusCode::CONFLICT);
        response.extensions_mut().insert(ReasonPhrase::from_static(
            b"You must wait before accessing this url again.",
        ));
        response
    };
    response
        .headers_mut()
        .insert(RETRY_AFTER, HeaderValue::from_static("1"));
    response
}
