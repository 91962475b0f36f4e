//! `POST token`: what a sign-in or a refresh answers.

use crate::crm::field::Field;

use super::json::Object;
use super::read::{integer, text};
use super::unreadable::Unreadable;

/// A successful sign-in or refresh.
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    /// The bearer token.
    pub access_token: String,
    /// How many seconds it counts from now; the API's documentation warns not to assume a constant.
    pub expires_in: Option<i64>,
    /// What the next refresh needs.
    pub refresh_token: Option<String>,
}

/// A refused sign-in or refresh, in OAuth's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TokenError {
    /// The code, such as `invalid_grant`; empty if none arrived.
    pub error: String,
    /// The API's sentence, if it sent one.
    pub error_description: Option<String>,
}

impl TokenError {
    /// Whether the code or the sentence is, or contains, this code: which of the two carries it is not documented.
    pub fn mentions(&self, code: &str) -> bool {
        self.error.contains(code)
            || self
                .error_description
                .as_ref()
                .is_some_and(|text| text.contains(code))
    }
}

/// Reads a successful answer: a JSON object with an `access_token`.
///
/// # Errors
/// The body is something else; says what.
pub fn token(body: &str) -> Result<Token, Unreadable> {
    let unreadable = || Unreadable::classify(body);
    let record = Object::parse(body.trim_start_matches('\u{FEFF}')).ok_or_else(unreadable)?;
    Ok(Token {
        access_token: owned(text(record.get("access_token"))).ok_or_else(unreadable)?,
        expires_in: integer(record.get("expires_in")).set().copied(),
        refresh_token: owned(text(record.get("refresh_token"))),
    })
}

/// Reads a refusal; whatever else arrived is a refusal without a code.
pub fn token_error(body: &str) -> TokenError {
    let Some(record) = Object::parse(body.trim_start_matches('\u{FEFF}')) else {
        return TokenError::default();
    };
    TokenError {
        error: owned(text(record.get("error"))).unwrap_or_default(),
        error_description: owned(text(record.get("error_description"))),
    }
}

fn owned(field: Field<String>) -> Option<String> {
    match field {
        Field::Set(text) => Some(text),
        Field::NotSet | Field::Unreadable(_) => None,
    }
}
