//! Calendar days in the visitor's zone. The zone is the browser's; it is handed in as a function.

use chrono::{DateTime, NaiveDate, TimeDelta};

use super::moment::{Kind, Moment};

/// The present, as the visitor's calendar and clock have it.
pub struct Now<'a> {
    /// Milliseconds since 1970 began in UTC.
    pub epoch_ms: i64,
    /// The day on which a point in time (milliseconds since 1970) falls in the visitor's zone.
    pub local_day: &'a dyn Fn(i64) -> NaiveDate,
}

impl Now<'_> {
    /// Today, in the visitor's zone.
    pub fn today(&self) -> NaiveDate {
        (self.local_day)(self.epoch_ms)
    }

    /// The day a moment falls on: the day it names, or the day an instant falls on in the visitor's zone.
    pub fn day_of(&self, moment: &Moment) -> NaiveDate {
        match moment.kind {
            Kind::Day(day) => day,
            Kind::Instant(_) => (self.local_day)(moment.epoch_ms()),
        }
    }

    /// How many days after today a moment falls; before today is negative.
    pub fn days_until(&self, moment: &Moment) -> i64 {
        days_between(self.today(), self.day_of(moment))
    }
}

/// How many days `to` is after `from`.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

/// The day on which a point in time falls where clocks are this many minutes ahead of UTC.
///
/// Outside what a calendar can hold it is the first day of 1970.
pub fn day_at(epoch_ms: i64, minutes_ahead_of_utc: i64) -> NaiveDate {
    let utc = DateTime::from_timestamp_millis(epoch_ms).unwrap_or_default();
    utc.checked_add_signed(TimeDelta::minutes(minutes_ahead_of_utc.clamp(-1440, 1440)))
        .unwrap_or(utc)
        .date_naive()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crm::field::Field;
    use crate::crm::moment::Role;

    fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date")
    }

    fn moment(text: &str, role: Role) -> Moment {
        match Moment::parse(text, role) {
            Some(Field::Set(moment)) => moment,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn the_day_changes_at_local_midnight() {
        // 2025-01-15T10:30:00Z
        let morning = 1_736_937_000_000;
        assert_eq!(day_at(morning, 0), date(2025, 1, 15));
        assert_eq!(day_at(morning, 13 * 60 + 29), date(2025, 1, 15));
        assert_eq!(day_at(morning, 13 * 60 + 30), date(2025, 1, 16));
        assert_eq!(day_at(morning, -(10 * 60 + 30)), date(2025, 1, 15));
        assert_eq!(day_at(morning, -(10 * 60 + 31)), date(2025, 1, 14));
        assert_eq!(day_at(-1, 0), date(1969, 12, 31));
        assert_eq!(day_at(i64::MAX, 0), date(1970, 1, 1));
    }

    #[test]
    fn a_named_day_is_the_same_day_from_utc_minus_12_to_utc_plus_14() {
        let day = moment("2025-01-20T00:00:00Z", Role::FollowUp);
        let instant = moment("2025-01-20T12:30:00Z", Role::FollowUp);
        for hours in -12..=14 {
            let local_day = |epoch_ms| day_at(epoch_ms, hours * 60);
            let now = Now {
                epoch_ms: 1_736_937_000_000,
                local_day: &local_day,
            };
            assert_eq!(now.day_of(&day), date(2025, 1, 20), "UTC{hours:+}");
            let shifted = if hours >= 12 { 21 } else { 20 };
            assert_eq!(now.day_of(&instant), date(2025, 1, shifted), "UTC{hours:+}");
        }
    }

    #[test]
    fn days_are_counted_by_the_calendar() {
        let local_day = |epoch_ms| day_at(epoch_ms, 0);
        // 2025-01-15T23:59:59Z
        let now = Now {
            epoch_ms: 1_736_985_599_000,
            local_day: &local_day,
        };
        for (text, days) in [
            ("2025-01-16T00:00:01Z", 1),
            ("2025-01-15T00:00:01Z", 0),
            ("2025-01-14T23:59:59Z", -1),
            ("2025-02-15T12:00:00Z", 31),
            ("2024-01-15T12:00:00Z", -366),
        ] {
            assert_eq!(now.days_until(&moment(text, Role::Stamp)), days, "{text}");
        }
    }
}
