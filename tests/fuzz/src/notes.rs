//! Notes: a stranger's text, HTML or not.

use opportune::crm::notes::{Segment, fold_at, readable, segments};
use opportune::crm::search::Query;

/// Nothing is lost between the pieces, and links lead where links may.
pub fn notes(text: &str) {
    let read = readable(text);
    for text in [text, &*read] {
        let mut whole = String::new();
        for segment in segments(text) {
            match segment {
                Segment::Text(piece) => whole += piece,
                Segment::Link { text, href } => {
                    whole += text;
                    let (scheme, rest) = href.split_once(':').expect("a link has a scheme");
                    let scheme = scheme.to_ascii_lowercase();
                    assert!(
                        ["http", "https", "mailto", "tel"].contains(&&*scheme),
                        "{href}"
                    );
                    let is_plain = |c: char| !c.is_control() && !c.is_whitespace();
                    assert!(href.chars().all(is_plain), "{href:?}");
                    assert!(
                        !scheme.starts_with("http") || rest.starts_with("//"),
                        "{href}"
                    );
                }
            }
        }
        assert_eq!(whole, text);
        for (lines, characters) in [(1, 1), (8, 600)] {
            if let Some(at) = fold_at(text, lines, characters) {
                // Panics within a character.
                let _ = &text[at..];
            }
        }
    }
    searched(text);
}

/// What is marked can be cut out of the text.
fn searched(text: &str) {
    let (typed, text) = text.split_once('\n').unwrap_or((text, text));
    let mut end = 0;
    for mark in Query::new(typed).marks(text) {
        assert!(end <= mark.start && mark.start < mark.end, "{mark:?}");
        assert!(text.get(mark.clone()).is_some(), "{mark:?}");
        end = mark.end;
    }
}
