//! `GET crm/crmopportunities`: envelope, paging, order, filters, batches.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::client::{RECORDS, SHARED, fixture, keys};

const LIST: &str = "/api/crm/crmopportunities";
const CANARY_WHARF: u64 = 1_414_000_001;

fn envelope(query: &str) -> Value {
    SHARED.admin(&format!("{LIST}?{query}")).json()
}

fn ids(envelope: &Value) -> Vec<u64> {
    envelope["Records"]
        .as_array()
        .unwrap()
        .iter()
        .map(|record| record["Id"].as_u64().unwrap())
        .collect()
}

fn total(query: &str) -> u64 {
    envelope(query)["TotalItems"].as_u64().unwrap()
}

#[test]
fn the_envelope_has_every_member_that_any_documentation_shows() {
    let [older, newer] = [
        "list-envelope.gitbook-2020.json",
        "list-envelope.typed-schema-doc.json",
    ]
    .map(fixture);
    let documented: HashSet<&str> = keys(&older).into_iter().chain(keys(&newer)).collect();
    let envelope = envelope("");
    assert_eq!(
        keys(&envelope).into_iter().collect::<HashSet<_>>(),
        documented
    );
    for key in documented.iter().filter(|key| newer.get(**key).is_some()) {
        let same_kind =
            std::mem::discriminant(&envelope[*key]) == std::mem::discriminant(&newer[*key]);
        assert!(same_kind, "{key}: {}", envelope[*key]);
    }
}

#[test]
fn rows_are_whole_records() {
    let envelope = envelope("CrmOpportunity_Id=87654321");
    assert_eq!(
        envelope["Records"],
        json!([fixture("crmopportunity.seed-doc-example.json")])
    );
}

#[test]
fn the_first_page_has_25_rows() {
    let envelope = envelope("");
    assert_eq!(ids(&envelope).len(), 25);
    let said = [
        "CurrentPage",
        "PageNumber",
        "CurrentPageSize",
        "PageSize",
        "FirstItem",
        "LastItem",
    ]
    .map(|key| &envelope[key]);
    assert_eq!(
        said,
        [
            &json!(1),
            &json!(1),
            &json!(25),
            &json!(25),
            &json!(1),
            &json!(25)
        ]
    );
    assert_eq!(
        (&envelope["HasNextPage"], &envelope["HasPreviousPage"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(envelope["CurrentOrderField"], "Id");
}

#[test]
fn pages_make_the_whole_with_nothing_twice() {
    let distinct: HashSet<u64> = RECORDS
        .iter()
        .map(|record| record["Id"].as_u64().unwrap())
        .collect();
    assert_eq!(distinct.len(), RECORDS.len());
    assert_eq!(RECORDS.len() as u64, total(""));
}

#[test]
fn the_last_page_is_short_and_the_one_after_it_empty() {
    let of_reader = "CrmOpportunity_CrmBoardColumn_CrmBoard_Id=1414000142&size=1";
    assert_eq!(
        total(of_reader),
        1,
        "the board with forty stages holds one record"
    );
    let query = format!(
        "CrmOpportunity_CrmBoardColumnCrmBoardBusinessId={}&size=200",
        CANARY_WHARF + 1
    );
    let last = envelope(&format!("{query}&page=2"));
    assert_eq!(ids(&last).len(), 100);
    assert_eq!(
        (&last["FirstItem"], &last["LastItem"]),
        (&json!(201), &json!(300))
    );
    assert_eq!(
        (&last["HasNextPage"], &last["HasPreviousPage"]),
        (&json!(false), &json!(true))
    );
    let after = envelope(&format!("{query}&page=3"));
    assert_eq!((ids(&after).len(), &after["TotalItems"]), (0, &json!(300)));
}

#[test]
fn a_page_holds_at_most_a_thousand() {
    assert_eq!(envelope("size=5000")["CurrentPageSize"], 1000);
}

#[test]
fn page_size_and_page_number_are_ignored_as_inputs() {
    let envelope = envelope("PageSize=3&PageNumber=2");
    assert_eq!(
        (&envelope["CurrentPageSize"], &envelope["CurrentPage"]),
        (&json!(25), &json!(1))
    );
}

#[test]
fn the_direction_is_understood_in_all_three_documented_ways() {
    for (dir, number) in [
        ("0", 0),
        ("1", 1),
        ("-1", 1),
        ("ascending", 0),
        ("descending", 1),
        ("Descending", 1),
    ] {
        let envelope = envelope(&format!(
            "orderBy=CreatedOn&dir={dir}&CrmOpportunity_Status=2"
        ));
        let dates: Vec<&str> = envelope["Records"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| r["CreatedOn"].as_str().unwrap())
            .collect();
        let in_order = if number == 0 {
            dates.is_sorted()
        } else {
            dates.iter().rev().is_sorted()
        };
        assert!(in_order, "dir={dir}: {dates:?}");
        assert_eq!(envelope["CurrentSortDirection"], number, "dir={dir}");
    }
}

#[test]
fn ties_are_ordered_by_id() {
    let envelope = envelope("orderBy=Position&size=1000&CrmOpportunity_CrmBoardColumn=1414001000");
    let rows = envelope["Records"].as_array().unwrap().iter();
    let order: Vec<(u64, u64)> = rows
        .map(|row| {
            (
                row["Position"].as_u64().unwrap(),
                row["Id"].as_u64().unwrap(),
            )
        })
        .collect();
    assert!(order.is_sorted());
    let distinct: HashSet<u64> = order.iter().map(|(position, _)| *position).collect();
    assert!(
        distinct.len() > order.len() / 2,
        "hardly any order in {order:?}"
    );
    assert!(
        order.windows(2).any(|pair| pair[0].0 == pair[1].0),
        "no ties in {order:?}"
    );
}

#[test]
fn numbers_are_ordered_as_numbers() {
    let envelope = envelope(
        "orderBy=Value&size=1000&CrmOpportunity_CrmBoardColumnCrmBoardBusinessName=Berlin%20Mitte",
    );
    let values: Vec<f64> = envelope["Records"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|row| row["Value"].as_f64())
        .collect();
    assert!(values.is_sorted() && values.len() > 200);
}

#[test]
fn a_record_can_be_reached_through_its_relations_in_every_documented_form() {
    let expected = RECORDS
        .iter()
        .filter(|row| row["CrmBoardColumnCrmBoardId"] == 1_414_000_101)
        .count() as u64;
    assert!(expected > 100);
    for name in [
        "CrmOpportunity_CrmBoardColumn_CrmBoard_Id",
        "CrmOpportunity_CrmBoardColumn_CrmBoard",
        "CrmOpportunity_CrmBoardColumnCrmBoardId",
    ] {
        assert_eq!(total(&format!("{name}=1414000101")), expected, "{name}");
    }
}

#[test]
fn a_customers_other_opportunities_are_found() {
    assert_eq!(
        ids(&envelope("CrmOpportunity_Coworker=1415950089")),
        [89, 90]
    );
}

#[test]
fn filters_narrow_together() {
    let expected = RECORDS
        .iter()
        .filter(|row| row["Status"] == 2 && row["LeadSource"] == 19)
        .count() as u64;
    assert!(expected > 0);
    assert_eq!(
        total("CrmOpportunity_Status=2&CrmOpportunity_LeadSource=19"),
        expected
    );
}

#[test]
fn a_customers_name_can_be_asked_for() {
    let rows = envelope("CrmOpportunity_Coworker_FullName=ingrid%20meyer");
    assert_eq!(ids(&rows), [1, 4]);
}

#[test]
fn ranges_of_dates_hold_their_borders() {
    let within = |row: &&Value| {
        let due = row["DueDate"].as_str().unwrap_or_default();
        // Texts of one form compare like moments.
        due.len() == 20 && ("2026-03-01T00:00:00Z"..="2026-03-08T00:00:00Z").contains(&due)
    };
    let expected = RECORDS.iter().filter(within).count() as u64;
    assert!(expected > 10);
    let range =
        "from_CrmOpportunity_DueDate=2026-03-01T00:00&to_CrmOpportunity_DueDate=2026-03-08T00:00";
    assert_eq!(
        total(&format!("{range}&CrmOpportunity_IsNew=false")),
        expected
    );
}

#[test]
fn ranges_of_numbers_hold_their_borders() {
    let ids = ids(&envelope(
        "from_CrmOpportunity_Value=-3500&to_CrmOpportunity_Value=0",
    ));
    assert_eq!(ids, [24, 25, 37], "negative, zero, negative zero");
}

#[test]
fn an_unknown_filter_is_ignored() {
    assert_eq!(total("CrmOpportunity_Colour=red&Foo=bar"), total(""));
}

#[test]
fn a_filter_on_ids_answers_an_envelope() {
    assert_eq!(
        ids(&envelope("CrmOpportunity_Id=[2,87654321,999]")),
        [2, 87_654_321]
    );
}

#[test]
fn a_batch_answers_a_bare_array_in_the_order_asked() {
    let client = &*SHARED;
    for path in [
        format!("{LIST}/?id=[87654321,999,2]"),
        format!("{LIST}?id=%5B87654321%2C999%2C2%5D"),
    ] {
        let batch = client.admin(&path).json();
        let ids: Vec<_> = batch
            .as_array()
            .unwrap()
            .iter()
            .map(|record| record["Id"].as_u64().unwrap())
            .collect();
        assert_eq!(ids, [87_654_321, 2], "{path}");
    }
}
