//! Who asks: the session, as `sessionStorage["opportune.session"]` holds it.

use crate::nexudus::wire::json::{self, Object};
use crate::nexudus::wire::read::{integer, text};

/// The key of the session in `sessionStorage`; `boot.js` and measuring tools read it there.
pub const KEY: &str = "opportune.session";

/// The key beside it of which account has signed in; nothing for a pasted token.
pub const ACCOUNT: &str = "opportune.account";

/// The tokens of a signed-in visitor. A missing key is null, unknown keys are ignored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// Sent as `Authorization: Bearer …`.
    pub access_token: String,
    /// Milliseconds since 1970 UTC by the visitor's clock; unknown for a pasted token.
    pub expires_at: Option<i64>,
    /// Buys the next access token; none for a pasted token.
    pub refresh_token: Option<String>,
    /// Sent as the header `client_id` on signing in, and again on renewal.
    pub client_id: Option<String>,
}

/// A session is renewed when so much of it is left, in milliseconds, or a fifth of it if that is less.
const RENEWAL_MS: i64 = 60_000;

impl Session {
    /// Whether it is time to renew it, and there is a way to: `granted_ms` is when it began, where that is known.
    pub fn ends_soon(&self, granted_ms: Option<i64>, now_ms: i64) -> bool {
        let Some(end) = self.expires_at.filter(|_| self.refresh_token.is_some()) else {
            return false;
        };
        let margin = granted_ms.map_or(RENEWAL_MS, |granted| {
            (end.saturating_sub(granted) / 5).clamp(0, RENEWAL_MS)
        });
        end.saturating_sub(now_ms) <= margin
    }

    /// A session around a token made elsewhere: it lives as long as the API accepts it.
    /// Takes what people paste: surrounding space, the word `Bearer`, quotation marks.
    pub fn from_pasted(text: &str) -> Option<Self> {
        let text = text.trim().trim_matches(['"', '\'']);
        let text = match text.get(..7) {
            Some(word) if word.eq_ignore_ascii_case("bearer ") => text[7..].trim(),
            _ => text,
        };
        let sendable = !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic());
        sendable.then(|| Self {
            access_token: text.to_owned(),
            ..Self::default()
        })
    }

    /// Reads what is stored; anything without a token is no session.
    pub fn parse(json: &str) -> Option<Self> {
        let stored = Object::parse(json)?;
        let word = |key| text(stored.get(key)).text().map(str::to_owned);
        Some(Self {
            access_token: word("access_token")?,
            expires_at: integer(stored.get("expires_at")).set().copied(),
            refresh_token: word("refresh_token"),
            client_id: word("client_id"),
        })
    }

    /// Prints what is to be stored.
    pub fn print(&self) -> String {
        let word = |text: Option<&str>| text.map_or_else(|| "null".to_owned(), json::quote);
        format!(
            r#"{{"access_token":{},"expires_at":{},"refresh_token":{},"client_id":{}}}"#,
            word(Some(&self.access_token)),
            self.expires_at
                .map_or_else(|| "null".to_owned(), |ms| ms.to_string()),
            word(self.refresh_token.as_deref()),
            word(self.client_id.as_deref()),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_keys_are_null_and_unknown_ones_ignored() {
        let session = Session::parse(r#"{"access_token":"t","more":[1]}"#).expect("a session");
        assert_eq!(session.access_token, "t");
        assert_eq!(session.expires_at, None);
        assert_eq!(session.refresh_token, None);
        assert_eq!(session.client_id, None);
    }

    #[test]
    fn what_is_printed_parses_to_the_same() {
        let session = Session {
            access_token: "a\"b".to_owned(),
            expires_at: Some(1_763_900_000_000),
            refresh_token: Some("r".to_owned()),
            client_id: Some("c".to_owned()),
        };
        assert_eq!(Session::parse(&session.print()), Some(session));
    }

    #[test]
    fn it_is_renewed_a_minute_before_its_end_or_after_four_fifths() {
        let session = |expires_at, refresh: Option<&str>| Session {
            access_token: "t".to_owned(),
            expires_at,
            refresh_token: refresh.map(str::to_owned),
            client_id: None,
        };
        let hour = session(Some(3_600_000), Some("r"));
        assert!(!hour.ends_soon(Some(0), 3_539_999));
        assert!(hour.ends_soon(Some(0), 3_540_000));
        assert!(hour.ends_soon(None, 3_540_000));
        assert!(hour.ends_soon(None, 9_999_999), "also long after it");
        let ten_seconds = session(Some(10_000), Some("r"));
        assert!(!ten_seconds.ends_soon(Some(0), 7_999));
        assert!(ten_seconds.ends_soon(Some(0), 8_000));
        assert!(!session(None, Some("r")).ends_soon(None, i64::MAX));
        assert!(!session(Some(0), None).ends_soon(None, i64::MAX));
    }

    #[test]
    fn no_token_is_no_session() {
        for json in ["", "null", "{}", r#"{"access_token":""}"#, "{", "[1]"] {
            assert_eq!(Session::parse(json), None, "{json}");
        }
    }

    #[test]
    fn a_pasted_token_loses_what_is_around_it() {
        for text in [
            "abc.DEF-1",
            "  abc.DEF-1\n",
            "Bearer abc.DEF-1",
            "bearer  abc.DEF-1",
            "\"abc.DEF-1\"",
        ] {
            let session = Session::from_pasted(text).expect(text);
            assert_eq!(session.access_token, "abc.DEF-1");
        }
        for text in ["", "   ", "two words", "líne", "a\nb"] {
            assert_eq!(Session::from_pasted(text), None, "{text}");
        }
    }
}
