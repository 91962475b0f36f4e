//! JSON text taken apart one level at a time. Values stay text, so deep nesting and odd values cost and break nothing.
//!
//! This is our own for its bytes (`docs/performance.md`); the tests hold it against `serde_json`.

mod grammar;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

use std::borrow::Cow;

pub use grammar::Fault;
use grammar::Reader;

/// A JSON object: its names, and its values as JSON text. Of a repeated name the last counts.
pub struct Object<'a>(Vec<(Cow<'a, str>, &'a str)>);

impl<'a> Object<'a> {
    /// Reads JSON text that is an object and nothing else.
    pub fn parse(json: &'a str) -> Option<Self> {
        let mut members = Vec::new();
        let member = |reader: &mut Reader<'a>| {
            let name = reader.name()?;
            let name = match inside(name) {
                escaped if escaped.contains('\\') => string(name).unwrap_or_default().into(), // it is one
                plain => plain.into(),
            };
            members.push((name, reader.value()?));
            Ok(())
        };
        Reader::whole(json, |reader| reader.all(b'{', member)).ok()?;
        Some(Self(members))
    }

    /// The JSON text of the value under `key`.
    pub fn get(&self, key: &str) -> Option<&'a str> {
        let mut members = self.0.iter().rev();
        members
            .find(|(name, _)| name == key)
            .map(|(_, value)| *value)
    }
}

/// The elements of JSON text that is an array, as JSON text.
pub fn array<'a>(json: &'a str) -> Option<Vec<&'a str>> {
    let mut elements = Vec::new();
    let element = |reader: &mut Reader<'a>| {
        elements.push(reader.value()?);
        Ok(())
    };
    Reader::whole(json, |reader| reader.all(b'[', element)).ok()?;
    Some(elements)
}

/// The value that JSON text is, without blanks around it.
///
/// # Errors
/// When it is no JSON text, or more than one value.
pub fn value(json: &str) -> Result<&str, Fault> {
    Reader::whole(json, Reader::value)
}

/// The text of a JSON string; each lone surrogate in it becomes one U+FFFD.
pub fn string(json: &str) -> Option<String> {
    let string = value(json).ok().filter(|value| value.starts_with('"'))?;
    let mut text = String::new();
    let mut rest = inside(string);
    while let Some((before, escape)) = rest.split_once('\\') {
        text.push_str(before);
        let mut letters = escape.chars();
        let letter = letters.next()?;
        rest = letters.as_str();
        text.push(match letter {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => utf_16(&mut rest)?,
            itself => itself,
        });
    }
    text.push_str(rest);
    Some(text)
}

/// A text as a JSON string.
pub fn quote(text: &str) -> String {
    let mut json = "\"".to_owned();
    for letter in text.chars() {
        match letter {
            '"' | '\\' => json.extend(['\\', letter]),
            '\0'..' ' => {
                let digit = |value| char::from_digit(value, 16).unwrap_or('0'); // each is below 16
                let code = u32::from(letter);
                json.push_str("\\u00");
                json.extend([digit(code >> 4), digit(code & 15)]);
            }
            _ => json.push(letter),
        }
    }
    json.push('"');
    json
}

/// What stands between the quotation marks.
fn inside(string: &str) -> &str {
    let inside = string.get(1..string.len().saturating_sub(1));
    inside.unwrap_or_default()
}

/// Takes the digits of a `\u`, and of a second one that makes one character with it (RFC 8259, section 7).
fn utf_16(rest: &mut &str) -> Option<char> {
    let first = unit(rest)?;
    if let 0xD800..0xDC00 = first
        && let Some(mut after) = rest.strip_prefix("\\u")
        && let Some(second @ 0xDC00..0xE000) = unit(&mut after)
    {
        *rest = after;
        return char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00));
    }
    Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
}

/// Takes four hexadecimal digits.
fn unit(rest: &mut &str) -> Option<u32> {
    let (digits, after) = rest.split_at_checked(4)?;
    *rest = after;
    u32::from_str_radix(digits, 16).ok()
}
