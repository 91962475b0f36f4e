//! HTML as the readable text it would be: tags gone, entities read, blocks on lines of their own. Never parsed as markup.
//!
//! One pass: the time is proportional to the text, whatever it is.

use std::borrow::Cow;

use super::entity::{decode, entity};
use crate::crm::safe_link;

/// Tags that stand on lines of their own.
#[rustfmt::skip]
const BLOCKS: [&str; 24] = [
    "p", "div", "li", "ul", "ol", "tr", "table", "blockquote", "pre", "hr", "section", "article", "header", "footer", "dl", "dt", "dd",
    "h1", "h2", "h3", "h4", "h5", "h6", "body",
];
/// Tags whose closing, or for some opening, shows that a text is HTML.
const INLINE: [&str; 14] = [
    "a", "b", "i", "u", "s", "em", "strong", "span", "font", "small", "td", "th", "html", "script",
];
/// Tags that are never closed.
const ALONE: [&str; 4] = ["br", "hr", "p", "img"];
/// Tags whose content is never read.
const HIDDEN: [&str; 6] = ["script", "style", "head", "title", "template", "noscript"];

/// The text itself, or, if it is HTML, the readable text it would be. HTML in which nothing is to be read stays as it is.
pub fn readable(text: &str) -> Cow<'_, str> {
    if !is_html(text) {
        return Cow::Borrowed(text);
    }
    let stripped = strip(text);
    if stripped.is_empty() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(stripped)
    }
}

/// Whether a text has a closing tag of HTML, or a tag that needs none.
fn is_html(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let tag = Tag::named(&text[at + 1..]);
        let is = |names: &[&str]| names.iter().any(|name| name.eq_ignore_ascii_case(tag.name));
        tag.is_well_ended
            && if tag.closes {
                is(&BLOCKS) || is(&INLINE) || is(&HIDDEN)
            } else {
                is(&ALONE)
            }
    })
}

/// The name of a tag, read from behind its `<`.
struct Tag<'a> {
    name: &'a str,
    closes: bool,
    /// The name ends as in a tag: before a space, a slash or the `>`.
    is_well_ended: bool,
}

impl<'a> Tag<'a> {
    fn named(behind: &'a str) -> Self {
        let (closes, behind) = behind
            .strip_prefix('/')
            .map_or((false, behind), |rest| (true, rest));
        // Longer than this is no tag we know; looking no further keeps the whole linear.
        let length = behind
            .bytes()
            .take(12)
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        let next = behind.as_bytes().get(length);
        let is_well_ended =
            length > 0 && matches!(next, Some(b'>' | b'/' | b' ' | b'\n' | b'\t' | b'\r'));
        Self {
            name: &behind[..length],
            closes,
            is_well_ended,
        }
    }

    fn is(&self, names: &[&str]) -> bool {
        names
            .iter()
            .any(|name| name.eq_ignore_ascii_case(self.name))
    }
}

/// The text that is being made.
#[derive(Default)]
struct Text {
    made: String,
    /// Line breaks and a space that are due before the next word.
    breaks: usize,
    space: bool,
    /// The link that is open, and where its text began.
    link: Option<(String, usize)>,
}

impl Text {
    fn push(&mut self, character: char) {
        if matches!(character, ' ' | '\n' | '\t' | '\r' | '\u{c}') {
            self.space = true;
            return;
        }
        if !self.made.is_empty() {
            if self.breaks > 0 {
                self.made.extend(std::iter::repeat_n('\n', self.breaks));
            } else if self.space {
                self.made.push(' ');
            }
        }
        (self.breaks, self.space) = (0, false);
        self.made.push(character);
    }

    fn push_all(&mut self, text: &str) {
        text.chars().for_each(|character| self.push(character));
    }

    /// At least this many line breaks before the next word.
    fn break_line(&mut self, breaks: usize) {
        self.breaks = self.breaks.max(breaks);
    }

    fn tag(&mut self, tag: &Tag, whole: &str) {
        if tag.is(&["br"]) {
            self.breaks = (self.breaks + 1).min(3);
        } else if tag.is(&["p"]) {
            self.break_line(2);
        } else if tag.is(&BLOCKS) {
            self.break_line(1);
            if tag.is(&["li"]) && !tag.closes {
                self.push_all("• ");
            }
        } else if tag.is(&["td", "th"]) {
            self.space = true;
        } else if tag.is(&["a"]) {
            self.close_link();
            if !tag.closes {
                self.link = address(whole).map(|address| (address, self.made.len()));
            }
        }
    }

    /// Adds where a link leads, unless its text says so.
    fn close_link(&mut self) {
        let Some((address, from)) = self.link.take() else {
            return;
        };
        if !self.made[from..].contains(&address) {
            let space_after = std::mem::replace(&mut self.space, true);
            self.push_all("(");
            self.push_all(&address);
            self.push_all(")");
            self.space = space_after;
        }
    }
}

/// Where the tag of a link leads: an http(s) or mail address, else nothing.
fn address(tag: &str) -> Option<String> {
    let at = tag
        .as_bytes()
        .windows(5)
        .position(|window| window.eq_ignore_ascii_case(b"href="))?;
    let value = &tag[at + 5..];
    let value = match value.as_bytes().first()? {
        b'"' => value[1..].split('"').next()?,
        b'\'' => value[1..].split('\'').next()?,
        _ => value.split([' ', '\n', '\t', '\r', '>']).next()?,
    };
    let decoded = decode(value);
    let decoded = decoded.trim();
    let mail = decoded
        .split_at_checked(7)
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("mailto:"));
    match mail {
        Some((_, mail)) if safe_link::is_email(mail) => Some(mail.to_owned()),
        _ => safe_link::is_web(decoded).then(|| decoded.to_owned()),
    }
}

fn strip(html: &str) -> String {
    let mut text = Text::default();
    let mut at = 0;
    // Set when an end was looked for and not found: it will not be found later either.
    let (mut quotes_are_broken, mut no_tag_ends, mut no_comment_ends) = (false, false, false);
    while let Some(character) = html[at..].chars().next() {
        let rest = &html[at..];
        if character == '<' && !no_comment_ends && rest.starts_with("<!--") {
            match rest.find("-->") {
                Some(end) => at += end + 3,
                None => no_comment_ends = true,
            }
            continue;
        }
        if character == '<' && !no_tag_ends && begins_tag(rest) {
            let end = if quotes_are_broken {
                rest.find('>')
            } else {
                end_of_tag(rest)
            };
            match end {
                Some(end) => at += tag(rest, end, &mut text),
                None if quotes_are_broken => no_tag_ends = true,
                None => quotes_are_broken = true,
            }
            continue;
        }
        let (character, length) = entity(rest).unwrap_or((character, character.len_utf8()));
        text.push(character);
        at += length;
    }
    text.close_link();
    text.made
}

fn begins_tag(text: &str) -> bool {
    matches!(text.as_bytes().get(1), Some(b'/' | b'!' | b'?'))
        || text.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic)
}

/// Where the `>` of a tag is; one within quotes does not count.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    text.bytes().position(|byte| {
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            None => return byte == b'>',
        }
        false
    })
}

/// Takes in the tag that ends at `end`; returns how much was read, hidden content included.
fn tag(html: &str, end: usize, text: &mut Text) -> usize {
    let tag = Tag::named(&html[1..]);
    let read = end + 1;
    if tag.closes || !tag.is(&HIDDEN) {
        text.tag(&tag, &html[..end]);
        return read;
    }
    let closing = html[read..].match_indices("</").find(|(at, _)| {
        let closing = Tag::named(&html[read + at + 1..]);
        closing.name.eq_ignore_ascii_case(tag.name)
    });
    // What is never closed hides everything after it, as in a browser.
    closing.map_or(html.len(), |(at, _)| read + at)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
