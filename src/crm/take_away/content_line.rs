//! The lines that iCalendar (RFC 5545 §3.1) and vCard (RFC 6350 §3.2) are made of.

/// The most octets a line may have, its CRLF not counted.
const MOST: usize = 75;

/// Adds `name:value`, escaped and folded. Nothing in the value can begin a line of its own.
pub fn push_text(out: &mut String, name: &str, value: &str) {
    push(out, &[name, ":", &escaped(value)].concat());
}

/// Adds a line that needs no escaping: the caller knows that no stranger wrote any of it, or that it is a checked address.
pub fn push(out: &mut String, line: &str) {
    let mut length = 0;
    for character in line.chars() {
        if length + character.len_utf8() > MOST {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(character);
        length += character.len_utf8();
    }
    out.push_str("\r\n");
}

/// A text value: backslash, semicolon, comma and line breaks escaped, other controls dropped.
fn escaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut characters = value.trim().chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\r' => {
                characters.next_if_eq(&'\n');
                out.push_str("\\n");
            }
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push('\t'),
            _ if character.is_control() => {}
            _ => out.push(character),
        }
    }
    out
}

#[cfg(all(test, not(target_arch = "wasm32")))]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Unfolds a file into its lines, checking each against the RFCs' limits.
    pub fn unfolded(file: &str) -> Vec<String> {
        assert!(file.ends_with("\r\n"));
        for line in file.split("\r\n") {
            assert!(line.len() <= MOST, "{line}");
            assert!(
                !line
                    .chars()
                    .any(|character| character.is_control() && character != '\t'),
                "{line:?}"
            );
        }
        file.replace("\r\n ", "")
            .split_terminator("\r\n")
            .map(str::to_owned)
            .collect()
    }

    fn text_line(value: &str) -> String {
        let mut out = String::new();
        push_text(&mut out, "X", value);
        out
    }

    #[test]
    fn escapes_as_the_rfcs_ask() {
        #[rustfmt::skip]
        let table = [
            ("a;b,c\\d", "X:a\\;b\\,c\\\\d\r\n"), ("a\nb\r\nc\rd", "X:a\\nb\\nc\\nd\r\n"), ("a\u{0}\u{7f}b\tc", "X:ab\tc\r\n"),
            ("x\r\nEND:VCARD", "X:x\\nEND:VCARD\r\n"), ("  ", "X:\r\n"), ("a\u{2028}b", "X:a\\nb\r\n"),
        ];
        for (value, expected) in table {
            assert_eq!(text_line(value), expected);
        }
    }

    #[test]
    fn folds_at_75_octets_and_never_within_a_character() {
        let line = text_line(&"x".repeat(73));
        assert_eq!(line, format!("X:{}\r\n", "x".repeat(73)));
        assert_eq!(
            text_line(&"x".repeat(74)),
            format!("X:{}\r\n x\r\n", "x".repeat(73))
        );
        // 2 + 24 × 3 = 74 octets: the next of three octets does not fit.
        assert_eq!(
            text_line(&"€".repeat(26)),
            format!("X:{}\r\n {}\r\n", "€".repeat(24), "€".repeat(2))
        );
    }

    proptest! {
        #[test]
        fn any_value_stays_on_its_line(value in any::<String>()) {
            let lines = unfolded(&text_line(&value));
            prop_assert_eq!(lines.len(), 1);
            prop_assert!(lines[0].starts_with("X:"));
        }
    }
}
