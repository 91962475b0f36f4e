//! Addresses and telephone numbers in plain text, found in one pass: the time is proportional to the text.

use std::borrow::Cow;

use crate::crm::safe_link;

/// A piece of text. The pieces' texts one after another are the whole text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment<'a> {
    /// Text, line breaks included.
    Text(&'a str),
    /// Text that is also a link.
    Link {
        /// What is read.
        text: &'a str,
        /// Where it leads: `http:`, `https:`, `mailto:` or `tel:`.
        href: Cow<'a, str>,
    },
}

/// Takes a text apart into plain pieces and links.
pub fn segments(text: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    let mut plain_from = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let Some((length, href)) = web(rest)
            .or_else(|| telephone(rest))
            .or_else(|| email(rest))
        else {
            at += word(rest);
            continue;
        };
        if plain_from < at {
            segments.push(Segment::Text(&text[plain_from..at]));
        }
        segments.push(Segment::Link {
            text: &rest[..length],
            href,
        });
        at += length;
        plain_from = at;
        // A link ends where a word ends; what is left of the word is text.
        if !rest[length..].starts_with(ends_word) {
            at += word(&rest[length..]);
        }
    }
    if plain_from < text.len() {
        segments.push(Segment::Text(&text[plain_from..]));
    }
    segments
}

/// The word at the start, and everything up to the next one. Never 0, except for an empty text.
fn word(text: &str) -> usize {
    let end = text.find(ends_word).unwrap_or(text.len());
    text[end..]
        .find(|character| !ends_word(character))
        .map_or(text.len(), |gap| end + gap)
}

fn ends_word(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(
            character,
            '<' | '>' | '(' | '[' | '{' | '"' | '“' | '„' | '«' | ',' | ';' | '|'
        )
}

fn web(text: &str) -> Option<(usize, Cow<'_, str>)> {
    safe_link::after_scheme(text)?;
    let ends = |character: char| {
        character.is_whitespace()
            || character.is_control()
            || matches!(character, '<' | '>' | '"' | '“' | '”' | '„' | '«' | '»')
    };
    let end = text.find(ends).unwrap_or(text.len());
    let address = without_closing(&text[..end]);
    safe_link::is_web(address).then_some((address.len(), Cow::Borrowed(address)))
}

/// The address without the punctuation of the sentence around it; a bracket stays if it was opened within.
fn without_closing(address: &str) -> &str {
    let count = |bracket: char| address.matches(bracket).count();
    let mut spare = [
        (')', count(')').saturating_sub(count('('))),
        (']', count(']').saturating_sub(count('['))),
    ];
    let mut kept = address;
    while let Some(last) = kept.chars().next_back() {
        let is_spare = match spare.iter_mut().find(|(bracket, _)| *bracket == last) {
            Some((_, 0)) => false,
            Some((_, count)) => {
                *count -= 1;
                true
            }
            None => matches!(
                last,
                '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '_' | '~'
            ),
        };
        if !is_spare {
            break;
        }
        kept = &kept[..kept.len() - last.len_utf8()];
    }
    kept
}

fn email(text: &str) -> Option<(usize, Cow<'_, str>)> {
    let ends = |character: char| {
        ends_word(character) || matches!(character, ')' | ']' | '}' | ':' | '”' | '»')
    };
    let end = text.find(ends).unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', '!', '?', '\'', '’', '*', '_']);
    safe_link::is_email(address).then(|| (address.len(), Cow::Owned(["mailto:", address].concat())))
}

/// A telephone number: begins with `+`, with 0 and another digit, or with a bracketed area code. Dates and amounts do not.
fn telephone(text: &str) -> Option<(usize, Cow<'_, str>)> {
    let bytes = text.as_bytes();
    let (least, most) = match bytes {
        [b'+', b'1'..=b'9', ..] => (7, 15),
        [b'(' | b'0', b'0'..=b'9', ..] => (9, 15),
        _ => return None,
    };
    let (mut digits, mut end, mut gap) = (0, 0, 0);
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => (digits, end, gap) = (digits + 1, at + 1, 0),
            b'+' if at == 0 => {}
            b' ' | b'-' | b'.' | b'(' | b')' if gap < 2 => gap += 1,
            _ => break,
        }
        if digits > most {
            return None;
        }
    }
    // A number that goes on as something else is none: an hour, a date, a word.
    let goes_on = |byte: &u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'/' | b'@' | b'%' | b'_' | 0x80..)
    };
    if digits < least || bytes.get(end).is_some_and(goes_on) || is_date(bytes) {
        return None;
    }
    let number = safe_link::telephone(&text[..end])?;
    Some((end, Cow::Owned(["tel:", &number].concat())))
}

/// `01.02.2025` and `01-02-2025`.
fn is_date(text: &[u8]) -> bool {
    let digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    let point = |at: usize| matches!(text.get(at), Some(b'.' | b'-'));
    digit(0) && digit(1) && point(2) && digit(3) && digit(4) && point(5) && (6..10).all(digit)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
