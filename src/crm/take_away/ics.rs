//! The follow-up as an entry for a calendar (iCalendar, RFC 5545), with a reminder: no right to write needed.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

use crate::crm::field::Field;
use crate::crm::moment::Kind;
use crate::crm::opportunity::Opportunity;

use super::content_line::{push, push_text};
use super::summary::one_line;

/// The follow-up as an `.ics` file; `None` if there is no follow-up date. `page` is the address of the opportunity's page.
pub fn ics(opportunity: &Opportunity, page: &str, now_ms: i64) -> Option<String> {
    let follow_up = opportunity.follow_up.set()?;
    let title = one_line(&opportunity.title());
    let id = match &opportunity.id {
        Field::Set(id) => id.to_string(),
        _ => "unknown".to_owned(),
    };
    let mut out = String::new();
    push(&mut out, "BEGIN:VCALENDAR");
    push(&mut out, "VERSION:2.0");
    push(&mut out, "PRODID:-//Opportune//Follow-up//EN");
    push(&mut out, "BEGIN:VEVENT");
    // The same opportunity gives the same UID, so that taking it again moves the entry instead of adding one.
    push(
        &mut out,
        &["UID:follow-up-", &id, "@nexudus-opportunity"].concat(),
    );
    push(
        &mut out,
        &[
            "DTSTAMP:",
            &instant(DateTime::from_timestamp_millis(now_ms).unwrap_or_default()),
        ]
        .concat(),
    );
    let before = match follow_up.kind {
        Kind::Day(date) => {
            push(&mut out, &["DTSTART;VALUE=DATE:", &day(date)].concat());
            // Nine in the morning of that day, where the calendar is.
            "PT9H"
        }
        Kind::Instant(at) => {
            push(&mut out, &["DTSTART:", &instant(at)].concat());
            "-PT15M"
        }
    };
    push_text(&mut out, "SUMMARY", &["Follow up: ", &title].concat());
    push_text(&mut out, "DESCRIPTION", &description(opportunity, page));
    // A day's entry does not make its owner busy.
    push(
        &mut out,
        if follow_up.is_day() {
            "TRANSP:TRANSPARENT"
        } else {
            "TRANSP:OPAQUE"
        },
    );
    push(&mut out, "BEGIN:VALARM");
    push(&mut out, "ACTION:DISPLAY");
    push_text(&mut out, "DESCRIPTION", &["Follow up: ", &title].concat());
    push(&mut out, &["TRIGGER:", before].concat());
    push(&mut out, "END:VALARM");
    push(&mut out, "END:VEVENT");
    push(&mut out, "END:VCALENDAR");
    Some(out)
}

/// Whom to reach, and the page.
fn description(opportunity: &Opportunity, page: &str) -> String {
    let lines = [
        opportunity.customer_name.text(),
        opportunity.customer_email.text(),
        Some(page),
    ];
    lines
        .into_iter()
        .flatten()
        .map(str::trim)
        .collect::<Vec<_>>()
        .join("\n")
}

fn day(date: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn instant(at: DateTime<Utc>) -> String {
    format!(
        "{}T{:02}{:02}{:02}Z",
        day(at.date_naive()),
        at.hour(),
        at.minute(),
        at.second()
    )
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::content_line::tests::unfolded;
    use super::*;
    use crate::crm::moment::{Moment, Role};
    use proptest::prelude::*;

    fn record(follow_up: &str, name: &str) -> Opportunity {
        Opportunity {
            id: Field::Set("87654321".parse().expect("an Id")),
            name: Field::Set(name.to_owned()),
            customer_email: Field::Set("ada@example.com".to_owned()),
            follow_up: Moment::parse(follow_up, Role::FollowUp).expect("a date"),
            ..Opportunity::default()
        }
    }

    /// 2025-01-15T10:30:00Z
    const NOW: i64 = 1_736_937_000_000;

    fn file(record: &Opportunity) -> Vec<String> {
        unfolded(
            &ics(record, "https://crm.example/opportunities/87654321", NOW).expect("a follow-up"),
        )
    }

    #[test]
    fn a_day_is_an_all_day_entry() {
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Opportune//Follow-up//EN",
            "BEGIN:VEVENT",
            "UID:follow-up-87654321@nexudus-opportunity",
            "DTSTAMP:20250115T103000Z",
            "DTSTART;VALUE=DATE:20250120",
            "SUMMARY:Follow up: North wing\\, 2nd floor",
            "DESCRIPTION:ada@example.com\\nhttps://crm.example/opportunities/87654321",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "DESCRIPTION:Follow up: North wing\\, 2nd floor",
            "TRIGGER:PT9H",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        assert_eq!(
            file(&record("2025-01-20T00:00:00Z", "North wing, 2nd floor")),
            expected
        );
    }

    #[test]
    fn a_time_of_day_is_a_point_in_utc() {
        let lines = file(&record("2025-01-20T10:05:09.5+02:00", "x"));
        for line in [
            "DTSTART:20250120T080509Z",
            "TRIGGER:-PT15M",
            "TRANSP:OPAQUE",
        ] {
            assert!(lines.iter().any(|own| own == line), "{line}");
        }
    }

    #[test]
    fn without_a_follow_up_there_is_no_file() {
        assert_eq!(ics(&Opportunity::default(), "", NOW), None);
    }

    proptest! {
        #[test]
        fn no_text_adds_a_line(name in any::<String>()) {
            prop_assert_eq!(file(&record("2025-01-20", &name)).len(), 17);
        }
    }
}
