//! The outcome of an opportunity (the API's `eCrmOpportunityStatus`); not its stage, which is where it stands on the board.

use std::borrow::Cow;

use super::code::{self, Entry, entry};

/// The outcome of an opportunity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Still open.
    InProgress,
    /// Won.
    Won,
    /// Lost.
    Lost,
    /// A number the API does not list; never 0, which means "not set".
    Unknown(i64),
}

/// Every status the API lists.
pub static TABLE: [Entry; 3] = [
    entry(1, "InProgress", "In progress"),
    entry(2, "Won", "Won"),
    entry(3, "Lost", "Lost"),
];

impl Status {
    /// The status with this number.
    pub const fn from_code(code: i64) -> Self {
        match code {
            1 => Self::InProgress,
            2 => Self::Won,
            3 => Self::Lost,
            other => Self::Unknown(other),
        }
    }

    /// The number the API has for it.
    pub const fn code(self) -> i64 {
        match self {
            Self::InProgress => 1,
            Self::Won => 2,
            Self::Lost => 3,
            Self::Unknown(code) => code,
        }
    }

    /// What people read; "Unknown (7)" for a number that is not listed.
    pub fn label(self) -> Cow<'static, str> {
        code::label(&TABLE, self.code())
    }

    /// Whether it is over: won or lost.
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Won | Self::Lost)
    }
}
