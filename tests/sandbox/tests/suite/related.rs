//! Customers, custom fields, locations, currencies, enums.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::client::{RECORDS, SHARED, fixture, keys, located};

#[test]
fn a_customers_own_record_says_what_the_opportunity_says() {
    let client = &*SHARED;
    let token = client.sign_in("admin");
    for record in located("Tokyo Shibuya") {
        let customer = client
            .get_as(
                &token,
                &format!("/api/spaces/coworkers/{}", record["CoworkerId"]),
            )
            .json();
        assert_eq!(customer["FullName"], record["CoworkerFullName"]);
        assert_eq!(customer["Email"], record["CoworkerEmail"]);
        assert_eq!(customer["CompanyName"], record["CoworkerCompanyName"]);
        assert_eq!(customer["CoworkerType"], record["CoworkerCoworkerType"]);
        for other in ["ReferrerId", "AgentId"]
            .map(|key| &record[key])
            .into_iter()
            .filter(|id| !id.is_null())
        {
            assert_eq!(
                client
                    .get_as(&token, &format!("/api/spaces/coworkers/{other}"))
                    .status,
                StatusCode::OK
            );
        }
    }
}

#[test]
fn some_customers_have_several_opportunities() {
    let mut customers: Vec<_> = RECORDS
        .iter()
        .filter_map(|row| row["CoworkerId"].as_u64())
        .collect();
    let all = customers.len();
    customers.sort_unstable();
    customers.dedup();
    assert!(
        all - customers.len() > 200,
        "{} customers of {all}",
        customers.len()
    );
}

#[test]
fn a_customer_nobody_knows_is_not_found() {
    for id in ["1415950088", "1415999999", "0", "x"] {
        let answer = SHARED.admin(&format!("/api/spaces/coworkers/{id}"));
        assert_eq!(
            (answer.status, answer.json()),
            (StatusCode::NOT_FOUND, json!("Not found")),
            "{id}"
        );
    }
}

#[test]
fn custom_fields_have_definitions_for_every_registered_name_in_use() {
    let client = &*SHARED;
    let definitions = client.all("/api/crm/customfields?CustomField_RecordType=4");
    let known: Vec<String> = definitions
        .iter()
        .map(|definition| definition["Id"].to_string())
        .collect();
    assert_eq!(
        client.all("/api/crm/customfields?CustomField_RecordType=1"),
        [] as [Value; 0]
    );
    let documented = fixture("customfields.doc-example.json");
    let entry_keys = keys(&documented["CustomFields"]["Data"][0]);
    let entries: Vec<&Value> = located("Canary Wharf")
        .filter_map(|row| row["CustomFields"]["Data"].as_array())
        .flatten()
        .collect();
    assert!(entries.len() > 1000);
    for entry in entries {
        assert_eq!(keys(entry), entry_keys);
        let name = entry["Name"].as_str().unwrap();
        assert!(
            name.parse::<u64>().is_err() || known.iter().any(|id| id == name),
            "{name}"
        );
        assert!(entry["Value"].is_string() && entry["JsonValue"].is_null());
    }
}

#[test]
fn enums_have_the_documented_shape_and_numbers() {
    let client = &*SHARED;
    let documented = fixture("utils-enums.doc-example.json");
    let tables = fixture("enums.transcribed.json");
    for (name, table) in tables.as_object().unwrap() {
        let members = client
            .admin(&format!("/api/utils/enums?name={name}"))
            .json();
        let members = members.as_array().unwrap();
        assert_eq!(members.len(), table.as_object().unwrap().len());
        for member in members {
            assert_eq!(keys(member), keys(&documented[0]));
            assert_eq!(member["Name"], table[member["Id"].to_string()]);
            assert!(member["Label"].is_string());
        }
    }
    assert_eq!(
        client.admin("/api/utils/enums?name=eNothing").status,
        StatusCode::BAD_REQUEST
    );
}

#[test]
fn each_location_has_one_currency() {
    let client = &*SHARED;
    let expected = [
        ("Canary Wharf", "GBP"),
        ("Berlin Mitte", "EUR"),
        ("Tokyo Shibuya", "JPY"),
        ("Kuwait City Sharq", "KWD"),
    ];
    let locations = client.all("/api/sys/businesses");
    for (location, (name, code)) in locations.iter().zip(expected) {
        assert_eq!(
            (&location["Name"], &location["CurrencyCode"]),
            (&json!(name), &json!(code))
        );
        let currency = client
            .admin(&format!("/api/sys/currencies/{}", location["CurrencyId"]))
            .json();
        assert_eq!(
            keys(&currency),
            keys(&fixture("currency.legacy-doc-example.json"))
        );
        assert_eq!(currency["Code"], code);
        assert_eq!(
            client
                .admin(&format!("/api/sys/businesses/{}", location["Id"]))
                .json(),
            *location
        );
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    for path in [
        "/api/crm/nothing",
        "/api",
        "/api/",
        "/api/crm/crmopportunities/999",
        "/api/crm/crmopportunities/abc",
    ] {
        let answer = SHARED.admin(path);
        assert_eq!(
            (answer.status, answer.json()),
            (StatusCode::NOT_FOUND, json!("Not found")),
            "{path}"
        );
    }
}
