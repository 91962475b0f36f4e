//! Dates and times: an instant, or a calendar day that is the same day everywhere.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};

use super::field::Field;

/// A point in time or a calendar day, with the text that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// What kind of date it is.
    pub kind: Kind,
    /// The text that arrived.
    pub raw: String,
}

/// The two kinds of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A point in time: another day in another zone.
    Instant(DateTime<Utc>),
    /// A calendar day: the same day in every zone.
    Day(NaiveDate),
}

/// What a date field stands for; it decides what midnight means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The follow-up: people choose a day.
    FollowUp,
    /// Everything else: the server notes the time.
    Stamp,
}

impl Moment {
    /// Reads ISO 8601 as the API is known or rumoured to write it: `T`, `t` or a space, any number of fractional digits,
    /// `Z`, an offset or nothing (then UTC), or a date alone. The first day of the year 1 is .NET's "not set".
    ///
    /// `None` if the text is no date.
    pub fn parse(text: &str, role: Role) -> Option<Field<Self>> {
        let text = text.trim();
        let (date, rest) = split_date(text)?;
        if date == NaiveDate::from_ymd_opt(1, 1, 1)? {
            return Some(Field::NotSet);
        }
        let (time, offset) = match rest.as_bytes().first() {
            None => (NaiveTime::MIN, TimeDelta::zero()),
            Some(b'T' | b't' | b' ') => split_time(&rest[1..])?,
            Some(_) => return None,
        };
        let instant = date.and_time(time).checked_sub_signed(offset)?.and_utc();
        Some(Field::Set(Self {
            kind: kind_of(instant, role),
            raw: text.to_owned(),
        }))
    }

    /// Milliseconds since 1970 began in UTC; for a day, of its first moment in UTC.
    pub fn epoch_ms(&self) -> i64 {
        match self.kind {
            Kind::Instant(instant) => instant.timestamp_millis(),
            Kind::Day(day) => day.and_time(NaiveTime::MIN).and_utc().timestamp_millis(),
        }
    }

    /// Whether it is a calendar day.
    pub const fn is_day(&self) -> bool {
        matches!(self.kind, Kind::Day(_))
    }
}

/// Decides what kind of date it is: a follow-up at exactly midnight UTC is the day it names, everything else an instant.
fn kind_of(instant: DateTime<Utc>, role: Role) -> Kind {
    let midnight = instant.num_seconds_from_midnight() == 0 && instant.nanosecond() == 0;
    if role == Role::FollowUp && midnight {
        Kind::Day(instant.date_naive())
    } else {
        Kind::Instant(instant)
    }
}

/// `2025-01-15` and what follows it.
fn split_date(text: &str) -> Option<(NaiveDate, &str)> {
    let (year, rest) = number(text, 4)?;
    let (month, rest) = number(rest.strip_prefix('-')?, 2)?;
    let (day, rest) = number(rest.strip_prefix('-')?, 2)?;
    Some((
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?,
        rest,
    ))
}

/// `10:30`, `10:30:00` or `10:30:00.5515198`, and the offset from UTC after it.
fn split_time(text: &str) -> Option<(NaiveTime, TimeDelta)> {
    let (hour, rest) = number(text, 2)?;
    let (minute, rest) = number(rest.strip_prefix(':')?, 2)?;
    let (second, rest) = match rest.strip_prefix(':') {
        Some(rest) => number(rest, 2)?,
        None => (0, rest),
    };
    let (nanosecond, rest) = match rest.strip_prefix('.') {
        Some(rest) => fraction(rest)?,
        None => (0, rest),
    };
    Some((
        NaiveTime::from_hms_nano_opt(hour, minute, second, nanosecond)?,
        offset(rest)?,
    ))
}

/// Nothing, `Z`, `+02`, `+0200` or `+02:00`.
fn offset(text: &str) -> Option<TimeDelta> {
    let (sign, rest) = match text.as_bytes().first() {
        None => return Some(TimeDelta::zero()),
        Some(b'Z' | b'z') if text.len() == 1 => return Some(TimeDelta::zero()),
        Some(b'+') => (1, &text[1..]),
        Some(b'-') => (-1, &text[1..]),
        Some(_) => return None,
    };
    let (hours, rest) = number(rest, 2)?;
    let (minutes, rest) = if rest.is_empty() {
        (0, rest)
    } else {
        number(rest.strip_prefix(':').unwrap_or(rest), 2)?
    };
    if !rest.is_empty() || hours > 23 || minutes > 59 {
        return None;
    }
    Some(TimeDelta::minutes(sign * i64::from(hours * 60 + minutes)))
}

/// Exactly `length` digits and what follows them.
fn number(text: &str, length: usize) -> Option<(u32, &str)> {
    let (digits, rest) = text.split_at_checked(length)?;
    let mut value = 0;
    for byte in digits.bytes() {
        value = value * 10 + digit(byte)?;
    }
    Some((value, rest))
}

/// Digits after the point as nanoseconds, and what follows them; finer than that is cut off.
fn fraction(text: &str) -> Option<(u32, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut nanoseconds = 0;
    let mut unit = 100_000_000;
    for byte in text[..length].bytes() {
        nanoseconds += digit(byte)? * unit;
        unit /= 10;
    }
    (length > 0).then(|| (nanoseconds, &text[length..]))
}

fn digit(byte: u8) -> Option<u32> {
    byte.is_ascii_digit().then(|| u32::from(byte - b'0'))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
