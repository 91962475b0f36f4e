//! Entities of HTML: `&amp;`, `&#39;`, `&#x20AC;`.

/// The named ones that templates and editors write.
#[rustfmt::skip]
const ENTITIES: [(&str, char); 29] = [
    ("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{a0}'), ("ndash", '–'), ("mdash", '—'),
    ("hellip", '…'), ("bull", '•'), ("middot", '·'), ("lsquo", '‘'), ("rsquo", '’'), ("ldquo", '“'), ("rdquo", '”'), ("euro", '€'),
    ("pound", '£'), ("copy", '©'), ("reg", '®'), ("trade", '™'), ("deg", '°'), ("times", '×'), ("szlig", 'ß'), ("laquo", '«'),
    ("raquo", '»'), ("oslash", 'ø'), ("Oslash", 'Ø'), ("aelig", 'æ'), ("AElig", 'Æ'),
];

/// Letters with an accent, by how the entity's name goes on behind the letter.
const ACCENTED: [(&str, &str); 7] = [
    ("uml", "aäeëiïoöuüyÿAÄEËIÏOÖUÜ"),
    ("acute", "aáeéiíoóuúyýAÁEÉIÍOÓUÚYÝ"),
    ("grave", "aàeèiìoòuùAÀEÈIÌOÒUÙ"),
    ("circ", "aâeêiîoôuûAÂEÊIÎOÔUÛ"),
    ("tilde", "aãnñoõAÃNÑOÕ"),
    ("cedil", "cçCÇ"),
    ("ring", "aåAÅ"),
];

/// The character of an entity's name (HTML, section 13.5).
fn named(name: &str) -> Option<char> {
    if let Some((_, character)) = ENTITIES.iter().find(|(known, _)| *known == name) {
        return Some(*character);
    }
    let letter = name.chars().next()?;
    let (_, letters) = ACCENTED
        .iter()
        .find(|(accent, _)| *accent == &name[letter.len_utf8()..])?;
    let mut letters = letters.chars().skip_while(|known| *known != letter);
    letters.nth(1)
}

/// A text with its entities read.
pub fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let (character, length) = entity(&text[at..]).unwrap_or((character, character.len_utf8()));
        decoded.push(character);
        at += length;
    }
    decoded
}

/// The character that an entity at the start stands for, and the entity's length.
pub fn entity(text: &str) -> Option<(char, usize)> {
    let behind = text.strip_prefix('&')?;
    let length = behind.bytes().take(10).position(|byte| byte == b';')?;
    let name = &behind[..length];
    let character = match name.strip_prefix('#') {
        Some(number) => {
            let (digits, radix) = number
                .strip_prefix(['x', 'X'])
                .map_or((number, 10), |digits| (digits, 16));
            let is_number =
                !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            let number = u32::from_str_radix(digits, radix)
                .ok()
                .filter(|_| is_number)?;
            char::from_u32(number)
                .filter(|character| *character != '\0')
                .unwrap_or('\u{fffd}')
        }
        None => named(name)?,
    };
    Some((character, length + 2))
}
