//! Two of the documented limits: one request in 100 ms and 120 in a minute, for each token. That of an hour is not kept.

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

#[cfg(test)]
mod tests {
    use axum::response::IntoResponse;

    use super::*;

    /// A caller whose clock is set by hand.
    struct Hand {
        throttle: Throttle,
        start: Instant,
    }

    impl Hand {
        fn new(pace: Pace) -> Self {
            Self {
                throttle: Throttle::new(pace),
                start: Instant::now(),
            }
        }

        fn at(&mut self, token: &str, millis: u64) -> bool {
            self.throttle
                .admit(token, self.start + Duration::from_millis(millis))
                .is_ok()
        }
    }

    #[test]
    fn one_request_in_100_ms() {
        let mut hand = Hand::new(Pace::Conflict);
        assert_eq!(
            [0, 1, 79, 100, 120, 200].map(|at| hand.at("a", at)),
            [true, false, false, true, false, true]
        );
    }

    #[test]
    fn a_little_too_early_passes_but_not_for_long() {
        let mut hand = Hand::new(Pace::Conflict);
        assert_eq!(
            [0, 85, 170, 255].map(|at| hand.at("a", at)),
            [true, true, false, true]
        );
    }

    #[test]
    fn a_pause_saves_nothing_up() {
        let mut hand = Hand::new(Pace::Conflict);
        assert_eq!(
            [0, 10_000, 10_050].map(|at| hand.at("a", at)),
            [true, true, false]
        );
    }

    #[test]
    fn a_hundred_and_twenty_in_a_minute() {
        let mut hand = Hand::new(Pace::Conflict);
        assert!((0..120).all(|number| hand.at("a", number * 200)));
        assert_eq!(
            [24_000, 59_999, 60_000, 60_100, 60_200].map(|at| hand.at("a", at)),
            [false, false, true, false, true]
        );
    }

    #[test]
    fn each_token_has_its_own_limits() {
        let mut hand = Hand::new(Pace::Conflict);
        assert_eq!(
            [("a", 0), ("b", 0), ("a", 50), ("b", 100)].map(|(token, at)| hand.at(token, at)),
            [true, true, false, true]
        );
    }

    #[test]
    fn off_is_off() {
        let mut hand = Hand::new(Pace::Off);
        assert!((0..1000).all(|_| hand.at("a", 0)));
    }

    #[test]
    fn a_refusal_says_when_to_come_again() {
        for (pace, status) in [
            (Pace::Conflict, StatusCode::CONFLICT),
            (Pace::TooManyRequests, StatusCode::TOO_MANY_REQUESTS),
        ] {
            let mut throttle = Throttle::new(pace);
            let now = Instant::now();
            throttle.admit("a", now).unwrap();
            let refused = throttle.admit("a", now).unwrap_err().into_response();
            assert_eq!(
                (refused.status(), &refused.headers()[RETRY_AFTER]),
                (status, &HeaderValue::from_static("1"))
            );
        }
    }
}
