//! `GET auth/me`: who is signed in.

use crate::crm::field::Field;

use super::json::Object;
use super::read::{flag, text};
use super::unreadable::Unreadable;

/// Who is signed in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Me {
    /// Full name.
    pub full_name: Field<String>,
    /// Mail address.
    pub email: Field<String>,
    /// Whether the user is an administrator.
    pub is_admin: Field<bool>,
}

/// Reads who is signed in: a JSON object with a name or a mail address.
///
/// # Errors
/// The body is something else; says what.
pub fn me(body: &str) -> Result<Me, Unreadable> {
    let record = Object::parse(body.trim_start_matches('\u{FEFF}'))
        .ok_or_else(|| Unreadable::classify(body))?;
    let me = Me {
        full_name: text(record.get("FullName")),
        email: text(record.get("Email")),
        is_admin: flag(record.get("IsAdmin")),
    };
    if me.full_name.is_set() || me.email.is_set() {
        Ok(me)
    } else {
        Err(Unreadable::classify(body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENTED: &str = include_str!("../../../tests/fixtures/auth-me.gitbook-2020.json");

    #[test]
    fn reads_the_documented_answer() {
        let expected = Me {
            full_name: Field::Set("John Doe".to_owned()),
            email: Field::Set("demoaccount@nexudus.com".to_owned()),
            is_admin: Field::Set(true),
        };
        assert_eq!(me(DOCUMENTED), Ok(expected));
    }

    #[test]
    fn nobody_is_no_answer() {
        assert_eq!(me("{}"), Err(Unreadable::OtherObject));
        assert_eq!(me("<html>"), Err(Unreadable::WebPage));
        assert_eq!(
            me(r#"{"Email":"a@b.c","FullName":null}"#)
                .unwrap()
                .email
                .text(),
            Some("a@b.c")
        );
    }
}
