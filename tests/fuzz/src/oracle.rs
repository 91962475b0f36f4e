//! JSON, numbers and dates as others read them.

use std::collections::BTreeMap;
use std::str::FromStr;

use bigdecimal::{BigDecimal, Zero};
use opportune::crm::field::Field;
use opportune::crm::moment::Moment;
use serde_json::value::RawValue;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

/// An object's values as JSON text; of a repeated key the last.
pub struct Record(BTreeMap<String, Box<RawValue>>);

impl Record {
    /// Reads a body that is an object. Marks of byte order before it are not JSON, but may arrive.
    pub fn read(body: &str) -> Option<Self> {
        let body = body.trim_start_matches('\u{FEFF}');
        serde_json::from_str(body).ok().map(Self)
    }

    /// A value as JSON text.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(|value| value.get())
    }
}

/// What a JSON value can mean for a field.
pub enum Meaning {
    /// Absent, null or blank.
    Nothing,
    /// A text with something in it.
    Text(String),
    /// A number, as its digits.
    Number(String),
    /// Anything else, as JSON text.
    Other(String),
    /// A string with half a character in it, which standard readers refuse.
    Broken,
}

impl Meaning {
    /// Of a value that is valid JSON.
    pub fn of(value: Option<&str>) -> Self {
        let Some(json) = value.filter(|json| *json != "null") else {
            return Self::Nothing;
        };
        match json.as_bytes()[0] {
            b'"' => match serde_json::from_str::<String>(json) {
                Ok(text) if text.trim().is_empty() => Self::Nothing,
                Ok(text) => Self::Text(text),
                Err(_) => Self::Broken,
            },
            b'-' | b'0'..=b'9' => Self::Number(json.to_owned()),
            _ => Self::Other(json.to_owned()),
        }
    }
}

/// A text field holds the text that arrived, a number as its digits.
pub fn assert_text(key: &str, field: &Field<String>, value: Option<&str>) {
    let expected = match Meaning::of(value) {
        Meaning::Nothing => Field::NotSet,
        Meaning::Text(text) | Meaning::Number(text) => Field::Set(text),
        Meaning::Other(json) => Field::Unreadable(json),
        Meaning::Broken => return,
    };
    assert_eq!(*field, expected, "{key}: {value:?}");
}

/// An exact decimal equals the one that arrived, and a plain number is always understood.
pub fn assert_decimal(key: &str, field: Field<&str>, value: Option<&str>) {
    let (text, is_number) = match Meaning::of(value) {
        Meaning::Nothing => return assert_eq!(field, Field::NotSet, "{key}: {value:?}"),
        Meaning::Text(text) => (text.trim().to_owned(), false),
        Meaning::Number(text) => (text, true),
        Meaning::Other(json) => return assert_eq!(field, Field::Unreadable(json), "{key}"),
        Meaning::Broken => return,
    };
    match field {
        Field::NotSet => panic!("{key}: {value:?} is not nothing"),
        Field::Unreadable(json) => {
            assert_eq!(Some(&*json), value, "{key}");
            let plain = is_number && !text.contains(['e', 'E']) && text.len() < 100;
            assert!(!plain, "{key}: {text} is a plain number");
        }
        Field::Set(digits) => {
            assert!(same_number(digits, &text), "{key}: {digits} is not {text}");
            let plain = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
            assert!(digits.chars().all(plain), "{key}: {digits}");
            if !text.contains(['e', 'E']) {
                assert_eq!(fraction(digits), fraction(&text), "{key}: {digits}");
            }
        }
    }
}

/// An integer equals the number that arrived; 0 refers to nothing.
pub fn assert_reference(key: &str, field: &Field<i64>, value: Option<&str>) {
    if let Field::Set(number) = field {
        let (Meaning::Text(text) | Meaning::Number(text)) = Meaning::of(value) else {
            panic!("{key}: {number} was made of {value:?}");
        };
        assert!(*number != 0, "{key}: 0 is no reference");
        assert!(
            same_number(&number.to_string(), text.trim()),
            "{key}: {number} is not {text}"
        );
    }
    if let Some(number) = value.and_then(|json| json.parse::<i64>().ok()) {
        let expected = if number == 0 {
            Field::NotSet
        } else {
            Field::Set(number)
        };
        assert_eq!(*field, expected, "{key}");
    }
}

/// A moment is the one that RFC 3339 says, where the text is of that form.
pub fn assert_moment(key: &str, field: &Field<Moment>, value: Option<&str>) {
    let Meaning::Text(text) = Meaning::of(value) else {
        return assert!(!field.is_set(), "{key}: {value:?}");
    };
    let Ok(other) = OffsetDateTime::parse(text.trim(), &Rfc3339) else {
        return;
    };
    match field {
        Field::Set(moment) => {
            let expected = other.unix_timestamp_nanos().div_euclid(1_000_000);
            assert_eq!(i128::from(moment.epoch_ms()), expected, "{key}: {text}");
            assert_eq!(moment.raw, text.trim(), "{key}");
        }
        Field::NotSet => assert!(text.trim().starts_with("0001-01-01"), "{key}: {text}"),
        Field::Unreadable(_) => {
            // A leap second has no place on the page's clock, and `time` lets any letter stand for the T.
            let usual = matches!(text.trim().as_bytes()[10], b'T' | b't' | b' ');
            let plain = usual && text.trim().ends_with('Z') && !text.contains(":60");
            assert!(!plain, "{key}: {text} is a date");
        }
    }
}

/// Whether two texts are the same number. `bigdecimal` would write exponents out to compare noughts.
pub fn same_number(ours: &str, theirs: &str) -> bool {
    let (Ok(ours), Ok(theirs)) = (BigDecimal::from_str(ours), BigDecimal::from_str(theirs)) else {
        return false;
    };
    if theirs.is_zero() {
        return ours.is_zero();
    }
    ours == theirs
}

fn fraction(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, digits)| digits.len())
}

#[cfg(test)]
mod tests {
    use std::panic::catch_unwind;

    use super::*;

    fn objects(check: impl FnOnce() + std::panic::UnwindSafe) -> bool {
        catch_unwind(check).is_err()
    }

    #[test]
    fn a_wrong_value_is_noticed() {
        let text = |text: &str| Field::Set(text.to_owned());
        assert!(!objects(|| assert_text("k", &text("a"), Some("\"a\""))));
        assert!(objects(|| assert_text("k", &text("b"), Some("\"a\""))));
        assert!(objects(|| assert_text("k", &Field::NotSet, Some("\"a\""))));
        assert!(objects(|| assert_text("k", &text("true"), Some("true"))));

        assert!(!objects(|| assert_decimal(
            "k",
            Field::Set("12.50"),
            Some("12.50")
        )));
        assert!(!objects(|| assert_decimal(
            "k",
            Field::Set("12500"),
            Some("\"1.25e4\"")
        )));
        for wrong in ["12.5", "12.51", "-12.50", "1250e-2"] {
            assert!(
                objects(|| assert_decimal("k", Field::Set(wrong), Some("12.50"))),
                "{wrong}"
            );
        }
        let unread = || assert_decimal("k", Field::Unreadable("1".into()), Some("1"));
        assert!(objects(unread), "a plain number was not read");

        assert!(objects(|| assert_reference("k", &Field::Set(8), Some("7"))));
        assert!(objects(|| assert_reference("k", &Field::Set(0), Some("0"))));
        let moment = |text| Moment::parse(text, opportune::crm::moment::Role::Stamp).unwrap();
        let noon = Some("\"2026-06-01T12:00:00Z\"");
        assert!(!objects(|| assert_moment(
            "k",
            &moment("2026-06-01T12:00:00Z"),
            noon
        )));
        assert!(objects(|| assert_moment(
            "k",
            &moment("2026-06-01T12:00:00+01:00"),
            noon
        )));
        assert!(objects(|| assert_moment("k", &Field::NotSet, noon)));
    }

    #[test]
    fn numbers_are_compared_by_value() {
        assert!(same_number("0", "0e999999999"));
        assert!(same_number("0.125", "125E-3"));
        assert!(!same_number("0", "1e-300"));
    }
}
