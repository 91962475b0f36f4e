//! When a question is asked again by itself: after the seconds that the API asks to wait, and not for ever. A shorter wait
//! is over before it comes here (`nexudus::question`).

use crate::nexudus::problem::Problem;
use crate::nexudus::retry::{MOST_REQUESTS, NOTICED_MS};

/// The seconds that are counted down.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Again {
    left: Option<i32>,
    /// How often it has been waited for since the last good answer, or since the visitor asked.
    waits: u32,
    /// Counts the waits, so that whoever counts the seconds of one does not count those of the next.
    number: u32,
}

/// What a second has led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Second {
    /// There are more to come.
    Waits,
    /// It is time to ask.
    Ask,
    /// Nobody waits.
    Idle,
}

impl Again {
    /// The seconds left, while it waits.
    pub const fn left(&self) -> Option<i32> {
        self.left
    }

    /// A question has failed: begins to wait if that helps, longer if it waits already. Gives the number of the wait if it
    /// has just begun.
    pub fn failed(&mut self, problem: &Problem) -> Option<u32> {
        let Problem::Throttled(Some(seconds)) = *problem else {
            return None;
        };
        if i64::from(seconds) * 1000 < NOTICED_MS {
            return None;
        }
        if let Some(left) = self.left {
            self.left = Some(left.max(seconds));
            return None;
        }
        if self.waits + 1 >= MOST_REQUESTS {
            return None;
        }
        self.waits += 1;
        self.number = self.number.wrapping_add(1);
        self.left = Some(seconds);
        Some(self.number)
    }

    /// A second of the wait with this number has passed.
    pub const fn pass(&mut self, number: u32) -> Second {
        match self.left {
            Some(_) if number != self.number => Second::Idle,
            None => Second::Idle,
            Some(..=1) => {
                self.left = None;
                Second::Ask
            }
            Some(left) => {
                self.left = Some(left - 1);
                Second::Waits
            }
        }
    }

    /// There is a good answer, or the visitor does not wait: whatever fails from now on fails for the first time.
    pub fn begin_anew(&mut self) {
        self.left = None;
        self.waits = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counts the seconds until it is asked.
    fn wait_out(again: &mut Again, number: u32) -> usize {
        (1..1000)
            .find(|_| again.pass(number) == Second::Ask)
            .expect("it ends")
    }

    #[test]
    fn every_second_is_counted_and_then_it_is_asked() {
        let mut again = Again::default();
        let number = again.failed(&Problem::Throttled(Some(30))).expect("a wait");
        assert_eq!(again.left(), Some(30));
        assert_eq!(again.pass(number), Second::Waits);
        assert_eq!(again.left(), Some(29));
        assert_eq!(wait_out(&mut again, number), 29);
        assert_eq!(again.left(), None);
        assert_eq!(again.pass(number), Second::Idle);
    }

    #[test]
    fn only_a_wait_that_is_long_and_known_is_counted() {
        for problem in [
            Problem::Throttled(None),
            Problem::Throttled(Some(4)),
            Problem::Throttled(Some(-30)),
            Problem::NoAnswer,
            Problem::Server(503),
        ] {
            let mut again = Again::default();
            assert_eq!(again.failed(&problem), None, "{problem:?}");
            assert_eq!(again.left(), None, "{problem:?}");
        }
        assert!(
            Again::default()
                .failed(&Problem::Throttled(Some(5)))
                .is_some()
        );
    }

    #[test]
    fn several_that_fail_together_wait_for_the_last_once() {
        let mut again = Again::default();
        let number = again.failed(&Problem::Throttled(Some(7))).expect("a wait");
        assert_eq!(again.failed(&Problem::Throttled(Some(9))), None);
        assert_eq!(again.failed(&Problem::Throttled(Some(5))), None);
        assert_eq!(wait_out(&mut again, number), 9);
        assert_eq!(again.waits, 1);
    }

    #[test]
    fn whoever_counts_a_wait_that_was_cut_short_does_not_count_the_next() {
        let mut again = Again::default();
        let first = again.failed(&Problem::Throttled(Some(7))).expect("a wait");
        again.begin_anew();
        assert_eq!(again.left(), None);
        again
            .failed(&Problem::Throttled(Some(9)))
            .expect("another wait");
        assert_eq!(again.pass(first), Second::Idle);
        assert_eq!(again.left(), Some(9));
    }

    #[test]
    fn it_is_asked_five_times_in_all_until_there_is_an_answer() {
        let throttled = Problem::Throttled(Some(60));
        let mut again = Again::default();
        let mut requests = 1;
        while let Some(number) = again.failed(&throttled) {
            wait_out(&mut again, number);
            requests += 1;
        }
        assert_eq!(requests, MOST_REQUESTS);
        again.begin_anew();
        assert!(again.failed(&throttled).is_some());
    }
}
