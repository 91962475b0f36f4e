//! Words that no line holds: browsers lay out a line's worth again and again to find where such a word may be broken,
//! which takes a minute for a megabyte of Arabic. Where the page says so itself, it takes a moment.

/// A word may be broken after so many characters, if nothing in it says otherwise.
const LONGEST: usize = 100;

/// The text in pieces between which a line may be broken; one piece, if no word is that long. Together they are the text.
pub fn pieces(text: &str) -> Vec<&str> {
    let (mut pieces, mut from, mut word) = (Vec::new(), 0, 0);
    for (at, character) in text.char_indices() {
        if word == LONGEST && !character.is_ascii_whitespace() {
            pieces.push(&text[from..at]); // both are where a character begins
            (from, word) = (at, 0);
        }
        word = if character.is_ascii_whitespace() {
            0
        } else {
            word + 1
        };
    }
    pieces.push(&text[from..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_a_line_may_hold_are_left_alone() {
        let words = ["م".repeat(LONGEST), "x".repeat(LONGEST)].join(" ");
        for text in ["", "Two desks", "\n", words.as_str()] {
            assert_eq!(pieces(text), [text]);
        }
    }

    #[test]
    fn longer_ones_come_in_pieces_that_are_together_the_text() {
        for unit in ["x", "م", "漢", "a\u{301}", "😀"] {
            let text = format!("Two {} desks", unit.repeat(1_000));
            let pieces = pieces(&text);
            assert_eq!(pieces.concat(), text);
            for piece in pieces {
                let longest = piece.split(' ').map(|word| word.chars().count()).max();
                assert!(longest <= Some(LONGEST), "{unit}: {longest:?}");
            }
        }
    }
}
