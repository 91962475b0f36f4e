//! The tolerance list, as tables. What a field reads as is seen through the table of what is shown.

use super::*;
use crate::crm::field_table::{ROWS, Shown};
use proptest::prelude::*;
use serde_json::{Map, Value};

const SAMPLE: &str = include_str!("../../../../tests/fixtures/crmopportunity.doc-example.json");
const SKELETON: &str =
    include_str!("../../../../tests/fixtures/crmopportunity.typed-schema-doc.json");
const ENVELOPE: &str = include_str!("../../../../tests/fixtures/list-envelope.gitbook-2020.json");

/// What a row shows, in words.
fn said(shown: &Shown) -> String {
    match shown {
        Shown::NotSet => "not set".to_owned(),
        Shown::Text(text) => format!("text {text}"),
        Shown::LongText(text) => format!("long text {text}"),
        Shown::Label(label) => format!("label {label}"),
        Shown::Email(address) => format!("email {address}"),
        Shown::Link(address) => format!("link {address}"),
        Shown::Number(number) => format!("number {number}"),
        Shown::Money(money) => match &money.currency {
            Field::NotSet => format!("money {}", money.amount.as_str()),
            Field::Set(currency) => {
                format!("money {} {}", money.amount.as_str(), currency.as_str())
            }
            Field::Unreadable(json) => format!("money {} in {json}", money.amount.as_str()),
        },
        Shown::Moment(moment) => {
            format!(
                "{} {}",
                if moment.is_day() { "day" } else { "instant" },
                moment.epoch_ms()
            )
        }
        Shown::Unreadable(json) => format!("unreadable {json}"),
    }
}

/// What every row of the body says, by key.
fn all(body: &str) -> Vec<(&'static str, String)> {
    let record = opportunity(body).unwrap_or_else(|problem| panic!("{problem}: {body}"));
    ROWS.iter()
        .map(|row| (row.key, said(&(row.show)(&record))))
        .collect()
}

fn one(body: &str, key: &str) -> String {
    all(body)
        .into_iter()
        .find(|(own, _)| *own == key)
        .map(|(_, said)| said)
        .unwrap()
}

/// The documentation's sample, with the JSON text of one value replaced; its 51 lines are one key each.
fn sample_with(key: &str, json: &str) -> String {
    let start = format!("\"{key}\": ");
    let mut lines: Vec<String> = SAMPLE.lines().map(str::to_owned).collect();
    let line = lines
        .iter_mut()
        .find(|line| line.starts_with(&start))
        .expect(key);
    let comma = if line.ends_with(',') { "," } else { "" };
    *line = format!("{start}{json}{comma}");
    lines.join("\n")
}

/// Every key with a value that is only its own, and what must be read out of it.
#[rustfmt::skip]
const EACH: [(&str, &str, &str); 51] = [
    ("Name", r#""North wing""#, "text North wing"),
    ("CrmBoardColumnId", "1416693101", "number 1416693101"),
    ("CrmBoardColumnName", r#""Tour booked""#, "text Tour booked"),
    ("CrmBoardColumnCrmBoardId", "102", "number 102"),
    ("CrmBoardColumnCrmBoardName", r#""New business""#, "text New business"),
    ("CrmBoardColumnCrmBoardBusinessId", "103", "number 103"),
    ("CrmBoardColumnCrmBoardBusinessName", r#""Canary Wharf""#, "text Canary Wharf"),
    ("CrmBoardColumnCrmBoardBusinessCurrencyId", "104", "number 104"),
    ("CrmBoardColumnCrmBoardBusinessCurrencyCode", r#"" gbp ""#, "text GBP"),
    ("CoworkerId", "105", "number 105"),
    ("CoworkerFullName", r#""Ada Lovelace""#, "text Ada Lovelace"),
    ("CoworkerCoworkerType", "2", "label Company"),
    ("CoworkerCompanyName", r#""Analytical Engines""#, "text Analytical Engines"),
    ("CoworkerEmail", r#""ada@example.com""#, "email ada@example.com"),
    ("TeamId", "106", "number 106"),
    ("TeamName", r#""Engine room""#, "text Engine room"),
    ("TeamDescription", r#""Two\nlines""#, "long text Two\nlines"),
    ("TeamProfileWebsite", r#""https://example.com/team""#, "link https://example.com/team"),
    ("OpportunityTypeId", "107", "number 107"),
    ("OpportunityTypeName", r#""Hot desk""#, "text Hot desk"),
    ("ResponsibleId", "108", "number 108"),
    ("ResponsibleFullName", r#""Charles Babbage""#, "text Charles Babbage"),
    ("ReferrerId", "109", "label #109"),
    ("AgentId", "110", "label #110"),
    ("Notes", r#""Wants\r\na window""#, "long text Wants\r\na window"),
    ("Completed", "true", "label Yes"),
    ("DueDate", r#""2025-01-20T00:00:00Z""#, "day 1737331200000"),
    ("Value", "856.06", "money 856.06"),
    ("Reminded", "true", "label Yes"),
    ("LeadSource", "14", "label LinkedIn"),
    ("LossReason", "14", "label Not the right fit"),
    ("Status", "1", "label In progress"),
    ("WonOn", r#""2025-01-16T10:00:00Z""#, "instant 1737021600000"),
    ("LostOn", r#""2025-01-17T10:00:00Z""#, "instant 1737108000000"),
    ("CrmUpdatedOn", r#""2025-01-18T10:00:00Z""#, "instant 1737194400000"),
    ("Position", "7", "number 7"),
    ("UtmSource", r#""google""#, "text google"),
    ("UtmMedium", r#""cpc""#, "text cpc"),
    ("UtmCampaign", r#""spring-tours""#, "text spring-tours"),
    ("UtmContent", r#""blue button""#, "text blue button"),
    ("UtmTerm", r#""hot desk london""#, "text hot desk london"),
    ("Id", "9223372036854775807", "number 9223372036854775807"),
    ("UpdatedOn", r#""2025-01-19T10:00:00Z""#, "instant 1737280800000"),
    ("CreatedOn", r#""2025-01-13T10:00:00Z""#, "instant 1736762400000"),
    ("UniqueId", r#""b1b2c3d4-e5f6-7890-abcd-ef1234567890""#, "text b1b2c3d4-e5f6-7890-abcd-ef1234567890"),
    ("UpdatedBy", r#""host@example.com""#, "email host@example.com"),
    ("IsNew", "true", "label Yes"),
    ("SystemId", r#""{ metadata: { id: 887766 } }""#, "text { metadata: { id: 887766 } }"),
    ("ToStringText", r#""North wing (Ada)""#, "text North wing (Ada)"),
    ("LocalizationDetails", r#"{"en": 1}"#, r#"text {"en": 1}"#),
    ("CustomFields", r#"{"Data":[{"Name":"1","Value":"x"}]}"#, "number 1"),
];

/// Asserts that the record says the same as the sample, but for one key.
fn assert_differs_only_in(key: &str, json: &str, expected: &str) {
    for ((own, now), (_, before)) in all(&sample_with(key, json)).into_iter().zip(all(SAMPLE)) {
        assert_eq!(
            now,
            if own == key { expected } else { &before },
            "{own} when {key} is {json}"
        );
    }
}

#[test]
fn reads_the_documentations_sample() {
    let set: Vec<_> = all(SAMPLE)
        .into_iter()
        .filter(|(_, said)| said != "not set")
        .collect();
    #[rustfmt::skip]
    let expected = [
        ("Position", "number 0"), ("Completed", "label No"), ("Reminded", "label No"),
        ("CreatedOn", "instant 1736496000000"), ("UpdatedOn", "instant 1736937000000"),
        ("UpdatedBy", "email admin@example.com"), ("Id", "number 87654321"),
        ("UniqueId", "text a1b2c3d4-e5f6-7890-abcd-ef1234567890"), ("IsNew", "label No"),
        ("ToStringText", "text CrmOpportunity Example"),
    ];
    assert_eq!(set, expected.map(|(key, said)| (key, said.to_owned())));
}

#[test]
fn every_key_reaches_its_own_field() {
    for (key, json, expected) in EACH {
        assert_differs_only_in(key, json, expected);
    }
}

#[test]
fn the_type_skeleton_opens() {
    assert_eq!(one(SKELETON, "DueDate"), r#"unreadable "<string>""#);
    assert_eq!(one(SKELETON, "LeadSource"), "label Unknown (123)");
    assert_eq!(one(SKELETON, "CustomFields"), "not set");
}

#[test]
fn one_bad_field_never_loses_the_other_fifty() {
    let never_understood = [r#"{"a":{"b":[1,2,{"c":null}]}}"#, "[1]", "[]", "{}"];
    for (key, ..) in EACH {
        for json in never_understood {
            match key {
                "LocalizationDetails" => assert_differs_only_in(key, json, &format!("text {json}")),
                "CustomFields" => drop(all(&sample_with(key, json))),
                _ => assert_differs_only_in(key, json, &format!("unreadable {json}")),
            }
        }
        if key != "Id" {
            assert_eq!(one(&sample_with(key, "null"), key), "not set", "{key}");
        }
    }
}

#[test]
fn tolerates_what_the_api_is_known_or_rumoured_to_send() {
    #[rustfmt::skip]
    let table = [
        // Blank is not set; a number is text; the text itself is kept as it is.
        ("Name", r#""""#, "not set"), ("Name", r#"" \t\n""#, "not set"), ("Name", "12.50", "text 12.50"),
        ("Name", "true", "unreadable true"), ("Name", r#""  a ""#, "text   a "),
        ("Name", r#""null""#, "text null"), ("Name", r#""\u0000""#, "text \u{0}"),
        // Lone surrogates, alone, in pairs the wrong way round, beside whole ones.
        ("Name", r#""a\ud83db""#, "text a\u{FFFD}b"), ("Name", r#""\ude00\ud83d""#, "text \u{FFFD}\u{FFFD}"),
        ("Name", r#""\ud83d\ud83d\ude00""#, "text \u{FFFD}\u{1F600}"), ("Name", r#""\udfff""#, "text \u{FFFD}"),
        ("Name", r#""퟿\ud7ff\ue000""#, "text \u{D7FF}\u{D7FF}\u{E000}"),
        // Ids.
        ("TeamId", "0", "not set"), ("TeamId", r#""1416693192""#, "number 1416693192"), ("TeamId", "12.0", "number 12"),
        ("TeamId", "9223372036854775807", "number 9223372036854775807"), ("TeamId", "1.2e1", "number 12"),
        ("TeamId", "9223372036854775808", "unreadable 9223372036854775808"), ("TeamId", "1.5", "unreadable 1.5"),
        ("TeamId", r#""twelve""#, r#"unreadable "twelve""#), ("TeamId", "true", "unreadable true"),
        ("Position", "0", "number 0"), ("Position", "-3", "number -3"), ("Position", r#"" 007 ""#, "number 7"),
        ("Id", r#""87654322""#, "number 87654322"), ("Id", "-1", "unreadable -1"), ("Id", r#""x""#, r#"unreadable "x""#),
        ("Id", "null", "not set"), ("Id", "0", "not set"),
        // Flags.
        ("Completed", r#""true""#, "label Yes"), ("Completed", r#""False""#, "label No"), ("Completed", "1", "label Yes"),
        ("Completed", r#""0""#, "label No"), ("Completed", "2", "unreadable 2"), ("Completed", r#""yes""#, r#"unreadable "yes""#),
        // Enums.
        ("Status", "0", "not set"), ("Status", r#""2""#, "label Won"), ("Status", r#""lost""#, "label Lost"),
        ("Status", "7", "label Unknown (7)"), ("Status", r#""7""#, "label Unknown (7)"), ("Status", "-1", "label Unknown (-1)"),
        ("Status", r#""Pending""#, r#"unreadable "Pending""#), ("Status", "true", "unreadable true"),
        ("LeadSource", "3", "label Unknown (3)"), ("LeadSource", "1.0", "label Web"), ("LossReason", "0", "not set"),
        ("CoworkerCoworkerType", r#""Company""#, "label Company"), ("CoworkerCoworkerType", r#""1""#, "label Individual"),
        ("CoworkerCoworkerType", "0", "not set"), ("CoworkerCoworkerType", "3", "label Unknown (3)"),
        // Money: every digit.
        ("Value", "0", "money 0"), ("Value", "-0", "money 0"), ("Value", "-1234.50", "money -1234.50"),
        ("Value", r#""856.060""#, "money 856.060"), ("Value", "1e3", "money 1000"), ("Value", "1.5E-3", "money 0.0015"),
        ("Value", "123456789012345678901234567890.12", "money 123456789012345678901234567890.12"),
        ("Value", "1e400", "unreadable 1e400"), ("Value", r#""£12""#, r#"unreadable "£12""#),
        ("Value", r#""1,234.50""#, r#"unreadable "1,234.50""#), ("Value", "false", "unreadable false"),
        ("CrmBoardColumnCrmBoardBusinessCurrencyCode", r#""EURO""#, r#"unreadable "EURO""#),
        ("CrmBoardColumnCrmBoardBusinessCurrencyCode", r#""€""#, r#"unreadable "€""#),
        ("CrmBoardColumnCrmBoardBusinessCurrencyCode", "826", "unreadable 826"),
        // Dates.
        ("DueDate", r#""2025-01-20T00:00:01Z""#, "instant 1737331201000"), ("DueDate", r#""2025-01-20""#, "day 1737331200000"),
        ("WonOn", r#""2025-01-20T00:00:00Z""#, "instant 1737331200000"), ("WonOn", r#""0001-01-01T00:00:00""#, "not set"),
        ("WonOn", r#""2022-05-13T20:55:44.5515198""#, "instant 1652475344551"), ("WonOn", "1737331200000", "unreadable 1737331200000"),
        ("WonOn", r#""yesterday""#, r#"unreadable "yesterday""#),
        // Only a checked address is a link.
        ("TeamProfileWebsite", r#""javascript:alert(1)""#, "text javascript:alert(1)"),
        ("TeamProfileWebsite", r#""www.example.com""#, "text www.example.com"),
        ("UpdatedBy", r#""the system""#, "text the system"),
        // Custom fields.
        ("CustomFields", r#"{"Data":null}"#, "not set"), ("CustomFields", r#"{"Data":[]}"#, "not set"),
        ("CustomFields", r#"[{"Name":"a"}]"#, "number 1"), ("CustomFields", "12", "unreadable 12"),
        ("CustomFields", r#"{"Data":"x"}"#, r#"unreadable {"Data":"x"}"#),
    ];
    for (key, json, expected) in table {
        assert_differs_only_in(key, json, expected);
    }
}

#[test]
fn the_value_is_in_the_currency_of_its_board() {
    let key = "CrmBoardColumnCrmBoardBusinessCurrencyCode";
    for (code, expected) in [
        (r#""kwd""#, "money 12.5 KWD"),
        ("null", "money 12.5"),
        (r#""EURO""#, r#"money 12.5 in "EURO""#),
    ] {
        let body = sample_with(key, code).replace(r#""Value": null"#, r#""Value": 12.5"#);
        assert_eq!(one(&body, "Value"), expected);
    }
}

#[test]
fn reads_custom_fields_one_by_one() {
    let json = r#"{"Data":[
        {"Name":"1414363299","Value":"ABC1234","JsonValue":null,"Type":"string"},
        {"Name":"Seats","Value":12}, {"Name":"Empty","Value":null}, {"Name":"Later","Value":null,"JsonValue":"[1]"},
        {"Value":"nameless"}, "odd", {"Name":"Deep","Value":{"a":1}}]}"#;
    let record = opportunity(&sample_with("CustomFields", &json.replace('\n', " "))).unwrap();
    let fields = record.custom_fields.set().unwrap();
    let read: Vec<_> = fields
        .iter()
        .map(|field| (field.name.as_str(), field.value.clone()))
        .collect();
    let set = |text: &str| Field::Set(text.to_owned());
    let unreadable = |json: &str| Field::Unreadable(json.to_owned());
    #[rustfmt::skip]
    let expected = [
        ("1414363299", set("ABC1234")), ("Seats", set("12")), ("Empty", Field::NotSet), ("Later", set("[1]")),
        ("", set("nameless")), ("", unreadable(r#""odd""#)), ("Deep", unreadable(r#"{"a":1}"#)),
    ];
    assert_eq!(read, expected);
}

#[test]
fn tolerates_odd_objects() {
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    #[rustfmt::skip]
    let table = [
        // The last of a repeated key wins, also when it is spelt with escapes.
        (r#"{"Id": 1, "Name": "first", "Name": "last"}"#.to_owned(), "text last"),
        (r#"{"Id": 1, "Name": "first", "N\u0061me": "last"}"#.to_owned(), "text last"),
        (r#"{"Id": 1, "Name": "first", "Name": null}"#.to_owned(), "not set"),
        // Unknown keys, also such as are no text, and a byte order mark.
        (r#"{"Id": 1, "TypeName": {"x": [1]}, "\ud800": 1, "Name": "x"}"#.to_owned(), "text x"),
        ("\u{FEFF}\r\n {\"Id\": 1, \"Name\": \"x\"} \n".to_owned(), "text x"),
        // Keys count in their own case only.
        (r#"{"Id": 1, "name": "x"}"#.to_owned(), "not set"),
        (r#"{"Id": 1}"#.to_owned(), "not set"),
        // Nested deeper than any stack.
        (format!(r#"{{"Id": 1, "Other": {deep}, "Name": "x"}}"#), "text x"),
    ];
    for (body, expected) in table {
        assert_eq!(one(&body, "Name"), expected);
    }
    let body = format!(r#"{{"Id": 1, "Name": {deep}}}"#);
    assert_eq!(one(&body, "Name"), format!("unreadable {deep}"));
    assert_eq!(one(&body, "Id"), "number 1");
}

#[test]
fn says_what_arrived_instead() {
    let cut: Vec<String> = (1..SAMPLE.trim_end().len())
        .filter(|length| SAMPLE.is_char_boundary(*length))
        .map(|length| SAMPLE[..length].to_owned())
        .collect();
    for body in cut {
        assert_eq!(opportunity(&body), Err(Unreadable::CutShort), "{body}");
    }
    #[rustfmt::skip]
    let table = [
        ("", Unreadable::Nothing), (" \n", Unreadable::Nothing), ("\u{FEFF}", Unreadable::Nothing),
        ("<!doctype html><p>Sign in", Unreadable::WebPage), ("\n <html>", Unreadable::WebPage),
        ("[]", Unreadable::List), (r#"[{"Id": 1}]"#, Unreadable::List), ("null", Unreadable::Null),
        (r#""Not found""#, Unreadable::Scalar), ("12", Unreadable::Scalar), ("true", Unreadable::Scalar),
        ("{}", Unreadable::OtherObject), (r#"{"Message": "An error has occurred."}"#, Unreadable::OtherObject),
        (ENVELOPE, Unreadable::OtherObject), (r#"{"Id": 1,}"#, Unreadable::Damaged), (r#"{"Id": 1} x"#, Unreadable::Damaged),
        (r#"{"Id": 01}"#, Unreadable::Damaged), ("{'Id': 1}", Unreadable::Damaged), ("Bad gateway", Unreadable::NoJson),
    ];
    for (body, expected) in table {
        assert_eq!(opportunity(body), Err(expected), "{body}");
    }
}

/// Any JSON value, nested a little.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[-0-9TZ:.e+]{0,24}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("Data|Name|Value|[a-c]", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_values_open_and_keep_to_their_own_field(key in 0..51_usize, value in any_json()) {
        let (key, ..) = EACH[key];
        let mut record: Map<String, Value> = serde_json::from_str(SAMPLE).unwrap();
        record.insert(key.to_owned(), value);
        for ((own, now), (_, before)) in all(&Value::Object(record).to_string()).into_iter().zip(all(SAMPLE)) {
            prop_assert!(own == key || now == before, "{} changed with {}", own, key);
        }
    }

    #[test]
    fn any_bytes_have_an_answer(at in 0..SAMPLE.len(), cut in 0..40_usize, bytes in prop::collection::vec(any::<u8>(), 0..20)) {
        let mut body = SAMPLE.as_bytes().to_vec();
        body.splice(at..(at + cut).min(SAMPLE.len()), bytes.clone());
        for body in [&body, &bytes] {
            let body = String::from_utf8_lossy(body);
            if let Ok(record) = opportunity(&body) {
                for row in &ROWS {
                    said(&(row.show)(&record));
                }
            }
            drop(super::super::list::records(&body));
            drop(super::super::token::token(&body));
            drop(super::super::me::me(&body));
            drop(super::super::coworker::coworker(&body));
            drop(super::super::stage::stage(&body));
            drop(super::super::history::history_row(&body));
            drop(super::super::custom_field::custom_field_definition(&body));
            super::super::token::token_error(&body);
        }
    }
}
