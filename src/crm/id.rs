//! The Id of an opportunity: from the address, or from any text somebody pastes.

use std::fmt;
use std::str::FromStr;

/// The Id of an opportunity: 1 to 9223372036854775807. It parses, prints and sorts, nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OpportunityId(i64);

/// The text is no Id: it has other characters than digits, a leading zero, or is out of range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl FromStr for OpportunityId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits || text.starts_with('0') {
            return Err(NotAnId);
        }
        text.parse().map(Self).map_err(|_| NotAnId)
    }
}

impl OpportunityId {
    /// The Id with this number, if it is in range.
    pub const fn from_number(number: i64) -> Option<Self> {
        if number > 0 { Some(Self(number)) } else { None }
    }

    /// The number it is, to sort by: the API counts them up, so that the newest has the highest.
    pub const fn number(self) -> i64 {
        self.0
    }
}

impl fmt::Display for OpportunityId {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What a pasted text holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// One Id.
    One(OpportunityId),
    /// More than one, or one that may as well be of a name: the visitor is asked. In order of appearance, each once.
    Which(Vec<OpportunityId>),
    /// No Id.
    None,
}

/// What a number follows that is an Id for certain: at the API, in its dashboard, and here.
const MARKER: &[u8] = b"opportunities";
/// A number of so many digits is an Id even among words: “12 desks for Acme” is a name.
const LONG: usize = 7;

/// Finds the Id in a pasted address or text: the number after `opportunities/` in any case, else the only number.
/// Of several, and of a short one among words, nobody knows whether it is meant.
///
/// Numbers that cannot be an Id do not count; `%2F` and other percent escapes are not numbers.
pub fn find_in_text(text: &str) -> Found {
    let Numbers { ids, are_clear, .. } = Numbers::of(text.as_bytes());
    match ids[..] {
        [] => Found::None,
        [id] if are_clear || !text.bytes().any(is_of_word) => Found::One(id),
        _ => Found::Which(ids),
    }
}

/// The Id in an address that is of an opportunity for certain, where a text is one address and nothing else.
pub fn of_link(text: &str) -> Option<OpportunityId> {
    if !text.contains("://") || text.trim().contains(char::is_whitespace) {
        return None;
    }
    let numbers = Numbers::of(text.as_bytes());
    match numbers.ids[..] {
        [id] if numbers.are_marked => Some(id),
        _ => None,
    }
}

/// The numbers of a text that can be Ids.
struct Numbers {
    /// Those behind a marker, else all; in order of appearance, each once.
    ids: Vec<OpportunityId>,
    /// Whether a marker stands before any.
    are_marked: bool,
    /// Whether they can hardly be of a name.
    are_clear: bool,
}

impl Numbers {
    fn of(text: &[u8]) -> Self {
        let mut are_marked = false;
        let mut are_clear = false;
        let mut after_marker = Vec::new();
        let mut anywhere = Vec::new();
        let mut at = 0;
        while at < text.len() {
            if is_escape(&text[at..]) {
                at += 3;
                continue;
            }
            let length = text[at..]
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            if length == 0 {
                at += 1;
                continue;
            }
            let is_marked = follows_marker(&text[..at]);
            are_marked |= is_marked;
            if let Some(id) = id_of(&text[at..at + length]) {
                are_clear |= is_marked || length >= LONG || text[..at].ends_with(b"#");
                add(&mut anywhere, id);
                if is_marked {
                    add(&mut after_marker, id);
                }
            }
            at += length;
        }
        Self {
            ids: if are_marked { after_marker } else { anywhere },
            are_marked,
            are_clear,
        }
    }
}

fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || !byte.is_ascii()
}

fn is_escape(text: &[u8]) -> bool {
    matches!(text, [b'%', high, low, ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}

fn follows_marker(before: &[u8]) -> bool {
    let Some(before) = before
        .strip_suffix(b"/")
        .or_else(|| before.strip_suffix(b"%2F"))
        .or_else(|| before.strip_suffix(b"%2f"))
    else {
        return false;
    };
    before.len() >= MARKER.len()
        && before[before.len() - MARKER.len()..].eq_ignore_ascii_case(MARKER)
}

fn id_of(digits: &[u8]) -> Option<OpportunityId> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

fn add(ids: &mut Vec<OpportunityId>, id: OpportunityId) {
    if !ids.contains(&id) {
        ids.push(id);
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
