//! A text with marks, as stretches: what lies before a mark is shortened where it is long, so that what was searched for
//! is in sight.

use std::ops::Range;

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stretch {
    /// It stands as it is.
    Plain(Range<usize>),
    /// It is marked.
    Mark(Range<usize>),
    /// It lies before a mark, and may be shortened: whole words where there are any.
    Aside(Range<usize>),
}

/// Not worth shortening, in characters.
const SHORT: usize = 6;
/// Of a word that is longer than this, in characters, what lies before the mark is shortened too.
const LONG_WORD: usize = 20;
/// So much of it stands before the mark as it is, in characters.
const NEAR: usize = 3;

/// All stretches, in order. `marks` are in order, and none touches another.
pub fn stretches(text: &str, marks: &[Range<usize>]) -> Vec<Stretch> {
    let mut all = Vec::with_capacity(2 * marks.len() + 1);
    let mut from = 0;
    for mark in marks {
        let gap = from..mark.start;
        match aside(&text[gap.clone()], from > 0) {
            Some(Range { start, end }) => {
                let (start, end) = (from + start, from + end);
                plain(&mut all, from..start);
                all.push(Stretch::Aside(start..end));
                plain(&mut all, end..mark.start);
            }
            None => plain(&mut all, gap),
        }
        all.push(Stretch::Mark(mark.clone()));
        from = mark.end;
    }
    plain(&mut all, from..text.len());
    all
}

fn plain(all: &mut Vec<Stretch>, range: Range<usize>) {
    if !range.is_empty() {
        all.push(Stretch::Plain(range));
    }
}

/// What of a gap may be shortened: from the end of the word that a mark before it stands in, to the start of the word that
/// the mark behind it stands in.
fn aside(gap: &str, after_mark: bool) -> Option<Range<usize>> {
    let start = if after_mark {
        let rest = gap.trim_start_matches(|c: char| !c.is_whitespace());
        gap.len() - rest.trim_start().len()
    } else {
        gap.len() - gap.trim_start().len()
    };
    let words = gap.trim_end_matches(|c: char| !c.is_whitespace());
    let last_word = &gap[words.len()..];
    let end = if last_word.chars().count() > LONG_WORD {
        let mut near = last_word.char_indices().rev();
        words.len() + near.nth(NEAR - 1).map_or(0, |(at, _)| at)
    } else {
        words.trim_end().len()
    };
    let is_worth_it = start < end && gap[start..end].chars().count() > SHORT;
    is_worth_it.then_some(start..end)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::crm::search::Query;
    use proptest::prelude::*;

    /// Asides in parentheses, marks in brackets.
    fn shown(text: &str, typed: &str) -> String {
        let marks = Query::new(typed).marks(text);
        let stretches = stretches(text, &marks);
        let shown = stretches.into_iter().map(|stretch| match stretch {
            Stretch::Plain(range) => text[range].to_owned(),
            Stretch::Mark(range) => format!("[{}]", &text[range]),
            Stretch::Aside(range) => format!("({})", &text[range]),
        });
        shown.collect()
    }

    #[test]
    fn whole_words_before_a_mark_may_be_shortened() {
        assert_eq!(
            shown("Meeting rooms for the Berlin architects", "berl"),
            "(Meeting rooms for the) [Berl]in architects"
        );
        assert_eq!(
            shown("Meeting rooms near Oberlin", "berlin"),
            "(Meeting rooms near) O[berlin]"
        );
    }

    #[test]
    fn between_two_marks_too() {
        assert_eq!(
            shown("Berliners and all the other architects", "berlin arch"),
            "[Berlin]ers (and all the other) [arch]itects"
        );
        assert_eq!(
            shown("Berlin and arch", "berlin arch"),
            "[Berlin] and [arch]"
        );
    }

    #[test]
    fn little_is_left_alone_and_so_is_what_has_no_mark() {
        assert_eq!(shown("At Berlin", "berlin"), "At [Berlin]");
        assert_eq!(shown("Desks for six", "berlin"), "Desks for six");
        assert_eq!(shown("", "berlin"), "");
    }

    #[test]
    fn a_long_word_is_shortened_to_shortly_before_the_mark() {
        assert_eq!(
            shown("https://example.com/a/long/path/berlin", "berlin"),
            "(https://example.com/a/long/pa)th/[berlin]"
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_every_mark_stays(text in "[a-c ü語\u{301}]{0,60}", typed in "[a-cü ]{0,4}") {
            let marks = Query::new(&typed).marks(&text);
            let mut at = 0;
            let mut marked = Vec::new();
            for stretch in stretches(&text, &marks) {
                let (Stretch::Plain(range) | Stretch::Mark(range) | Stretch::Aside(range)) = &stretch;
                prop_assert_eq!(range.start, at);
                prop_assert!(!range.is_empty());
                at = range.end;
                if let Stretch::Mark(range) = stretch {
                    marked.push(range);
                }
            }
            prop_assert_eq!(at, text.len());
            prop_assert_eq!(marked, marks);
        }
    }
}
