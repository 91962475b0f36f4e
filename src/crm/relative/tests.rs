use super::*;
use crate::crm::calendar::day_at;
use crate::crm::field::Field;
use crate::crm::moment::Role;

/// As seen from 2025-03-15T12:00:00Z, where clocks are two hours ahead.
fn seen(text: &str, role: Role) -> (i64, &'static str) {
    let local_day = |epoch_ms| day_at(epoch_ms, 120);
    let now = Now {
        epoch_ms: 1_742_040_000_000,
        local_day: &local_day,
    };
    let Some(Field::Set(moment)) = Moment::parse(text, role) else {
        panic!("{text}")
    };
    let (value, unit) = relative(&moment, &now);
    (value, unit.as_str())
}

#[test]
fn an_instant_is_told_by_the_clock_within_a_day_and_by_the_calendar_beyond() {
    #[rustfmt::skip]
    let table = [
        ("2025-03-15T12:00:00Z", (0, "second")), ("2025-03-15T11:59:01Z", (-59, "second")), ("2025-03-15T11:59:00Z", (-1, "minute")),
        ("2025-03-15T11:00:01Z", (-59, "minute")), ("2025-03-15T11:00:00Z", (-1, "hour")), ("2025-03-15T13:30:00Z", (1, "hour")),
        ("2025-03-14T12:00:01Z", (-23, "hour")), ("2025-03-14T12:00:00Z", (-1, "day")), ("2025-03-16T12:00:00Z", (1, "day")),
        // 22:00 in UTC is midnight there.
        ("2025-03-13T22:00:00Z", (-1, "day")), ("2025-03-13T21:59:59Z", (-2, "day")),
        ("2025-02-16T12:00:00Z", (-27, "day")), ("2025-02-15T12:00:00Z", (-28, "day")), ("2025-04-14T12:00:00Z", (30, "day")),
        ("2025-04-15T12:00:00Z", (31, "day")), ("2025-05-14T12:00:00Z", (60, "day")), ("2025-05-15T12:00:00Z", (2, "month")),
        ("2025-01-15T12:00:00Z", (-2, "month")), ("2024-03-15T12:00:00Z", (-12, "month")), ("2023-03-16T12:00:00Z", (-23, "month")), ("2023-03-15T12:00:00Z", (-2, "year")),
        ("2015-03-16T12:00:00Z", (-9, "year")), ("2035-03-15T12:00:00Z", (10, "year")),
    ];
    for (text, expected) in table {
        assert_eq!(seen(text, Role::Stamp), expected, "{text}");
    }
}

#[test]
fn a_named_day_is_told_by_the_calendar_alone() {
    for (text, expected) in [
        ("2025-03-15", 0),
        ("2025-03-16", 1),
        ("2025-03-14", -1),
        ("2025-03-18", 3),
    ] {
        assert_eq!(seen(text, Role::FollowUp), (expected, "day"), "{text}");
    }
}

#[test]
fn month_ends_are_not_skipped() {
    let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a date");
    assert_eq!(months_between(date(2025, 1, 31), date(2025, 3, 1)), 1);
    assert_eq!(months_between(date(2025, 3, 1), date(2025, 1, 31)), -1);
    assert_eq!(months_between(date(2025, 1, 31), date(2025, 2, 28)), 0);
    assert_eq!(months_between(date(2024, 12, 31), date(2025, 12, 31)), 12);
}

#[test]
fn a_length_of_time_is_rounded_down() {
    #[rustfmt::skip]
    let table = [
        (0, (0, "second")), (59_999, (59, "second")), (60_000, (1, "minute")), (3_599_999, (59, "minute")), (3_600_000, (1, "hour")),
        (86_399_999, (23, "hour")), (86_400_000, (1, "day")), (40 * 86_400_000 + 5, (40, "day")),
    ];
    for (milliseconds, expected) in table {
        let (value, unit) = duration(milliseconds);
        assert_eq!((value, unit.as_str()), expected, "{milliseconds}");
    }
}
