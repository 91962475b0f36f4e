//! Text that is there and shows nothing.

/// What nothing is drawn for (Unicode's `Default_Ignorable_Code_Point`), from and to.
const IGNORABLE: [(char, char); 17] = [
    ('\u{AD}', '\u{AD}'),
    ('\u{34F}', '\u{34F}'),
    ('\u{61C}', '\u{61C}'),
    ('\u{115F}', '\u{1160}'),
    ('\u{17B4}', '\u{17B5}'),
    ('\u{180B}', '\u{180F}'),
    ('\u{200B}', '\u{200F}'),
    ('\u{202A}', '\u{202E}'),
    ('\u{2060}', '\u{206F}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{FE00}', '\u{FE0F}'),
    ('\u{FEFF}', '\u{FEFF}'),
    ('\u{FFA0}', '\u{FFA0}'),
    ('\u{FFF0}', '\u{FFF8}'),
    ('\u{1BCA0}', '\u{1BCA3}'),
    ('\u{1D173}', '\u{1D17A}'),
    ('\u{E0000}', '\u{E0FFF}'),
];

/// Whether a text shows anything at all.
pub fn shows(text: &str) -> bool {
    text.chars().any(|character| {
        let is_ignorable = IGNORABLE
            .iter()
            .any(|(from, to)| (*from..=*to).contains(&character));
        !(is_ignorable || character.is_whitespace() || character.is_control())
    })
}

#[cfg(test)]
mod tests {
    use super::shows;

    #[test]
    fn spaces_controls_and_zero_widths_show_nothing() {
        for text in [
            "",
            " \n",
            "\0",
            "\u{200B}\u{FEFF} \u{202E}",
            "\u{3164}",
            "\u{E0020}",
        ] {
            assert!(!shows(text), "{text:?}");
        }
        for text in ["x", "\u{200B}x", "\u{FFFD}", "é", "ﷺ", "😀"] {
            assert!(shows(text), "{text:?}");
        }
    }
}
