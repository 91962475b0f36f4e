use super::*;
use crate::crm::moment::Role;
use crate::crm::money::Money;
use crate::crm::status::Status;

fn text(text: &str) -> Field<String> {
    Field::Set(text.to_owned())
}

fn id(number: i64, record: Opportunity) -> Opportunity {
    Opportunity {
        id: Field::Set(number.to_string().parse().expect("an Id")),
        ..record
    }
}

/// The Ids in the order that `sort` gives.
fn ordered(sort: &str, records: &[Opportunity]) -> Vec<String> {
    let mut places: Vec<usize> = (0..records.len()).rev().collect();
    Sort::parse(sort).expect(sort).order(records, &mut places);
    places
        .into_iter()
        .map(|place| {
            records[place]
                .id
                .set()
                .map(ToString::to_string)
                .unwrap_or_default()
        })
        .collect()
}

#[test]
fn texts_ignore_case_and_accents_and_missing_ones_go_last() {
    let with = |number, customer_name| {
        id(
            number,
            Opportunity {
                customer_name,
                ..Opportunity::default()
            },
        )
    };
    let records = [
        with(1, text("Öz")),
        with(2, text("zebra")),
        with(3, Field::NotSet),
        with(4, text("Anna")),
        with(5, text("omega")),
    ];
    assert_eq!(ordered("customer", &records), ["4", "5", "1", "2", "3"]);
    assert_eq!(ordered("-customer", &records), ["2", "1", "5", "4", "3"]);
}

#[test]
fn values_are_compared_within_their_currency() {
    let with = |number, amount, code| {
        let currency = Currency::parse(code).map_or(Field::NotSet, Field::Set);
        let amount = Amount::parse(amount).expect("an amount");
        id(
            number,
            Opportunity {
                value: Field::Set(Money { amount, currency }),
                ..Opportunity::default()
            },
        )
    };
    let records = [
        with(1, "10", "GBP"),
        with(2, "9", "GBP"),
        with(3, "-1", "GBP"),
        with(4, "99", "EUR"),
        with(5, "5", ""),
        id(6, Opportunity::default()),
    ];
    assert_eq!(ordered("value", &records), ["4", "3", "2", "1", "5", "6"]);
    assert_eq!(ordered("-value", &records), ["5", "1", "2", "3", "4", "6"]);
}

#[test]
fn equals_stand_by_id_in_both_directions() {
    let records = [5, 3, 4].map(|number| {
        id(
            number,
            Opportunity {
                status: Field::Set(Status::Won),
                ..Opportunity::default()
            },
        )
    });
    assert_eq!(ordered("status", &records), ["3", "4", "5"]);
    assert_eq!(ordered("-status", &records), ["3", "4", "5"]);
}

#[test]
fn every_column_looks_at_its_own_field() {
    let date = |day: &str| Moment::parse(day, Role::Stamp).expect(day);
    let full = |letter: &str, number: i64, day: &str| Opportunity {
        name: text(letter),
        customer_name: text(letter),
        customer_company: text(letter),
        location_name: text(letter),
        board_name: text(letter),
        stage_name: text(letter),
        responsible_name: text(letter),
        status: Field::Set(Status::from_code(number)),
        lead_source: Field::Set(super::super::lead_source::LeadSource(number)),
        value: Field::Set(Money {
            amount: Amount::parse(&number.to_string()).expect("an amount"),
            currency: Field::NotSet,
        }),
        follow_up: date(day),
        crm_updated_on: date(day),
        created_on: date(day),
        position: Field::Set(number),
        ..Opportunity::default()
    };
    for column in &COLUMNS {
        // Lead source 2 is Phone, 1 is Web.
        let (first, second) = if column.name == "source" {
            (2, 1)
        } else {
            (1, 2)
        };
        let records = [
            id(8, full("b", second, "2025-02-01")),
            id(9, full("a", first, "2025-01-01")),
        ];
        assert_eq!(
            ordered(column.name, &records),
            ["9", "8"],
            "{}",
            column.name
        );
    }
}

#[test]
fn an_address_gives_the_same_order_back() {
    for column in &COLUMNS {
        for text in [column.name.to_owned(), format!("-{}", column.name)] {
            assert_eq!(Sort::parse(&text).map(Sort::print), Some(text));
        }
    }
    for text in ["", "-", "--value", "Value", "colour"] {
        assert!(Sort::parse(text).is_none(), "{text}");
    }
}
