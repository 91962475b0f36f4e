//! The query of a list: paging, order and filters, as far as they are documented.

use std::borrow::Cow;

use serde_json::Value;

use super::filter::Filter;
use crate::data::document::{Document, Json};

/// "size (default 25)".
const DEFAULT_SIZE: usize = 25;
/// "maximum=1000".
const LARGEST_SIZE: usize = 1000;

/// A read query. What is not understood is ignored, as the API does with `PageSize` ("silently ignored", seen live by a client).
#[derive(Debug)]
pub struct Query {
    /// From 1.
    pub page: usize,
    /// At most 1000.
    pub size: usize,
    /// A field's name as it was asked for.
    pub order_by: String,
    /// Whether the largest comes first.
    pub descending: bool,
    /// `id=[1,2,3]`: a batch, not a list.
    pub batch: Option<Vec<u64>>,
    filters: Vec<Filter>,
}

impl Query {
    /// Reads a query about an entity, for example `CrmOpportunity`.
    #[must_use]
    pub fn read(text: &str, entity: &str) -> Self {
        let mut query = Self {
            page: 1,
            size: DEFAULT_SIZE,
            order_by: "Id".to_owned(),
            descending: false,
            batch: None,
            filters: Vec::new(),
        };
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            match name.to_ascii_lowercase().as_str() {
                "page" => query.page = value.parse().ok().filter(|page| *page > 0).unwrap_or(1),
                "size" => query.size = size(&value),
                "orderby" if !value.is_empty() => query.order_by = value.into_owned(),
                "dir" => query.descending = descending(&value),
                "id" => query.batch = serde_json::from_str(&value).ok(),
                _ => query.filters.extend(Filter::read(&name, &value, entity)),
            }
        }
        query
    }

    /// The rows that pass every filter, in order; ties by Id.
    #[must_use]
    pub fn select<'a>(&self, mut rows: Vec<Cow<'a, Document>>) -> Vec<Cow<'a, Document>> {
        for filter in &self.filters {
            // A field that no row has is no field: the filter is ignored.
            if rows.iter().any(|row| filter.value(row).is_some()) {
                rows.retain(|row| {
                    filter
                        .value(row)
                        .is_some_and(|value| filter.test.passes(value))
                });
            }
        }
        rows.sort_by_cached_key(|row| {
            (
                sort_key(field(row, &self.order_by)),
                sort_key(row.get("Id")),
            )
        });
        if self.descending {
            rows.reverse();
        }
        rows
    }
}

fn size(value: &str) -> usize {
    let asked = value.parse().ok().filter(|size| *size > 0);
    asked.unwrap_or(DEFAULT_SIZE).min(LARGEST_SIZE)
}

/// Documented three ways: `ascending`/`descending` (2019), 1/-1, and 0 ascending / 1 descending (current). Where two
/// of them disagree about 1, the current one counts.
fn descending(dir: &str) -> bool {
    ["descending", "desc", "1", "-1"].contains(&dir.to_ascii_lowercase().as_str())
}

/// The value of a field, named in any case.
#[must_use]
pub fn field<'a>(row: &'a Document, name: &str) -> Option<&'a Json> {
    row.keys()
        .find(|key| key.eq_ignore_ascii_case(name))
        .and_then(|key| row.get(key))
}

/// A text as it is, any other value as its JSON.
#[must_use]
pub fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), ToOwned::to_owned)
}

/// Nothing first, then booleans, numbers, texts.
fn sort_key(value: Option<&Json>) -> (u8, i128, String) {
    match value.and_then(|value| serde_json::from_str(value.text()).ok()) {
        None | Some(Value::Null) => (0, 0, String::new()),
        Some(Value::Bool(value)) => (1, value.into(), String::new()),
        Some(Value::Number(number)) => (2, thousandths(&number), String::new()),
        Some(other) => (3, 0, plain(&other).to_lowercase()),
    }
}

/// Exact for Ids, and for amounts to a thousandth; beyond, as near as the type allows.
fn thousandths(number: &serde_json::Number) -> i128 {
    match number.as_i128() {
        Some(whole) => whole.saturating_mul(1000),
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the cast saturates, which keeps the order"
        )]
        None => number.as_f64().map_or(0, |value| (value * 1000.0) as i128),
    }
}
