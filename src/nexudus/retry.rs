//! What is asked again by itself, and when. Nothing repeats for ever, and only what may pass by itself is repeated: no
//! answer, 502 to 504, and a request that came too soon.

use super::problem::Problem;

/// How often one question is asked at most.
pub const MOST_REQUESTS: u32 = 5;

/// A wait of so many milliseconds is not taken for a slow answer any more: it is told.
pub const NOTICED_MS: i64 = 5000;

/// How many milliseconds to wait before asking again, after so many failures of which this is the last; `None` if
/// asking again by itself would not help.
pub fn wait_ms(problem: &Problem, failures: u32) -> Option<i64> {
    if failures >= MOST_REQUESTS {
        return None;
    }
    // 0.3, 2, 4 and 8 seconds: a hiccup is over before it is noticed, an outage is not hammered.
    let growing = if failures == 1 { 300 } else { 500 << failures };
    match problem {
        Problem::NoAnswer | Problem::Server(502..=504) => Some(growing),
        Problem::Throttled(seconds) => Some(i64::from(seconds.unwrap_or(1).max(1)) * 1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_pass_is_asked_five_times_in_all() {
        for problem in [
            Problem::NoAnswer,
            Problem::Server(502),
            Problem::Server(503),
            Problem::Server(504),
            Problem::Throttled(None),
        ] {
            let mut requests = 1;
            while wait_ms(&problem, requests).is_some() {
                requests += 1;
            }
            assert_eq!(requests, 5, "{problem:?}");
        }
    }

    #[test]
    fn what_stays_wrong_is_asked_once() {
        for problem in [
            Problem::Server(500),
            Problem::Server(501),
            Problem::Server(505),
            Problem::Refused(400),
            Problem::NotFound("5".to_owned()),
            Problem::Expired,
            Problem::Offline,
            Problem::Timeout,
            Problem::Blocked,
            Problem::TooLarge,
            Problem::Unreadable("A list arrived."),
        ] {
            assert_eq!(wait_ms(&problem, 1), None, "{problem:?}");
        }
    }

    #[test]
    fn a_throttled_request_waits_as_long_as_it_is_told() {
        assert_eq!(wait_ms(&Problem::Throttled(Some(7)), 1), Some(7_000));
        assert_eq!(wait_ms(&Problem::Throttled(Some(7)), 4), Some(7_000));
        assert_eq!(wait_ms(&Problem::Throttled(Some(0)), 1), Some(1_000));
        assert_eq!(wait_ms(&Problem::Throttled(None), 1), Some(1_000));
    }

    #[test]
    fn an_outage_is_asked_less_and_less_often() {
        let waits: Vec<_> = (1..5)
            .filter_map(|n| wait_ms(&Problem::NoAnswer, n))
            .collect();
        assert_eq!(waits, [300, 2_000, 4_000, 8_000]);
    }
}
