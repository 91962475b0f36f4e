use super::*;
use proptest::prelude::*;

fn kind(text: &str, role: Role) -> Kind {
    match Moment::parse(text, role) {
        Some(Field::Set(moment)) => moment.kind,
        other => panic!("{text}: {other:?}"),
    }
}

fn instant(text: &str) -> String {
    match kind(text, Role::Stamp) {
        Kind::Instant(instant) => instant.format("%Y-%m-%dT%H:%M:%S%.9fZ").to_string(),
        Kind::Day(day) => panic!("{text}: the day {day}"),
    }
}

#[test]
fn reads_every_way_the_api_writes_a_time() {
    #[rustfmt::skip]
    let table = [
        ("2025-01-15T10:30:00Z", "2025-01-15T10:30:00.000000000Z"),
        ("2022-05-13T20:55:44.5515198Z", "2022-05-13T20:55:44.551519800Z"),
        ("2010-09-16T03:05:32", "2010-09-16T03:05:32.000000000Z"),
        ("2025-01-15T10:30:00.5", "2025-01-15T10:30:00.500000000Z"),
        ("2025-01-15T10:30:00.123456789987Z", "2025-01-15T10:30:00.123456789Z"),
        ("2025-01-15t10:30:00z", "2025-01-15T10:30:00.000000000Z"),
        ("2025-01-15 10:30:00", "2025-01-15T10:30:00.000000000Z"),
        ("2025-01-15T10:30", "2025-01-15T10:30:00.000000000Z"),
        ("2025-01-15T10:30:00+02:00", "2025-01-15T08:30:00.000000000Z"),
        ("2025-01-01T00:30:00+01:00", "2024-12-31T23:30:00.000000000Z"),
        ("2025-01-15T10:30:00-0530", "2025-01-15T16:00:00.000000000Z"),
        ("2025-01-15T10:30:00+14", "2025-01-14T20:30:00.000000000Z"),
        ("2025-01-15", "2025-01-15T00:00:00.000000000Z"),
        (" 2025-01-15T10:30:00Z ", "2025-01-15T10:30:00.000000000Z"),
        ("2024-02-29T12:00:00Z", "2024-02-29T12:00:00.000000000Z"),
        ("9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59.999999900Z"),
    ];
    for (text, expected) in table {
        assert_eq!(instant(text), expected, "{text}");
    }
}

#[test]
fn refuses_what_is_no_date() {
    #[rustfmt::skip]
    let table = [
        "", "soon", "2025", "2025-1-5", "15/01/2025", "2025-13-01", "2025-02-29", "2025-01-32", "2025-00-10",
        "2025-01-15T", "2025-01-15T25:00:00Z", "2025-01-15T24:00:00Z", "2025-01-15T10:60:00Z", "2025-01-15T10:30:00.Z",
        "2025-01-15T10:30:00ZZ", "2025-01-15T10:30:00+2", "2025-01-15T10:30:00+24:00", "2025-01-15T10:30:00+02:60",
        "2025-01-15T10:30:00+02:00x", "2025-01-15X10:30:00Z", "2025-01-15Z", "２０２５-01-15", "20é5-01-15", "+2025-01-15",
        "/Date(1736937000000)/", "2025-01-15T-1:00:00Z",
    ];
    for text in table {
        assert_eq!(Moment::parse(text, Role::Stamp), None, "{text}");
    }
}

#[test]
fn the_first_day_of_the_year_one_is_not_set() {
    for text in [
        "0001-01-01T00:00:00",
        "0001-01-01T00:00:00Z",
        "0001-01-01",
        "0001-01-01T00:00:00.0000000+01:00",
    ] {
        assert_eq!(
            Moment::parse(text, Role::Stamp),
            Some(Field::NotSet),
            "{text}"
        );
        assert_eq!(
            Moment::parse(text, Role::FollowUp),
            Some(Field::NotSet),
            "{text}"
        );
    }
    for text in [
        "0001-01-02T00:00:00Z",
        "0002-01-01T00:00:00Z",
        "0001-02-01T00:00:00Z",
    ] {
        assert!(
            matches!(Moment::parse(text, Role::Stamp), Some(Field::Set(_))),
            "{text}"
        );
    }
}

#[test]
fn only_a_follow_up_at_exactly_midnight_utc_is_a_day() {
    let day = |text| Kind::Day(split_date(text).expect(text).0);
    #[rustfmt::skip]
    let days = [
        ("2025-01-15T00:00:00Z", "2025-01-15"), ("2025-01-15T00:00:00", "2025-01-15"), ("2025-01-15", "2025-01-15"),
        ("2025-01-15T00:00:00.0000000Z", "2025-01-15"), ("2025-01-15T02:00:00+02:00", "2025-01-15"),
        ("2025-01-15T20:00:00-04:00", "2025-01-16"),
    ];
    for (text, expected) in days {
        assert_eq!(kind(text, Role::FollowUp), day(expected), "{text}");
        assert!(
            matches!(kind(text, Role::Stamp), Kind::Instant(_)),
            "{text}"
        );
    }
    #[rustfmt::skip]
    let instants = [
        "2025-01-15T00:00:00.0000001Z", "2025-01-15T00:00:01Z", "2025-01-14T23:59:59.9999999Z", "2025-01-15T00:01:00Z",
        "2025-01-15T12:00:00Z", "2025-01-15T00:00:00+01:00",
    ];
    for text in instants {
        assert!(
            matches!(kind(text, Role::FollowUp), Kind::Instant(_)),
            "{text}"
        );
    }
}

#[test]
fn counts_milliseconds_since_1970_and_keeps_the_text() {
    let moment = |text, role| match Moment::parse(text, role) {
        Some(Field::Set(moment)) => moment,
        other => panic!("{other:?}"),
    };
    // date -u -d 2025-01-15T10:30:00Z +%s
    let stamp = moment("2025-01-15T10:30:00.250Z", Role::Stamp);
    assert_eq!(
        (stamp.epoch_ms(), stamp.raw.as_str(), stamp.is_day()),
        (1_736_937_000_250, "2025-01-15T10:30:00.250Z", false)
    );
    let day = moment("2025-01-15", Role::FollowUp);
    assert_eq!((day.epoch_ms(), day.is_day()), (1_736_899_200_000, true));
}

proptest! {
    #[test]
    fn agrees_with_chrono(seconds in -60_000_000_000_i64..250_000_000_000, nanos in 0..1_000_000_000_u32, minutes in -14 * 60..=14 * 60) {
        let expected = DateTime::from_timestamp(seconds, nanos).unwrap();
        let offset = chrono::FixedOffset::east_opt(minutes * 60).unwrap();
        for text in [expected.with_timezone(&offset).format("%Y-%m-%dT%H:%M:%S%.9f%:z").to_string(),
                     expected.format("%Y-%m-%d %H:%M:%S%.9f").to_string()] {
            prop_assert_eq!(kind(&text, Role::Stamp), Kind::Instant(expected), "{}", text);
        }
    }

    #[test]
    fn every_date_is_its_own_day(days in 1_i64..3_000_000) {
        let date = NaiveDate::from_ymd_opt(1, 1, 1).unwrap() + TimeDelta::days(days);
        prop_assert_eq!(kind(&date.format("%Y-%m-%d").to_string(), Role::FollowUp), Kind::Day(date));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[-0-9TtZz:. +]{0,30}|\\PC*|[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]\\PC*") {
        if let Some(Field::Set(moment)) = Moment::parse(&text, Role::FollowUp) {
            prop_assert_eq!(moment.raw, text.trim());
        }
    }
}
