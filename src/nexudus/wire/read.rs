//! One reader for each kind of field. Each takes the JSON text of a value, `None` if the key was absent.

use crate::crm::amount::Amount;
use crate::crm::code::{self, Entry};
use crate::crm::field::Field;
use crate::crm::moment::{Moment, Role};

use super::json;

/// A JSON value, as far as one field can understand it.
enum Scalar<'a> {
    Null,
    Text(String),
    Number(&'a str),
    Flag(bool),
    Nested,
}

fn scalar(value: Option<&str>) -> Scalar<'_> {
    let Some(json) = value else {
        return Scalar::Null;
    };
    match json.as_bytes().first() {
        Some(b'"') => json::string(json).map_or(Scalar::Nested, |text| {
            if text.trim().is_empty() {
                Scalar::Null
            } else {
                Scalar::Text(text)
            }
        }),
        Some(b'n') => Scalar::Null,
        Some(b't') => Scalar::Flag(true),
        Some(b'f') => Scalar::Flag(false),
        Some(b'-' | b'0'..=b'9') => Scalar::Number(json),
        _ => Scalar::Nested,
    }
}

fn unreadable<T>(value: Option<&str>) -> Field<T> {
    Field::Unreadable(value.unwrap_or_default().to_owned())
}

fn set_or_unreadable<T>(understood: Option<T>, value: Option<&str>) -> Field<T> {
    understood.map_or_else(|| unreadable(value), Field::Set)
}

/// Text as it arrived; a number is text too. Blank is not set.
pub fn text(value: Option<&str>) -> Field<String> {
    match scalar(value) {
        Scalar::Null => Field::NotSet,
        Scalar::Text(text) => Field::Set(text),
        Scalar::Number(number) => Field::Set(number.to_owned()),
        Scalar::Flag(_) | Scalar::Nested => unreadable(value),
    }
}

/// The JSON text itself, whatever it is.
pub fn raw(value: Option<&str>) -> Field<String> {
    match value {
        None | Some("null") => Field::NotSet,
        Some(json) => Field::Set(json.to_owned()),
    }
}

/// An exact decimal, as a number or as a string.
pub fn amount(value: Option<&str>) -> Field<Amount> {
    match scalar(value) {
        Scalar::Null => Field::NotSet,
        Scalar::Text(text) => set_or_unreadable(Amount::parse(text.trim()), value),
        Scalar::Number(number) => set_or_unreadable(Amount::parse(number), value),
        Scalar::Flag(_) | Scalar::Nested => unreadable(value),
    }
}

/// An integer, as a number or as a string; `12.0` and `1.2e1` are integers too.
pub fn integer(value: Option<&str>) -> Field<i64> {
    match amount(value) {
        Field::NotSet => Field::NotSet,
        Field::Set(amount) => set_or_unreadable(amount.as_integer(), value),
        Field::Unreadable(json) => Field::Unreadable(json),
    }
}

/// The Id of another record; 0 refers to none.
pub fn reference(value: Option<&str>) -> Field<i64> {
    match integer(value) {
        Field::Set(0) => Field::NotSet,
        field => field,
    }
}

/// True or false; also as a string or as 1 and 0.
pub fn flag(value: Option<&str>) -> Field<bool> {
    let understood = match scalar(value) {
        Scalar::Null => return Field::NotSet,
        Scalar::Flag(flag) => Some(flag),
        Scalar::Number(text) => flag_of(text),
        Scalar::Text(text) => flag_of(text.trim()),
        Scalar::Nested => None,
    };
    set_or_unreadable(understood, value)
}

fn flag_of(text: &str) -> Option<bool> {
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    match () {
        () if is("true") || is("1") => Some(true),
        () if is("false") || is("0") => Some(false),
        () => None,
    }
}

/// A date.
pub fn moment(value: Option<&str>, role: Role) -> Field<Moment> {
    match scalar(value) {
        Scalar::Null => Field::NotSet,
        Scalar::Text(text) => Moment::parse(&text, role).unwrap_or_else(|| unreadable(value)),
        Scalar::Number(_) | Scalar::Flag(_) | Scalar::Nested => unreadable(value),
    }
}

/// A member of an enum, as its number, its number in a string, or its name; 0 is not set.
pub fn code(value: Option<&str>, table: &[Entry]) -> Field<i64> {
    match (reference(value), scalar(value)) {
        (Field::Unreadable(json), Scalar::Text(name)) => {
            code::code_of(table, name.trim()).map_or(Field::Unreadable(json), Field::Set)
        }
        (field, _) => field,
    }
}

/// Makes a domain value of what was read; `None` leaves the JSON text.
pub fn then<T, U>(field: Field<T>, value: Option<&str>, make: fn(&T) -> Option<U>) -> Field<U> {
    match field {
        Field::NotSet => Field::NotSet,
        Field::Set(inner) => set_or_unreadable(make(&inner), value),
        Field::Unreadable(json) => Field::Unreadable(json),
    }
}
