//! How fast the API may be asked: one request per 100 ms, 120 per minute, 5,000 per hour ("API limitations" of the
//! API's documentation). Every tab counts for itself; the distance between two requests is kept by all tabs of a browser
//! together (`turn`, `boot/tabs.js`), and one that is out of sight asks for its record alone (`page/guests`).

use std::collections::VecDeque;

/// How far apart two requests are at least, in milliseconds.
pub const GAP_MS: i64 = 100;

/// Windows in milliseconds, and how many requests each may hold.
const LIMITS: [(i64, usize); 3] = [(GAP_MS, 1), (60_000, 120), (3_600_000, 5_000)];

/// When requests have left, in milliseconds since 1970, oldest first.
#[derive(Debug, Default)]
pub struct Pace {
    sent: VecDeque<i64>,
}

impl Pace {
    /// A pace nobody has used yet.
    pub const fn new() -> Self {
        Self {
            sent: VecDeque::new(),
        }
    }

    /// How many milliseconds a request that wants to leave now has to wait; 0 if it may go. What has left after now by a
    /// clock that was set back since keeps nobody waiting.
    pub fn wait(&self, now: i64) -> i64 {
        LIMITS
            .iter()
            .filter_map(|&(window, most)| {
                let earliest = *self.sent.get(self.sent.len().checked_sub(most)?)?;
                (earliest <= now).then_some(earliest + window - now)
            })
            .max()
            .unwrap_or(0)
            .max(0)
    }

    /// Notes that a request leaves.
    pub fn note(&mut self, now: i64) {
        let (_, most) = LIMITS[LIMITS.len() - 1];
        if self.sent.len() == most {
            self.sent.pop_front();
        }
        self.sent.retain(|&sent| sent <= now);
        self.sent.push_back(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(sent: impl IntoIterator<Item = i64>) -> Pace {
        let mut pace = Pace::new();
        sent.into_iter().for_each(|ms| pace.note(ms));
        pace
    }

    #[test]
    fn before_the_app_is_there_the_distance_is_the_same() {
        let tabs = include_str!("../boot/tabs.js");
        assert!(tabs.contains(&format!("const GAP_MS = {GAP_MS};")));
    }

    #[test]
    fn the_first_may_go_and_the_next_a_tenth_of_a_second_later() {
        assert_eq!(Pace::new().wait(0), 0);
        assert_eq!(after([0]).wait(0), 100);
        assert_eq!(after([0]).wait(99), 1);
        assert_eq!(after([0]).wait(100), 0);
    }

    #[test]
    fn a_minute_holds_120() {
        let steady = |count| after((0..count).map(|index| index * 100));
        assert_eq!(steady(119).wait(11_900), 0);
        assert_eq!(steady(120).wait(12_000), 48_000);
        assert_eq!(steady(120).wait(60_000), 0);
    }

    #[test]
    fn an_hour_holds_5000() {
        let steady = after((0..5_000).map(|index| index * 600));
        assert_eq!(steady.wait(3_000_000), 600_000);
        assert_eq!(steady.wait(3_600_000), 0);
    }

    #[test]
    fn a_clock_set_back_waits_for_nothing_that_has_not_been() {
        let mut pace = after([1_000_000]);
        assert_eq!(pace.wait(5), 0);
        pace.note(5);
        assert_eq!(pace.wait(5), 100);
        assert_eq!(pace.wait(105), 0);
    }
}
