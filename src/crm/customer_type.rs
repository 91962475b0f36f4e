//! What kind of customer it is (the API's `eCoworkerRecordType`).

use std::borrow::Cow;

use super::code::{self, Entry, entry};

/// What kind of customer it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CustomerType(
    /// The number the API sent; never 0, which means "not set".
    pub i64,
);

impl CustomerType {
    /// What people read; "Unknown (7)" for a number that is not listed.
    pub fn label(self) -> Cow<'static, str> {
        code::label(&TABLE, self.0)
    }
}

/// Both kinds the API lists.
pub static TABLE: [Entry; 2] = [
    entry(1, "Individual", "Individual"),
    entry(2, "Company", "Company"),
];
