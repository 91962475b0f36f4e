use super::*;
use crate::crm::amount::Amount;
use crate::crm::calendar::day_at;
use crate::crm::field::Field;
use crate::crm::lead_source::LeadSource;
use crate::crm::moment::{Moment, Role};
use crate::crm::money::{Currency, Money};
use crate::crm::status::Status;
use proptest::prelude::*;

fn text(text: &str) -> Field<String> {
    Field::Set(text.to_owned())
}

fn open(board_id: i64, stage_id: i64) -> Opportunity {
    Opportunity {
        board_id: Field::Set(board_id),
        board_name: Field::Set(format!("Board {board_id}")),
        stage_id: Field::Set(stage_id),
        status: Field::Set(Status::InProgress),
        ..Opportunity::default()
    }
}

fn due(date: &str) -> Opportunity {
    Opportunity {
        follow_up: Moment::parse(date, Role::FollowUp).expect(date),
        ..open(1, 1)
    }
}

/// Runs with the time at 2025-03-13T12:00:00Z, a Thursday, in UTC.
fn at_noon<T>(run: impl Fn(&Now) -> T) -> T {
    let local_day = |epoch_ms| day_at(epoch_ms, 0);
    run(&Now {
        epoch_ms: 1_741_867_200_000,
        local_day: &local_day,
    })
}

fn filter(pairs: &[(&str, &str)]) -> Filter {
    let mut filter = Filter::default();
    for (name, value) in pairs {
        assert_eq!(filter.take(name, value), Taken::Taken, "{name}={value}");
    }
    filter
}

fn passes(pairs: &[(&str, &str)], record: &Opportunity) -> bool {
    at_noon(|now| filter(pairs).passes(record, now))
}

#[test]
fn one_facet_widens_and_two_narrow() {
    assert!(passes(&[], &open(1, 2)));
    assert!(passes(&[("board", "1"), ("board", "9")], &open(1, 2)));
    assert!(!passes(&[("board", "9")], &open(1, 2)));
    assert!(passes(&[("board", "1"), ("stage", "2")], &open(1, 2)));
    assert!(!passes(&[("board", "1"), ("stage", "3")], &open(1, 2)));
    assert!(passes(
        &[("responsible", "none"), ("location", "none")],
        &open(1, 2)
    ));
    assert!(!passes(&[("board", "none")], &open(1, 2)));
}

#[test]
fn every_facet_looks_at_its_own_field() {
    let record = Opportunity {
        location_id: Field::Set(1),
        responsible_id: Field::Set(4),
        lead_source: Field::Set(LeadSource(19)),
        utm_campaign: text(" spring tours "),
        ..open(2, 3)
    };
    let own = [
        ("location", "1"),
        ("board", "2"),
        ("stage", "3"),
        ("status", "in-progress"),
        ("responsible", "4"),
        ("source", "19"),
        ("follow-up", "none"),
        ("campaign", "spring tours"),
    ];
    assert_eq!(own.map(|(name, _)| name), Facet::ALL.map(Facet::name));
    assert!(passes(&own, &record));
    for (at, (name, _)) in own.iter().enumerate() {
        let other = ["9", "9", "9", "won", "9", "9", "today", ""][at];
        assert!(!passes(&[(name, other)], &record), "{name}");
    }
}

#[test]
fn follow_ups_are_compared_by_the_calendar() {
    #[rustfmt::skip]
    let table = [
        // date, overdue, today, this week
        ("2025-03-09", true, false, false), ("2025-03-10", true, false, true), ("2025-03-12T23:59:59Z", true, false, true),
        ("2025-03-13", false, true, true), ("2025-03-13T08:00:00Z", false, true, true), ("2025-03-16T23:59:59Z", false, false, true),
        ("2025-03-17", false, false, false),
    ];
    for (date, overdue, today, this_week) in table {
        let read = ["overdue", "today", "this-week", "none"]
            .map(|value| passes(&[("follow-up", value)], &due(date)));
        assert_eq!(read, [overdue, today, this_week, false], "{date}");
        let closed = Opportunity {
            status: Field::Set(Status::Won),
            ..due(date)
        };
        assert!(
            !["overdue", "today", "this-week", "none"]
                .iter()
                .any(|value| passes(&[("follow-up", value)], &closed)),
            "{date}"
        );
    }
    assert!(passes(&[("follow-up", "none")], &open(1, 1)));
    let unreadable = Opportunity {
        follow_up: Field::Unreadable("x".to_owned()),
        ..open(1, 1)
    };
    assert!(!passes(&[("follow-up", "none")], &unreadable));
}

#[test]
fn a_range_is_exact_and_of_one_currency() {
    let worth = |amount, code| {
        let currency = Currency::parse(code).map_or(Field::NotSet, Field::Set);
        let amount = Amount::parse(amount).expect("an amount");
        Opportunity {
            value: Field::Set(Money { amount, currency }),
            ..Opportunity::default()
        }
    };
    #[rustfmt::skip]
    let table = [
        ("GBP:1000..5000", "1000", "GBP", true), ("GBP:1000..5000", "5000.00", "GBP", true), ("GBP:1000..5000", "5000.01", "GBP", false),
        ("GBP:1000..5000", "999.99", "GBP", false), ("GBP:1000..5000", "2000", "EUR", false), ("gbp:..0", "-1", "GBP", true), ("GBP:0..", "-1", "GBP", false),
        ("none:1..", "2", "", true), ("none:1..", "2", "GBP", false),
    ];
    for (range, amount, code, expected) in table {
        assert_eq!(
            passes(&[("value", range)], &worth(amount, code)),
            expected,
            "{range} {amount} {code}"
        );
    }
    assert!(passes(
        &[("value", "GBP:1..2"), ("value", "EUR:1..2")],
        &worth("2", "EUR")
    ));
    assert!(!passes(&[("value", "GBP:0..")], &Opportunity::default()));
}

#[test]
fn what_is_no_filter_and_what_is_no_value_are_told_apart() {
    let mut filter = Filter::default();
    for (name, value) in [("colour", "red"), ("", ""), ("q", "x"), ("Board", "1")] {
        assert_eq!(filter.take(name, value), Taken::NotAFilter, "{name}");
    }
    #[rustfmt::skip]
    let bad = [
        ("board", "first"), ("board", ""), ("status", "open"), ("status", "Won"), ("follow-up", "soon"), ("follow-up", "1"), ("source", "google"),
        ("value", ""), ("value", "GBP:.."), ("value", "GBP:5..1"), ("value", "GBP"), ("value", "€:1.."), ("value", "GBP:a.."), ("value", "1..2"),
    ];
    for (name, value) in bad {
        assert_eq!(filter.take(name, value), Taken::BadValue, "{name}={value}");
    }
    assert!(filter.is_empty());
}

#[test]
fn counts_say_what_each_choice_would_show() {
    let records = [
        open(1, 1),
        open(1, 2),
        open(2, 3),
        Opportunity {
            board_id: Field::NotSet,
            ..open(0, 1)
        },
        Opportunity {
            status: Field::Set(Status::Won),
            ..open(1, 1)
        },
    ];
    let count = |pairs: &[(&str, &str)], facet: Facet| {
        at_noon(|now| {
            let at = Facet::ALL
                .iter()
                .position(|own| *own == facet)
                .expect("it is one of them");
            let choices = filter(pairs).counts(records.iter(), now)[at].clone();
            let read = choices.into_iter().map(|choice| {
                (
                    facet.print(&choice.key),
                    choice.label.into_owned(),
                    choice.count,
                )
            });
            read.collect::<Vec<_>>()
        })
    };
    let row = |key: &str, label: &str, count| (key.to_owned(), label.to_owned(), count);
    assert_eq!(
        count(&[], Facet::Board),
        [
            row("1", "Board 1", 3),
            row("2", "Board 2", 1),
            row("none", "Not set", 1)
        ]
    );
    // A facet's own choice does not narrow its counts; another's does.
    assert_eq!(
        count(&[("board", "1")], Facet::Board),
        count(&[], Facet::Board)
    );
    assert_eq!(
        count(&[("board", "1")], Facet::Status),
        [row("in-progress", "In progress", 2), row("won", "Won", 1)]
    );
    assert_eq!(
        count(&[("status", "won")], Facet::Board),
        [row("1", "Board 1", 1)]
    );
    assert_eq!(count(&[("value", "GBP:0..")], Facet::Board), []);
    assert_eq!(count(&[], Facet::Stage)[0], row("1", "#1", 3));
}

#[test]
fn every_count_is_what_the_choice_would_show() {
    // Each choice's count, checked against a filter with that choice alone in its facet.
    let statuses = [Status::InProgress, Status::Won, Status::Unknown(7)];
    let dates = ["2025-03-12", "2025-03-13", "2025-03-14", "2025-04-01"];
    let records: Vec<Opportunity> = (0..60)
        .map(|at: usize| {
            let at_id = i64::try_from(at).expect("small");
            Opportunity {
                board_id: Field::Set(at_id % 3),
                stage_id: Field::Set(at_id % 5),
                status: Field::Set(statuses[at % 7 % 3]),
                ..due(dates[at % 4])
            }
        })
        .collect();
    let chosen = [
        ("board", "1"),
        ("status", "in-progress"),
        ("follow-up", "this-week"),
    ];
    at_noon(|now| {
        for (facet, choices) in Facet::ALL
            .into_iter()
            .zip(filter(&chosen).counts(records.iter(), now))
        {
            assert!(!choices.is_empty(), "{}", facet.name());
            for choice in choices {
                let mut alone = filter(&chosen);
                alone.choices.retain(|(own, _)| *own != facet);
                assert_eq!(
                    alone.take(facet.name(), &facet.print(&choice.key)),
                    Taken::Taken
                );
                let shown = records
                    .iter()
                    .filter(|record| alone.passes(record, now))
                    .count();
                assert_eq!(choice.count, shown, "{} {}", facet.name(), choice.label);
            }
        }
    });
}

proptest! {
    #[test]
    fn an_address_gives_the_same_filter_back(
        numbers in prop::collection::vec(("location|board|stage|responsible|source", any::<i64>()), 0..4),
        words in prop::collection::vec(prop_oneof![
            Just(("status", "in-progress")), Just(("status", "lost")), Just(("status", "7")), Just(("status", "none")),
            Just(("follow-up", "overdue")), Just(("follow-up", "this-week")), Just(("campaign", "")), Just(("campaign", "none")), Just(("value", "GBP:-1.50..")), Just(("value", "none:..3"))], 0..4),
    ) {
        let mut filter = Filter::default();
        for (name, number) in &numbers {
            prop_assert_eq!(filter.take(name, &number.to_string()), Taken::Taken);
        }
        for (name, word) in words {
            prop_assert_eq!(filter.take(name, word), Taken::Taken);
        }
        let mut again = Filter::default();
        for (name, value) in filter.pairs() {
            prop_assert_eq!(again.take(name, &value), Taken::Taken);
        }
        prop_assert_eq!(again, filter);
    }

    #[test]
    fn any_pair_has_an_answer(name in "location|board|stage|status|responsible|source|follow-up|campaign|value|\\PC*", value in "\\PC*") {
        Filter::default().take(&name, &value);
    }
}
