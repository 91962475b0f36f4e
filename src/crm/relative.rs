//! "3 days ago": which number and which unit. The browser's Intl makes words of them.

use chrono::{Datelike, NaiveDate};

use super::calendar::{Now, days_between};
use super::moment::Moment;

/// A unit of `Intl.RelativeTimeFormat` and of `Intl.NumberFormat`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A calendar day.
    Day,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

impl Unit {
    /// Intl's name for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Second => "second",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

const SECOND: i64 = 1000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A moment as seen from now: negative is past. Less than 24 hours away an instant is told by the clock, beyond that,
/// and always for a named day, by the calendar. Units are whole: 47 hours are 1 day or 2, as the calendar has it. Up to
/// two months are told in days and up to two years in months: Intl calls one month back "last month" and one year back
/// "last year", and whoever reads that thinks of the calendar.
pub fn relative(moment: &Moment, now: &Now) -> (i64, Unit) {
    let away = moment.epoch_ms().saturating_sub(now.epoch_ms);
    if !moment.is_day() && away.abs() < DAY {
        return clock(away);
    }
    let (today, day) = (now.today(), now.day_of(moment));
    match months_between(today, day) {
        -1..=1 => (days_between(today, day), Unit::Day),
        months @ -23..=23 => (months, Unit::Month),
        months => (months / 12, Unit::Year),
    }
}

/// A length of time, rounded down to its largest unit, days at most.
pub fn duration(milliseconds: i64) -> (i64, Unit) {
    if milliseconds.abs() < DAY {
        clock(milliseconds)
    } else {
        (milliseconds / DAY, Unit::Day)
    }
}

fn clock(milliseconds: i64) -> (i64, Unit) {
    match milliseconds.abs() {
        ..MINUTE => (milliseconds / SECOND, Unit::Second),
        MINUTE..HOUR => (milliseconds / MINUTE, Unit::Minute),
        _ => (milliseconds / HOUR, Unit::Hour),
    }
}

/// Whole calendar months from one day to another, rounded towards nought.
fn months_between(from: NaiveDate, to: NaiveDate) -> i64 {
    let count = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month0());
    let months = count(to) - count(from);
    if months > 0 && to.day() < from.day() {
        months - 1
    } else if months < 0 && to.day() > from.day() {
        months + 1
    } else {
        months
    }
}

#[cfg(test)]
mod tests;
