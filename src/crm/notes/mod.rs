//! Notes: a stranger's text, often long, sometimes HTML from a template. Always shown as text.

mod entity;
mod html;
mod links;

pub use html::readable;
pub use links::{Segment, segments};

/// Where to fold a long text so that its first lines stay readable: the byte after which the rest is hidden, `None` if it
/// is short enough. At most `lines` lines and about `characters` characters stay.
pub fn fold_at(text: &str, lines: usize, characters: usize) -> Option<usize> {
    let by_lines = text
        .match_indices('\n')
        .nth(lines.saturating_sub(1))
        .map(|(at, _)| at);
    let by_characters =
        text.char_indices()
            .nth(characters)
            .map(|(at, _)| match text[..at].rfind([' ', '\n']) {
                Some(space) if space >= at / 2 => space,
                _ => at,
            });
    let at = [by_lines, by_characters].into_iter().flatten().min()?;
    (!text[at..].trim().is_empty()).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_after_whole_lines_or_words() {
        let fold = |text: &'static str, lines, characters| {
            fold_at(text, lines, characters).map(|at| &text[..at])
        };
        assert_eq!(fold("a\nb\nc", 2, 99), Some("a\nb"));
        assert_eq!(fold("a\nb\nc", 3, 99), None);
        assert_eq!(fold("a\nb\n \n", 2, 99), None);
        assert_eq!(fold("one two three", 9, 9), Some("one two"));
        assert_eq!(fold("one two", 9, 7), None);
        assert_eq!(fold("ééééé", 9, 3), Some("ééé"));
        assert_eq!(fold("", 1, 1), None);
        assert_eq!(fold("ab\ncd efgh", 2, 4), Some("ab"));
    }
}
