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

#[cfg(test)]
mod tests {
    use super::*;

    const GRANTED: &str = include_str!("../../../tests/fixtures/token-success.doc-example.json");
    const REFUSED: &str =
        include_str!("../../../tests/fixtures/token-error-bad-credentials.doc-example.json");
    const NO_REFRESH: &str =
        include_str!("../../../tests/fixtures/token-error-bad-refresh.gitbook-2020.json");

    fn read(body: &str) -> Result<(String, Option<i64>, Option<String>), Unreadable> {
        token(body).map(|token| (token.access_token, token.expires_in, token.refresh_token))
    }

    #[test]
    fn reads_the_documented_answers() {
        let access_token = "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9...".to_owned();
        assert_eq!(
            read(GRANTED),
            Ok((access_token, Some(604_799), Some("8xLOxBtZp8".to_owned())))
        );
        let refused = token_error(REFUSED);
        assert_eq!(refused.error, "invalid_grant");
        assert_eq!(
            refused.error_description.as_deref(),
            Some("The user name or password is incorrect.")
        );
        assert_eq!(
            token_error(NO_REFRESH),
            TokenError {
                error: "invalid_grant".to_owned(),
                error_description: None
            }
        );
    }

    #[test]
    fn lifetime_and_refresh_token_may_be_missing_or_text() {
        let bare = |expires_in| Ok(("a".to_owned(), expires_in, None));
        assert_eq!(read(r#"{"access_token":"a"}"#), bare(None));
        assert_eq!(
            read(r#"{"access_token":"a","expires_in":"86400","refresh_token":null}"#),
            bare(Some(86_400))
        );
        assert_eq!(
            read(r#"{"access_token":"a","expires_in":"soon"}"#),
            bare(None)
        );
    }

    #[test]
    fn no_token_is_no_success() {
        assert_eq!(read(r#"{"access_token":""}"#), Err(Unreadable::OtherObject));
        assert_eq!(read(REFUSED), Err(Unreadable::OtherObject));
        assert_eq!(read("<html>"), Err(Unreadable::WebPage));
    }

    #[test]
    fn a_code_counts_wherever_it_stands() {
        let in_description =
            r#"{"error":"invalid_grant","error_description":"two_factor_auth_check"}"#;
        assert!(token_error(in_description).mentions("two_factor_auth_check"));
        assert!(
            token_error(r#"{"error":"two_factor_auth_check"}"#).mentions("two_factor_auth_check")
        );
        assert!(!token_error(REFUSED).mentions("two_factor_auth_check"));
        assert_eq!(token_error("Bad gateway"), TokenError::default());
    }
}
