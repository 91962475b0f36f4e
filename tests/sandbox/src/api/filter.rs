//! One filter of a list, and the values it compares.

use std::cmp::Ordering;

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use serde_json::Value;

use super::query::{field, plain};
use crate::data::document::{Document, Json};

/// What a field of a row must be.
#[derive(Debug)]
pub struct Filter {
    field: String,
    /// How its value is compared.
    pub test: Test,
}

/// How a value is compared; borders belong to ranges.
#[derive(Debug)]
pub enum Test {
    /// With each of these.
    OneOf(Vec<String>),
    /// At least this.
    From(String),
    /// At most this.
    To(String),
}

impl Filter {
    /// `CrmOpportunity_Status=1`, `CrmOpportunity_Id=[1,2]`, `from_CrmOpportunity_DueDate=2026-01-01T00:00`, and, through
    /// related records, `CrmOpportunity_CrmBoardColumn_CrmBoard_Id=7` or without the `_Id`.
    #[must_use]
    pub fn read(name: &str, value: &str, entity: &str) -> Option<Self> {
        let (prefix, rest) = match name.split_once('_') {
            Some((prefix, rest))
                if prefix.eq_ignore_ascii_case("from") || prefix.eq_ignore_ascii_case("to") =>
            {
                (prefix, rest)
            }
            _ => ("", name),
        };
        let (asked, path) = rest.split_once('_')?;
        if !asked.eq_ignore_ascii_case(entity) {
            return None;
        }
        let test = match prefix.to_ascii_lowercase().as_str() {
            "from" => Test::From(value.to_owned()),
            "to" => Test::To(value.to_owned()),
            _ => Test::OneOf(alternatives(value)),
        };
        Some(Self {
            field: path.replace('_', ""),
            test,
        })
    }

    /// The value in a row; a related record goes by its name with or without `Id`.
    #[must_use]
    pub fn value<'a>(&self, row: &'a Document) -> Option<&'a Json> {
        field(row, &self.field).or_else(|| field(row, &format!("{}Id", self.field)))
    }
}

/// A list in brackets is several values, anything else is one.
fn alternatives(value: &str) -> Vec<String> {
    match serde_json::from_str(value) {
        Ok(Value::Array(items)) => items.iter().map(plain).collect(),
        _ => vec![value.to_owned()],
    }
}

impl Test {
    /// Whether a value passes; nothing never does.
    #[must_use]
    pub fn passes(&self, value: &Json) -> bool {
        let Ok(value) = serde_json::from_str::<Value>(value.text()) else {
            return false;
        };
        if value.is_null() {
            return false;
        }
        let text = plain(&value);
        match self {
            // Whether texts are compared whole or in part is unknown.
            Self::OneOf(wanted) => wanted
                .iter()
                .any(|wanted| compare(&text, wanted) == Some(Ordering::Equal)),
            Self::From(bound) => compare(&text, bound).is_some_and(Ordering::is_ge),
            Self::To(bound) => compare(&text, bound).is_some_and(Ordering::is_le),
        }
    }
}

/// As numbers, else as moments, else as texts of any case.
fn compare(left: &str, right: &str) -> Option<Ordering> {
    if let (Ok(left), Ok(right)) = (left.parse::<f64>(), right.parse::<f64>()) {
        return left.partial_cmp(&right);
    }
    match (moment(left), moment(right)) {
        (Some(left), Some(right)) => Some(left.cmp(&right)),
        _ => Some(left.to_lowercase().cmp(&right.to_lowercase())),
    }
}

/// Moments come with and without Z; filters give them as `YYYY-MM-DDTHH:mm`. All are UTC.
fn moment(text: &str) -> Option<NaiveDateTime> {
    let with_zone = DateTime::parse_from_rfc3339(text).map(|moment| moment.naive_utc());
    let plain = || {
        let formats = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"];
        formats
            .iter()
            .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
    };
    let day = || {
        NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .ok()?
            .and_hms_opt(0, 0, 0)
    };
    with_zone.ok().or_else(plain).or_else(day)
}
