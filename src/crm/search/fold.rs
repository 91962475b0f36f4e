//! Letters without case and accents. A small table of our own: the standard library's case tables are larger than the
//! whole of the search.

use std::ops::Range;

/// Base letters of U+00C0 to U+024F: Latin-1, Latin Extended-A and -B; a point where a letter has no other base.
const LATIN: &[u8; 400] = b"aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggg\
hhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs........\
........................oo.............uu............................aaiioouuuuuuuuuu.aaaaaa..ggkkoo\
oo..j...gg..nnaaaaooaaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................";

/// Base letters of U+1E00 to U+1EFF: Latin Extended Additional, Vietnamese above all.
const ADDITIONAL: &[u8; 256] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s..s.aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// A text without case and accents.
pub fn fold(text: &str) -> String {
    // Most texts are ASCII, and thousands are folded before the first search.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii() {
            folded.push(character.to_ascii_lowercase());
        } else {
            folded.extend(fold_one(character).into_iter().flatten());
        }
    }
    folded
}

/// What a character becomes: one or two letters, or nothing if it is an accent by itself.
fn fold_one(character: char) -> [Option<char>; 2] {
    let second = match character {
        'ß' | 'ẞ' => Some('s'),
        'æ' | 'Æ' | 'œ' | 'Œ' => Some('e'),
        'þ' | 'Þ' => Some('h'),
        'ĳ' | 'Ĳ' => Some('j'),
        'ﬀ' => Some('f'),
        'ﬁ' => Some('i'),
        'ﬂ' => Some('l'),
        _ => None,
    };
    let code = u32::from(character);
    let first = match code {
        0xC0..=0x24F => base(LATIN, code - 0xC0, code),
        0x1E00..=0x1EFF => base(ADDITIONAL, code - 0x1E00, code),
        // Accents by themselves, and what only says where a word may break or join.
        0x300..=0x36F | 0xAD | 0x200B..=0x200D => return [None, None],
        // Greek: accents dropped, the final sigma as any other.
        0x386 | 0x3AC => 0x3B1,
        0x388 | 0x3AD => 0x3B5,
        0x389 | 0x3AE => 0x3B7,
        0x38A | 0x390 | 0x3AA | 0x3AF | 0x3CA => 0x3B9,
        0x38C | 0x3CC => 0x3BF,
        0x38E | 0x3AB | 0x3B0 | 0x3CB | 0x3CD => 0x3C5,
        0x38F | 0x3CE => 0x3C9,
        0x3C2 => 0x3C3,
        // Cyrillic: Ё and Й lose their marks.
        0x401 | 0x451 => 0x435,
        0x419 | 0x439 => 0x438,
        0x400..=0x40F => code + 0x50,
        // Further Cyrillic: capital and small stand beside each other.
        0x4C0 => 0x4CF,
        0x4C1..=0x4CE => (code + 1) & !1,
        0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F => code | 1,
        // What keyboards write in several ways: apostrophes, hyphens, and the wide letters of East Asia.
        0x2018 | 0x2019 | 0x2BC => 0x27,
        0x2010 | 0x2011 => 0x2D,
        0xFF21..=0xFF3A => code - 0xFEE0 + 0x20,
        0xFF01..=0xFF5E => code - 0xFEE0,
        0xFB00..=0xFB02 => 0x66,
        // Capitals of ASCII, Greek and Cyrillic.
        0x41..=0x5A | 0x391..=0x3A9 | 0x410..=0x42F => code + 0x20,
        _ => code,
    };
    [char::from_u32(first), second]
}

fn base(table: &[u8], at: u32, code: u32) -> u32 {
    let letter = usize::try_from(at).ok().and_then(|at| table.get(at));
    letter
        .filter(|letter| **letter != b'.')
        .map_or(code, |letter| u32::from(*letter))
}

/// A folded text that knows where each of its bytes came from.
pub struct Folded {
    text: String,
    /// For each byte of the folded text, the range of the character it came from, accents behind it included. Nothing
    /// where every byte stays in its place.
    origins: Vec<Range<usize>>,
}

impl Folded {
    /// Folds a text.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self {
                text: fold(text),
                origins: Vec::new(),
            };
        }
        let mut folded = Self {
            text: String::new(),
            origins: Vec::new(),
        };
        for (at, character) in text.char_indices() {
            let end = at + character.len_utf8();
            let before = folded.text.len();
            folded
                .text
                .extend(fold_one(character).into_iter().flatten());
            if folded.text.len() == before {
                // An accent by itself belongs to what it stands on.
                folded.extend_last(at, end);
            }
            folded.origins.resize(folded.text.len(), at..end);
        }
        folded
    }

    fn extend_last(&mut self, at: usize, end: usize) {
        for origin in self
            .origins
            .iter_mut()
            .rev()
            .take_while(|origin| origin.end == at)
        {
            origin.end = end;
        }
    }

    /// Where a folded word stands in the text as it was.
    pub fn find(&self, word: &str) -> impl Iterator<Item = Range<usize>> {
        let found = self
            .text
            .match_indices(word)
            .filter(|(_, found)| !found.is_empty());
        found.map(|(at, found)| {
            let end = at + found.len();
            match (self.origins.get(at), self.origins.get(end - 1)) {
                (Some(first), Some(last)) => first.start..last.end,
                _ => at..end,
            }
        })
    }
}
