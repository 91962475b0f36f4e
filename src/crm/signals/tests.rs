use super::*;
use crate::crm::amount::Amount;
use crate::crm::calendar::day_at;
use crate::crm::lead_source::LeadSource;
use crate::crm::loss_reason::LossReason;
use crate::crm::moment::{Moment, Role};
use crate::crm::money::{Currency, Money};

fn moment(text: &str, role: Role) -> Field<Moment> {
    Moment::parse(text, role).expect(text)
}

fn follow_up(text: &str) -> Field<Moment> {
    moment(text, Role::FollowUp)
}

fn stamp(text: &str) -> Field<Moment> {
    moment(text, Role::Stamp)
}

fn text(text: &str) -> Field<String> {
    Field::Set(text.to_owned())
}

fn in_progress() -> Opportunity {
    Opportunity {
        status: Field::Set(Status::InProgress),
        follow_up: follow_up("2099-01-01"),
        ..Opportunity::default()
    }
}

fn won() -> Opportunity {
    Opportunity {
        status: Field::Set(Status::Won),
        won_on: stamp("2025-02-01T12:00:00Z"),
        ..Opportunity::default()
    }
}

fn lost() -> Opportunity {
    Opportunity {
        status: Field::Set(Status::Lost),
        loss_reason: Field::Set(LossReason(4)),
        ..Opportunity::default()
    }
}

/// What is said at 2025-03-15T22:30:00Z where clocks are so many hours ahead of UTC.
fn said_at(
    hours: i64,
    opportunity: &Opportunity,
    stage: Option<&Stage>,
) -> Vec<(&'static str, String)> {
    let local_day = |epoch_ms| day_at(epoch_ms, hours * 60);
    let now = Now {
        epoch_ms: 1_742_077_800_000,
        local_day: &local_day,
    };
    let case = Case {
        opportunity,
        stage,
        now: &now,
        stale_after_days: 30,
    };
    signals(&case)
        .into_iter()
        .map(|signal| (signal.rule.key, signal.sentence.into_owned()))
        .collect()
}

/// The sentence of one rule, in UTC.
fn says(key: &str, opportunity: &Opportunity) -> Option<String> {
    assert!(RULES.iter().any(|rule| rule.key == key), "{key}");
    said_at(0, opportunity, None)
        .into_iter()
        .find(|(own, _)| *own == key)
        .map(|(_, sentence)| sentence)
}

#[test]
fn the_table_is_in_order_and_gives_reasons() {
    assert!(RULES.is_sorted_by_key(|rule| rule.severity));
    for (at, rule) in RULES.iter().enumerate() {
        assert!(!rule.reason.is_empty(), "{}", rule.key);
        assert!(
            RULES[..at].iter().all(|earlier| earlier.key != rule.key),
            "{}",
            rule.key
        );
    }
}

#[test]
fn a_follow_up_is_overdue_from_the_day_after() {
    #[rustfmt::skip]
    let table = [
        ("2025-03-14", "follow-up-overdue", "Follow-up overdue by 1 day"),
        ("2025-03-12", "follow-up-overdue", "Follow-up overdue by 3 days"),
        ("2025-03-15", "follow-up-today", "Follow-up due today"),
        ("2025-03-16", "follow-up-ahead", "Follow-up tomorrow"),
        ("2025-03-18", "follow-up-ahead", "Follow-up in 3 days"),
        // At a time of day: today even when the hour is over, overdue from the next day.
        ("2025-03-15T00:00:01Z", "follow-up-today", "Follow-up due today"),
        ("2025-03-15T23:59:59Z", "follow-up-today", "Follow-up due today"),
        ("2025-03-14T23:59:59Z", "follow-up-overdue", "Follow-up overdue by 1 day"),
        ("2025-03-16T00:00:01Z", "follow-up-ahead", "Follow-up tomorrow"),
    ];
    for (date, key, sentence) in table {
        let record = Opportunity {
            follow_up: follow_up(date),
            ..in_progress()
        };
        assert_eq!(
            said_at(0, &record, None),
            [(key, sentence.to_owned())],
            "{date}"
        );
    }
}

#[test]
fn days_are_the_visitors_and_a_named_day_is_what_it_names() {
    let key_at = |hours, date| {
        said_at(
            hours,
            &Opportunity {
                follow_up: follow_up(date),
                ..in_progress()
            },
            None,
        )[0]
        .0
    };
    // Two hours ahead of UTC it is already the 16th.
    assert_eq!(key_at(2, "2025-03-15"), "follow-up-overdue");
    assert_eq!(key_at(2, "2025-03-16"), "follow-up-today");
    assert_eq!(key_at(2, "2025-03-15T22:00:00Z"), "follow-up-today");
    assert_eq!(key_at(2, "2025-03-15T21:59:59Z"), "follow-up-overdue");
    assert_eq!(key_at(-12, "2025-03-15"), "follow-up-today");
    assert_eq!(key_at(-12, "2025-03-15T11:00:00Z"), "follow-up-overdue");
    assert_eq!(key_at(14, "2025-03-16"), "follow-up-today");
}

#[test]
fn a_closed_one_is_never_overdue() {
    let late = || follow_up("2025-01-01");
    let completed = Opportunity {
        completed: Field::Set(true),
        follow_up: late(),
        ..in_progress()
    };
    for record in [
        completed,
        Opportunity {
            follow_up: late(),
            ..won()
        },
        Opportunity {
            follow_up: late(),
            ..lost()
        },
    ] {
        for key in [
            "follow-up-overdue",
            "follow-up-today",
            "follow-up-none",
            "follow-up-ahead",
        ] {
            assert_eq!(says(key, &record), None, "{key}");
        }
    }
    let of_unknown_status = Opportunity {
        follow_up: late(),
        ..Opportunity::default()
    };
    assert!(says("follow-up-overdue", &of_unknown_status).is_some());
}

#[test]
fn a_missing_follow_up_is_said_while_open() {
    let without = |record| Opportunity {
        follow_up: Field::NotSet,
        ..record
    };
    assert_eq!(
        says("follow-up-none", &without(in_progress())).as_deref(),
        Some("No follow-up date")
    );
    assert_eq!(says("follow-up-none", &without(won())), None);
    let unreadable = Opportunity {
        follow_up: Field::Unreadable("1".to_owned()),
        ..in_progress()
    };
    assert_eq!(says("follow-up-none", &unreadable), None);
}

#[test]
fn quiet_is_from_two_weeks_until_it_is_stale() {
    let quiet = |date, record| {
        says(
            "quiet",
            &Opportunity {
                crm_updated_on: stamp(date),
                ..record
            },
        )
    };
    assert_eq!(quiet("2025-03-02T00:00:00Z", in_progress()), None);
    assert_eq!(
        quiet("2025-03-01T23:59:59Z", in_progress()).as_deref(),
        Some("No CRM activity for 14 days")
    );
    assert_eq!(
        quiet("2025-02-14T00:00:00Z", in_progress()).as_deref(),
        Some("No CRM activity for 29 days")
    );
    assert_eq!(quiet("2025-02-13T23:59:59Z", in_progress()), None);
    assert_eq!(quiet("2025-03-01T00:00:00Z", won()), None);
}

#[test]
fn a_follow_up_that_cannot_be_read_is_said_while_it_matters() {
    let unreadable = |record| Opportunity {
        follow_up: Field::Unreadable("\"next Tuesday\"".to_owned()),
        ..record
    };
    let said = |record| says("follow-up-unreadable", &unreadable(record));
    assert_eq!(
        said(in_progress()).as_deref(),
        Some("Follow-up date unreadable")
    );
    assert_eq!(said(won()), None);
    assert_eq!(says("follow-up-unreadable", &in_progress()), None);
    assert_eq!(says("follow-up-none", &unreadable(in_progress())), None);
}

#[test]
fn stale_begins_on_the_thirtieth_day_without_activity() {
    let idle = |date, record| {
        says(
            "stale",
            &Opportunity {
                crm_updated_on: stamp(date),
                ..record
            },
        )
    };
    assert_eq!(
        idle("2025-02-13T23:59:59Z", in_progress()).as_deref(),
        Some("No CRM activity for 30 days")
    );
    assert_eq!(idle("2025-02-14T00:00:00Z", in_progress()), None);
    assert_eq!(
        idle("2025-02-12T00:00:00Z", in_progress()).as_deref(),
        Some("No CRM activity for 31 days")
    );
    assert_eq!(idle("2024-01-01T00:00:00Z", won()), None);
    assert_eq!(
        idle(
            "2024-01-01T00:00:00Z",
            Opportunity {
                completed: Field::Set(true),
                ..in_progress()
            }
        ),
        None
    );
    assert_eq!(idle("2024-01-01T00:00:00Z", Opportunity::default()), None);
    assert_eq!(idle("2026-01-01T00:00:00Z", in_progress()), None);
    assert_eq!(says("stale", &in_progress()), None);
}

#[test]
fn a_reminder_is_said_only_when_it_was_sent() {
    let with = |reminded| {
        says(
            "reminder-sent",
            &Opportunity {
                reminded,
                ..in_progress()
            },
        )
    };
    assert_eq!(with(Field::Set(true)).as_deref(), Some("Reminder sent"));
    assert_eq!((with(Field::Set(false)), with(Field::NotSet)), (None, None));
}

#[test]
fn the_days_to_a_decision_are_counted_by_the_calendar() {
    let won_since = |created| {
        says(
            "won-after",
            &Opportunity {
                created_on: stamp(created),
                ..won()
            },
        )
    };
    assert_eq!(
        won_since("2024-12-29T23:59:59Z").as_deref(),
        Some("Won after 34 days")
    );
    assert_eq!(
        won_since("2025-01-31T23:59:59Z").as_deref(),
        Some("Won after 1 day")
    );
    assert_eq!(
        won_since("2025-02-01T00:00:00Z").as_deref(),
        Some("Won on the day it was created")
    );
    assert_eq!(won_since("2025-02-02T00:00:00Z"), None);
    assert_eq!(says("won-after", &won()), None);
    let created_on = || stamp("2025-01-01T00:00:00Z");
    let lost_on = || stamp("2025-01-03T00:00:00Z");
    let record = Opportunity {
        created_on: created_on(),
        lost_on: lost_on(),
        ..lost()
    };
    assert_eq!(
        says("lost-after", &record).as_deref(),
        Some("Lost after 2 days")
    );
    let open = Opportunity {
        created_on: created_on(),
        lost_on: lost_on(),
        won_on: lost_on(),
        ..in_progress()
    };
    assert_eq!(
        (says("won-after", &open), says("lost-after", &open)),
        (None, None)
    );
}

#[test]
fn won_needs_a_date_and_lost_a_reason() {
    let undated = || Opportunity {
        won_on: Field::NotSet,
        ..won()
    };
    assert_eq!(
        says("won-without-date", &undated()).as_deref(),
        Some("Won, but without a won date")
    );
    assert_eq!(says("won-without-date", &won()), None);
    assert_eq!(says("won-without-date", &in_progress()), None);
    assert_eq!(
        says(
            "won-without-date",
            &Opportunity {
                won_on: Field::Unreadable("1".to_owned()),
                ..won()
            }
        ),
        None
    );
    let unexplained = Opportunity {
        loss_reason: Field::NotSet,
        ..lost()
    };
    assert_eq!(
        says("lost-without-reason", &unexplained).as_deref(),
        Some("Lost, but without a loss reason")
    );
    assert_eq!(says("lost-without-reason", &lost()), None);
    assert_eq!(says("lost-without-reason", &in_progress()), None);
}

#[test]
fn why_it_was_lost_is_said_of_a_lost_one() {
    assert_eq!(
        says("loss-reason", &lost()).as_deref(),
        Some("Loss reason: Price")
    );
    let nobody_knows = Opportunity {
        loss_reason: Field::NotSet,
        ..lost()
    };
    assert_eq!(says("loss-reason", &nobody_knows), None);
    let open = Opportunity {
        loss_reason: Field::Set(LossReason(4)),
        ..in_progress()
    };
    assert_eq!(says("loss-reason", &open), None);
}

#[test]
fn a_loss_reason_needs_a_loss() {
    let with = |record| {
        says(
            "loss-reason-but-not-lost",
            &Opportunity {
                loss_reason: Field::Set(LossReason(4)),
                ..record
            },
        )
    };
    assert_eq!(
        with(in_progress()).as_deref(),
        Some("Loss reason “Price”, but in progress")
    );
    assert_eq!(with(won()).as_deref(), Some("Loss reason “Price”, but won"));
    assert_eq!(
        with(Opportunity::default()).as_deref(),
        Some("Loss reason “Price”, but without a status")
    );
    assert_eq!(with(lost()), None);
    assert_eq!(says("loss-reason-but-not-lost", &in_progress()), None);
}

#[test]
fn completed_means_no_longer_in_progress() {
    let completed = |record| {
        says(
            "completed-but-in-progress",
            &Opportunity {
                completed: Field::Set(true),
                ..record
            },
        )
    };
    assert_eq!(
        completed(in_progress()).as_deref(),
        Some("Completed, but in progress")
    );
    assert_eq!(
        (
            completed(won()),
            completed(lost()),
            completed(Opportunity::default())
        ),
        (None, None, None)
    );
    assert_eq!(says("completed-but-in-progress", &in_progress()), None);
}

#[test]
fn an_end_of_the_board_and_the_status_agree() {
    let stage = |wins, loses| Stage {
        id: 1,
        name: text("The end"),
        position: Field::NotSet,
        wins,
        loses,
    };
    let keys = |record: &Opportunity, stage| -> Vec<String> {
        let said = said_at(0, record, Some(&stage)).into_iter();
        said.filter(|(key, _)| key.starts_with("stage-"))
            .map(|(_, sentence)| sentence)
            .collect()
    };
    assert_eq!(
        keys(&in_progress(), stage(true, false)),
        ["Stage means won, but in progress"]
    );
    assert_eq!(
        keys(&lost(), stage(true, false)),
        ["Stage means won, but lost"]
    );
    assert_eq!(
        keys(&won(), stage(false, true)),
        ["Stage means lost, but won"]
    );
    let unknown = Opportunity {
        status: Field::Set(Status::Unknown(7)),
        ..Opportunity::default()
    };
    assert_eq!(
        keys(&unknown, stage(false, true)),
        ["Stage means lost, but of unknown status (7)"]
    );
    assert!(keys(&won(), stage(true, false)).is_empty());
    assert!(keys(&lost(), stage(false, true)).is_empty());
    assert!(keys(&in_progress(), stage(false, false)).is_empty());
}

#[test]
fn utm_source_and_lead_source_agree() {
    let with = |utm_source, code| {
        let lead_source = Field::Set(LeadSource(code));
        says(
            "utm-against-lead-source",
            &Opportunity {
                utm_source: text(utm_source),
                lead_source,
                ..in_progress()
            },
        )
    };
    assert_eq!(
        with("google", 5).as_deref(),
        Some("UTM source “google”, but lead source “Referral”")
    );
    assert_eq!(
        (with("google", 19), with("newsletter", 5), with("google", 1)),
        (None, None, None)
    );
    assert_eq!(
        says(
            "utm-against-lead-source",
            &Opportunity {
                utm_source: text("google"),
                ..in_progress()
            }
        ),
        None
    );
}

#[test]
fn a_value_has_a_currency() {
    let with = |currency| {
        let amount = Amount::parse("12").expect("an amount");
        says(
            "value-without-currency",
            &Opportunity {
                value: Field::Set(Money { amount, currency }),
                ..in_progress()
            },
        )
    };
    assert_eq!(
        with(Field::NotSet).as_deref(),
        Some("A value, but no currency")
    );
    assert_eq!(
        with(Field::Unreadable("1".to_owned())).as_deref(),
        Some("A value, but in a currency that cannot be read")
    );
    assert_eq!(
        with(Currency::parse("GBP").map_or(Field::NotSet, Field::Set)),
        None
    );
    assert_eq!(says("value-without-currency", &in_progress()), None);
}

#[test]
fn what_matters_most_comes_first() {
    let record = Opportunity {
        follow_up: follow_up("2025-03-01"),
        crm_updated_on: stamp("2025-01-01T00:00:00Z"),
        reminded: Field::Set(true),
        ..in_progress()
    };
    let keys: Vec<_> = said_at(0, &record, None)
        .into_iter()
        .map(|(key, _)| key)
        .collect();
    assert_eq!(keys, ["follow-up-overdue", "stale", "reminder-sent"]);
}
