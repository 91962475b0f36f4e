//! How fast the API may be asked: one request per 100 ms, 120 per minute, 5,000 per hour ("API limitations" of the
//! API's documentation). All tabs of a browser count together: `turn` keeps the count and the distance, before the app is
//! there `boot/pace.js` and `boot/tabs.js`. One that is out of sight waits for its turn even with its record.

/// How far apart two requests are at least, in milliseconds.
pub const GAP_MS: i64 = 100;

/// An answer that takes longer than this, in milliseconds, keeps no other tab waiting.
pub const PATIENCE_MS: i64 = 500;

/// The key in `localStorage` of when requests have left, of all tabs of this browser.
pub const SENT: &str = "opportune.sent";

const HOUR_MS: i64 = 3_600_000;

/// Windows in milliseconds, and how many requests each may hold.
const LIMITS: [(i64, usize); 3] = [(GAP_MS, 1), (60_000, 120), (HOUR_MS, 5_000)];

/// Who waits for whom.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// What the page is about.
    Record,
    /// Everything beside it.
    Guest,
}

/// So many of a window's requests are kept for records: what stands beside one never makes another wait for a minute.
const FOR_RECORDS: usize = 20;

/// When requests have left, in milliseconds since 1970, as they were noted.
#[derive(Debug, Default)]
pub struct Pace {
    sent: Vec<i64>,
}

impl Pace {
    /// A pace nobody has used yet.
    pub const fn new() -> Self {
        Self { sent: Vec::new() }
    }

    /// Reads what [`print`](Self::print) has written; what is no number has not been sent.
    pub fn parse(text: &str) -> Self {
        let mut sent = Vec::new();
        let mut last = 0_i64;
        for step in text.split(' ') {
            if let Ok(step) = step.parse() {
                last = last.wrapping_add(step);
                sent.push(last);
            }
        }
        Self { sent }
    }

    /// The first moment in milliseconds since 1970, then how many came between each and the next.
    pub fn print(&self) -> String {
        let mut text = String::new();
        let mut last = 0;
        for &sent in &self.sent {
            text.push_str(&sent.wrapping_sub(last).to_string());
            text.push(' ');
            last = sent;
        }
        text
    }

    /// How many milliseconds a request that wants to leave now has to wait; 0 if it may go. What has left after now by a
    /// clock that was set back since keeps nobody waiting.
    pub fn wait(&self, now: i64, rank: Rank) -> i64 {
        LIMITS
            .iter()
            .filter_map(|&(window, most)| {
                let most = match rank {
                    Rank::Guest if most > FOR_RECORDS => most - FOR_RECORDS,
                    _ => most,
                };
                let earliest = *self.sent.get(self.sent.len().checked_sub(most)?)?;
                (earliest <= now).then(|| earliest.wrapping_add(window).wrapping_sub(now))
            })
            .fold(0, i64::max)
    }

    /// Notes that a request has left, now or a moment ago, and forgets those that no window holds any more. The order is
    /// that of noting: no window of a minute feels a moment. What `boot/pace.js` has noted is not noted twice.
    pub fn note(&mut self, sent: i64, now: i64) {
        self.sent
            .retain(|&other| (now - HOUR_MS + 1..=now).contains(&other) && other != sent);
        self.sent.push(sent);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(sent: impl IntoIterator<Item = i64>) -> Pace {
        let mut pace = Pace::new();
        sent.into_iter().for_each(|ms| pace.note(ms, ms));
        pace
    }

    #[test]
    fn before_the_app_is_there_the_distance_is_the_same() {
        let early = concat!(
            include_str!("../boot/pace.js"),
            include_str!("../boot/tabs.js")
        );
        let [_, (minute, most), _] = LIMITS;
        for line in [
            format!("const GAP_MS = {GAP_MS};"),
            format!("const A_MINUTE = {most};"),
            format!("const SENT = '{SENT}';"),
            format!("const PATIENCE_MS = {PATIENCE_MS};"),
        ] {
            assert!(early.contains(&line), "{line}");
        }
        assert_eq!(minute, 60_000);
    }

    #[test]
    fn the_first_may_go_and_the_next_a_tenth_of_a_second_later() {
        for rank in [Rank::Record, Rank::Guest] {
            assert_eq!(Pace::new().wait(0, rank), 0);
            assert_eq!(after([0]).wait(0, rank), 100);
            assert_eq!(after([0]).wait(99, rank), 1);
            assert_eq!(after([0]).wait(100, rank), 0);
        }
    }

    #[test]
    fn a_minute_holds_120() {
        let steady = |count| after((0..count).map(|index| index * 100));
        assert_eq!(steady(119).wait(11_900, Rank::Record), 0);
        assert_eq!(steady(120).wait(12_000, Rank::Record), 48_000);
        assert_eq!(steady(120).wait(60_000, Rank::Record), 0);
    }

    #[test]
    fn an_hour_holds_5000() {
        let steady = after((0..5_000).map(|index| index * 600));
        assert_eq!(steady.wait(3_000_000, Rank::Record), 600_000);
        assert_eq!(steady.wait(3_600_000, Rank::Record), 0);
    }

    #[test]
    fn twenty_of_them_are_kept_for_records() {
        let steady = after((0..100).map(|index| index * 100));
        assert_eq!(steady.wait(10_000, Rank::Guest), 50_000);
        assert_eq!(steady.wait(10_000, Rank::Record), 0);
        let hour = after((0..4_980).map(|index| index * 600));
        assert_eq!(hour.wait(2_988_000, Rank::Guest), 612_000);
        assert_eq!(hour.wait(2_988_000, Rank::Record), 0);
    }

    #[test]
    fn a_clock_set_back_waits_for_nothing_that_has_not_been() {
        let mut pace = after([1_000_000]);
        assert_eq!(pace.wait(5, Rank::Record), 0);
        pace.note(5, 5);
        assert_eq!(pace.wait(5, Rank::Record), 100);
        assert_eq!(pace.wait(105, Rank::Record), 0);
    }

    #[test]
    fn what_is_printed_parses_to_the_same() {
        for sent in [&[][..], &[5], &[1_781_083_800_000, 1_781_083_800_100]] {
            let pace = after(sent.iter().copied());
            assert_eq!(Pace::parse(&pace.print()).sent, pace.sent);
        }
    }

    #[test]
    fn one_that_left_before_the_app_was_there_counts_beside_what_other_tabs_have_sent_since() {
        let mut pace = after([100, 300]);
        pace.note(200, 400);
        assert_eq!(Pace::parse(&pace.print()).sent, [100, 300, 200]);
        pace.note(200, 450);
        assert_eq!(pace.sent, [100, 300, 200], "it had been noted");
    }

    #[test]
    fn what_is_older_than_an_hour_is_forgotten() {
        let mut pace = after([0, 1, 3_600_000]);
        assert_eq!(pace.sent, [1, 3_600_000]);
        pace.note(9_000_000, 9_000_000);
        assert_eq!(pace.sent, [9_000_000]);
    }

    #[test]
    fn whatever_stands_there_keeps_nobody_waiting_for_ever() {
        let numbers = format!("{} {} {} x", i64::MAX, i64::MAX, i64::MIN);
        for text in ["", "what?", "1e9 -", &numbers] {
            let mut pace = Pace::parse(text);
            pace.note(0, 0);
            assert_eq!(pace.wait(100, Rank::Guest), 0, "{text}");
            assert_eq!(Pace::parse(&pace.print()).sent, pace.sent);
        }
    }
}
