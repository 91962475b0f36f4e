//! What the API's enums have in common: a number, the API's name for it, and our word.

use std::borrow::Cow;

/// One member of an enum of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The number the API sends.
    pub code: i64,
    /// The API's name for it.
    pub name: &'static str,
    /// What people read.
    pub label: &'static str,
}

/// One member, in a table row.
pub(super) const fn entry(code: i64, name: &'static str, label: &'static str) -> Entry {
    Entry { code, name, label }
}

/// The label of a code: "Unknown (7)" if the table does not list it.
pub fn label(table: &[Entry], code: i64) -> Cow<'static, str> {
    match table.iter().find(|entry| entry.code == code) {
        Some(entry) => Cow::Borrowed(entry.label),
        None => Cow::Owned(format!("Unknown ({code})")),
    }
}

/// The code the API names so, in any case.
pub fn code_of(table: &[Entry], name: &str) -> Option<i64> {
    table
        .iter()
        .find(|entry| entry.name.eq_ignore_ascii_case(name))
        .map(|entry| entry.code)
}

#[cfg(test)]
mod tests;
