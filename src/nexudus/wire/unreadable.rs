//! A body that is not the thing asked for, told apart by what it is instead.

use std::fmt;

use super::json::{self, Fault};

/// What arrived instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// No bytes, or only blank ones.
    Nothing,
    /// HTML: a login page, a proxy's error page, or this app itself.
    WebPage,
    /// JSON that ends too early.
    CutShort,
    /// Begins like JSON and goes wrong.
    Damaged,
    /// Anything else that is not JSON.
    NoJson,
    /// An array.
    List,
    /// `null`.
    Null,
    /// A string, number, true or false.
    Scalar,
    /// An object of another kind.
    OtherObject,
}

impl Unreadable {
    /// Says what a body is that could not be read as what was asked for.
    pub(super) fn classify(body: &str) -> Self {
        let body = body.trim_start_matches('\u{FEFF}').trim_start();
        let Some(first) = body.bytes().next() else {
            return Self::Nothing;
        };
        if first == b'<' {
            return Self::WebPage;
        }
        match json::value(body) {
            Err(Fault::CutShort) => Self::CutShort,
            Err(Fault::Damaged) if matches!(first, b'{' | b'[' | b'"') => Self::Damaged,
            Err(Fault::Damaged) => Self::NoJson,
            Ok(_) => match first {
                b'{' => Self::OtherObject,
                b'[' => Self::List,
                b'n' => Self::Null,
                _ => Self::Scalar,
            },
        }
    }

    /// What arrived, in one plain sentence.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Nothing => "The answer was empty.",
            Self::WebPage => "A web page arrived instead of data.",
            Self::CutShort => "The answer breaks off in the middle.",
            Self::Damaged => "The answer is damaged: it is not valid JSON.",
            Self::NoJson => "The answer is not JSON.",
            Self::List => "A list arrived instead of a single record.",
            Self::Null => "The answer says “null”: there is no record in it.",
            Self::Scalar => "A bare text or number arrived instead of a record.",
            Self::OtherObject => "The answer is not the kind of record that was asked for.",
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.sentence())
    }
}

impl std::error::Error for Unreadable {}
