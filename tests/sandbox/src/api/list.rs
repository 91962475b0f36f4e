//! What lists answer: an envelope with one page, or the bare records of a batch.

use std::borrow::Cow;

use axum::http::StatusCode;
use axum::response::Response;

use super::answer;
use super::query::Query;
use crate::data::document::{Document, Json};

/// Answers a list of an entity. Rows are whole records: that lists may leave out "collection properties" is documented,
/// which of them for an opportunity is not.
#[must_use]
pub fn answer(entity: &str, query: Option<String>, rows: Vec<Cow<'_, Document>>) -> Response {
    let query = Query::read(&query.unwrap_or_default(), entity);
    let body = match &query.batch {
        Some(ids) => batch(ids, &rows).to_string(),
        None => envelope(&query, rows).to_string(),
    };
    answer::json(StatusCode::OK, body)
}

/// `?id=[1,2,3]` answers a bare array (documented); Ids that do not exist are left out.
fn batch(ids: &[u64], rows: &[Cow<'_, Document>]) -> Json {
    let find = |id: &u64| {
        rows.iter().find(|row| {
            row.get("Id")
                .is_some_and(|text| text.text() == id.to_string())
        })
    };
    Json::array(ids.iter().filter_map(find))
}

/// Every member that any documentation shows.
fn envelope(query: &Query, rows: Vec<Cow<'_, Document>>) -> Document {
    let rows = query.select(rows);
    let total = rows.len();
    let start = (query.page - 1).saturating_mul(query.size).min(total);
    let end = start.saturating_add(query.size).min(total);
    let pages = total.div_ceil(query.size);
    let first = if start < end { start + 1 } else { 0 };
    let last = if start < end { end } else { 0 };
    Document::default()
        .with("Records", Json::array(&rows[start..end]))
        .with("CurrentPageSize", query.size as u64)
        .with("CurrentPage", query.page as u64)
        .with("CurrentOrderField", query.order_by.as_str())
        .with("CurrentSortDirection", u64::from(query.descending))
        .with("FirstItem", first as u64)
        .with("HasNextPage", query.page < pages)
        .with("HasPreviousPage", query.page > 1)
        .with("LastItem", last as u64)
        .with("PageNumber", query.page as u64)
        .with("PageSize", query.size as u64)
        .with("TotalItems", total as u64)
        .with("TotalPages", pages as u64)
}
