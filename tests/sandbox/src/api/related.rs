//! What opportunities refer to: customers, custom fields, locations, currencies, and the names of enum numbers.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Map, Value, json};

use super::answer::{self, Refusal};
use super::caller::Caller;
use super::list;
use crate::app::Sandbox;
use crate::data::custom_fields;
use crate::data::place_documents::{currency_document, location_document};
use crate::data::places::locations;

/// One customer.
///
/// # Errors
/// Without `Coworker-Read`.
pub async fn show_coworker(
    caller: Caller,
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    caller.must_have("Coworker-Read")?;
    let found = id.parse().ok().and_then(|id| sandbox.data.coworker(id));
    Ok(answer::record(found, &id).await)
}

/// The definitions of custom fields; `CustomField_RecordType=4` gives those of opportunities.
///
/// # Errors
/// Without `CustomField-List`.
pub async fn list_custom_fields(
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    caller.must_have("CustomField-List")?;
    Ok(list::answer(
        "CustomField",
        query,
        custom_fields::definitions().map(Cow::Owned).collect(),
    ))
}

/// The locations.
///
/// # Errors
/// Without `Business-List`.
pub async fn list_businesses(
    caller: Caller,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    caller.must_have("Business-List")?;
    Ok(list::answer(
        "Business",
        query,
        locations()
            .iter()
            .map(location_document)
            .map(Cow::Owned)
            .collect(),
    ))
}

/// One location.
///
/// # Errors
/// Without `Business-Read`.
pub async fn show_business(caller: Caller, Path(id): Path<String>) -> Result<Response, Refusal> {
    caller.must_have("Business-Read")?;
    Ok(answer::record(locations().iter().map(location_document), &id).await)
}

/// One currency.
///
/// # Errors
/// Without `Currency-Read`.
pub async fn show_currency(caller: Caller, Path(id): Path<String>) -> Result<Response, Refusal> {
    caller.must_have("Currency-Read")?;
    Ok(answer::record(
        locations()
            .iter()
            .map(|location| currency_document(&location.currency)),
        &id,
    )
    .await)
}

/// The tables of the documentation: by name, the name of each number.
static ENUMS: LazyLock<Map<String, Value>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../fixtures/enums.transcribed.json"))
        .expect("the fixture is a JSON object: it is compiled in")
});

/// `utils/enums?name=`: "array of { Id, Name, Label }", "400 for an unknown name" (documented; the body of that 400 is not).
pub async fn list_enum(_: Caller, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let name = form_urlencoded::parse(query.as_bytes())
        .find(|(key, _)| key == "name")
        .map(|(_, value)| value);
    let Some(table) = name
        .and_then(|name| ENUMS.get(&*name))
        .and_then(Value::as_object)
    else {
        return answer::json(
            StatusCode::BAD_REQUEST,
            answer::validation_error("name", "is not known"),
        );
    };
    let mut members: Vec<(u64, &str)> = table
        .iter()
        .filter_map(|(id, name)| Some((id.parse().ok()?, name.as_str()?)))
        .collect();
    members.sort_unstable();
    let members = members
        .into_iter()
        .map(|(id, name)| json!({ "Id": id, "Name": name, "Label": label(name) }));
    answer::json(StatusCode::OK, members.collect::<Value>().to_string())
}

/// "Human-readable label": the words of the name.
fn label(name: &str) -> String {
    let mut label = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !label.is_empty() {
            label.push(' ');
            label.extend(letter.to_lowercase());
        } else {
            label.push(letter);
        }
    }
    label
}
