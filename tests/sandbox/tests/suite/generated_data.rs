//! The seeded data: how many, where, and whether each is true in itself.

use serde_json::Value;

use crate::client::{Client, NOW, SHARED, fixture, generated, keys, located};

const LIST: &str = "/api/crm/crmopportunities";

#[test]
fn a_location_holds_as_many_as_the_api_allows_and_three_hold_300_each() {
    for (location, count, code) in [
        ("Canary Wharf", 5000, "GBP"),
        ("Berlin Mitte", 300, "EUR"),
        ("Tokyo Shibuya", 300, "JPY"),
        ("Kuwait City Sharq", 300, "KWD"),
    ] {
        let rows: Vec<_> = located(location).collect();
        assert_eq!(rows.len(), count, "{location}");
        assert!(
            rows.iter()
                .all(|row| row["CrmBoardColumnCrmBoardBusinessCurrencyCode"] == code)
        );
        let mut boards: Vec<_> = rows
            .iter()
            .map(|row| row["CrmBoardColumnCrmBoardId"].as_u64())
            .collect();
        boards.sort_unstable();
        boards.dedup();
        assert_eq!(boards.len(), 4, "{location}");
    }
}

#[test]
fn a_list_row_is_the_record() {
    let client = &*SHARED;
    for row in generated().step_by(97) {
        assert_eq!(client.admin(&format!("{LIST}/{}", row["Id"])).json(), *row);
    }
}

#[test]
fn every_record_has_the_documented_keys_in_their_order() {
    let documented = include_str!("../../../fixtures/crmopportunity.seed-doc-example.json");
    let order: Vec<&str> = documented
        .lines()
        .filter_map(|line| line.split('"').nth(1))
        .collect();
    let client = &*SHARED;
    let text = client.admin(&format!("{LIST}/1416693192")).text();
    let positions: Vec<_> = order
        .iter()
        .map(|key| text.find(&format!("\"{key}\":")).unwrap())
        .collect();
    assert!(positions.is_sorted());
    for row in generated() {
        assert_eq!(
            keys(row),
            keys(&fixture("crmopportunity.seed-doc-example.json"))
        );
    }
}

#[test]
fn no_generated_record_contradicts_itself() {
    for row in generated() {
        let status = row["Status"].as_u64().unwrap();
        assert_eq!(row["Completed"], status != 1, "{row}");
        assert_eq!(row["WonOn"].is_string(), status == 2, "{row}");
        assert_eq!(row["LostOn"].is_string(), status == 3, "{row}");
        assert!(row["LossReason"].is_null() || status == 3, "{row}");
        assert!(
            row["DueDate"].is_null()
                || row["DueDate"].as_str().unwrap()[..10]
                    >= row["CreatedOn"].as_str().unwrap()[..10]
        );
        assert!(
            row["CreatedOn"].as_str() <= row["CrmUpdatedOn"].as_str()
                && row["CrmUpdatedOn"].as_str() <= Some(NOW)
        );
        let stage = row["CrmBoardColumnName"].as_str().unwrap();
        assert!(
            !["Won", "Signed", "Confirmed", "Renewed"].contains(&stage) || status == 2,
            "{row}"
        );
        assert!(
            !["Lost", "Cancelled", "Left"].contains(&stage) || status == 3,
            "{row}"
        );
    }
}

#[test]
fn enum_numbers_are_those_of_the_documentation() {
    let tables = fixture("enums.transcribed.json");
    for row in generated() {
        for (field, table) in [
            ("Status", "eCrmOpportunityStatus"),
            ("LeadSource", "eCrmOpportunitySource"),
            ("LossReason", "eCrmOpportunityLossReason"),
        ] {
            assert!(
                row[field].is_null() || tables[table].get(row[field].to_string()).is_some(),
                "{field} {}",
                row[field]
            );
        }
    }
}

/// The minor units of ISO 4217.
#[test]
fn values_have_the_digits_of_their_currency() {
    for (location, digits) in [
        ("Canary%20Wharf", 2),
        ("Berlin%20Mitte", 2),
        ("Tokyo%20Shibuya", 0),
        ("Kuwait%20City%20Sharq", 3),
    ] {
        let query =
            format!("CrmOpportunity_CrmBoardColumnCrmBoardBusinessName={location}&size=300");
        let text = SHARED.admin(&format!("{LIST}?{query}")).text();
        let values = text
            .split("\"Value\":")
            .skip(1)
            .filter_map(|rest| rest.split(',').next());
        let amounts: Vec<&str> = values
            .filter(|value| value.starts_with(|first: char| first.is_ascii_digit()))
            .collect();
        assert!(amounts.len() > 200, "{location}: {amounts:?}");
        let fraction = |value: &str| {
            value
                .split_once('.')
                .map_or(0, |(_, fraction)| fraction.len())
        };
        assert!(
            amounts.iter().all(|value| fraction(value) == digits),
            "{location}: {amounts:?}"
        );
    }
}

#[test]
fn the_berlin_architects_about_twelve_thousand_overdue_can_be_found() {
    let today = &NOW[..10];
    let architects: Vec<&Value> = located("Canary Wharf")
        .filter(|row| {
            let company = row["CoworkerCompanyName"].as_str().unwrap_or_default();
            company.contains("Berlin") && company.contains("Archite")
        })
        .collect();
    let overdue = |row: &Value| {
        row["Status"] == 1
            && row["DueDate"]
                .as_str()
                .is_some_and(|due| &due[..10] < today)
    };
    let about = |row: &Value| {
        row["Value"]
            .as_f64()
            .is_some_and(|value| (11_000.0..13_000.0).contains(&value))
    };
    assert_eq!(
        architects
            .iter()
            .filter(|row| overdue(row) && about(row))
            .count(),
        3
    );
    assert!(
        architects.len() > 3,
        "the search must have something to narrow"
    );
}

#[test]
fn follow_ups_are_overdue_today_later_and_missing() {
    let today = &NOW[..10];
    let open: Vec<Option<&str>> = generated()
        .filter(|row| row["Status"] == 1)
        .map(|row| row["DueDate"].as_str())
        .collect();
    let count = |wanted: fn(&str, &str) -> bool| {
        open.iter()
            .flatten()
            .filter(|due| wanted(&due[..10], today))
            .count()
    };
    assert!(count(|due, today| due < today) > 20);
    assert!(count(|due, today| due == today) > 5);
    assert!(count(|due, today| due > today) > 20);
    assert!(open.iter().filter(|due| due.is_none()).count() > 20);
}

#[test]
fn the_same_seed_and_clock_give_the_same_bytes() {
    let list = |seed| {
        let client = Client::with(|arguments| arguments.seed = seed);
        client.admin(&format!("{LIST}?size=1000&page=3")).text()
    };
    assert!(list(7) == list(7));
    assert!(list(7) != list(8));
}

#[test]
fn awkward_records_are_the_same_under_every_seed() {
    let record = |seed| {
        Client::with(|arguments| arguments.seed = seed)
            .admin(&format!("{LIST}/1"))
            .text()
    };
    assert_eq!(record(7), record(8));
}
