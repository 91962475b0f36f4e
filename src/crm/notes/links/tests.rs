use super::*;
use proptest::prelude::*;

/// The text with each link as `[text](where it leads)`.
fn marked(text: &str) -> String {
    let mark = |segment| match segment {
        Segment::Text(text) => text.to_owned(),
        Segment::Link { text, href } => format!("[{text}]({href})"),
    };
    segments(text).into_iter().map(mark).collect()
}

#[test]
fn finds_web_addresses_and_leaves_the_sentence_around_them() {
    #[rustfmt::skip]
    let table = [
        ("See https://example.com.", "See [https://example.com](https://example.com)."),
        ("HTTP://EXAMPLE.COM/a", "[HTTP://EXAMPLE.COM/a](HTTP://EXAMPLE.COM/a)"),
        ("(https://example.com/a_(b))", "([https://example.com/a_(b)](https://example.com/a_(b)))"),
        ("https://x.y/?a=1&b=[2], then", "[https://x.y/?a=1&b=[2]](https://x.y/?a=1&b=[2]), then"),
        ("“https://x.y/z”!", "“[https://x.y/z](https://x.y/z)”!"),
        ("<https://x.y>", "<[https://x.y](https://x.y)>"),
        ("a\nhttps://x.y\nb", "a\n[https://x.y](https://x.y)\nb"),
        ("https://x.y/a,b https://x.z", "[https://x.y/a,b](https://x.y/a,b) [https://x.z](https://x.z)"),
    ];
    for (text, expected) in table {
        assert_eq!(marked(text), expected);
    }
}

#[test]
fn finds_mail_addresses() {
    #[rustfmt::skip]
    let table = [
        ("Write to ada@example.com.", "Write to [ada@example.com](mailto:ada@example.com)."),
        ("Ada <ada@example.com>, (eve@x.y)", "Ada <[ada@example.com](mailto:ada@example.com)>, ([eve@x.y](mailto:eve@x.y))"),
        ("mailto:ada@example.com", "mailto:ada@example.com"),
        ("ada@example.com;eve@x.y", "[ada@example.com](mailto:ada@example.com);[eve@x.y](mailto:eve@x.y)"),
    ];
    for (text, expected) in table {
        assert_eq!(marked(text), expected);
    }
}

#[test]
fn finds_telephone_numbers() {
    #[rustfmt::skip]
    let table = [
        ("Call +44 20 7946 0000.", "Call [+44 20 7946 0000](tel:+442079460000)."),
        ("+44 (0)20 7946-0000 - Ada", "[+44 (0)20 7946-0000](tel:+442079460000) - Ada"),
        ("020 7946 0000, or", "[020 7946 0000](tel:02079460000), or"),
        ("01.23.45.67.89", "[01.23.45.67.89](tel:0123456789)"),
        ("(020) 7946 0000", "[(020) 7946 0000](tel:02079460000)"),
        ("Tel. +49 30 901820\nFax", "Tel. [+49 30 901820](tel:+4930901820)\nFax"),
    ];
    for (text, expected) in table {
        assert_eq!(marked(text), expected);
    }
}

#[test]
fn everything_else_stays_text() {
    #[rustfmt::skip]
    let table = [
        "", " \n", "a < b > c", "javascript:alert(1)", "data:text/html,x", "https://", "https://user@evil.example", "xhttps://x.y",
        "file:///etc/passwd", "ada@localhost", "@ada", "ada@", "a@b@c.d", "12 000.50", "0.123456789", "01.02.2025", "01-02-2025 10:30",
        "2025-01-15 10:30", "01/02/2025",
        "01.02.2025 14.00 Uhr", "+44", "0123", "87654321", "+12345678901234567890", "012345678a",
        "<script>alert(1)</script>", "12:30-13:45", "00:00:00.000000000", "€1.000.000.000",
    ];
    for text in table {
        assert_eq!(marked(text), text);
    }
}

#[test]
fn a_megabyte_without_a_break_takes_no_time_to_speak_of() {
    // What these assert is the result; they would not end in a lifetime if the time grew with the square.
    let long = 1_000_000;
    for piece in [
        "a",
        "a@",
        "@",
        "+4",
        "(0",
        "0 0 ",
        "https://",
        "https://x.y/(",
        "http://a@",
        "&",
        "<",
        ".",
        "a.b@c.d.",
        "é",
    ] {
        let text = piece.repeat(long / piece.len());
        let joined: usize = segments(&text).iter().map(length).sum();
        assert_eq!(joined, text.len(), "{piece}");
    }
}

fn length(segment: &Segment) -> usize {
    match segment {
        Segment::Text(text) | Segment::Link { text, .. } => text.len(),
    }
}

fn assert_safe(text: &str) {
    let mut joined = String::new();
    for segment in segments(text) {
        match segment {
            Segment::Text(text) => joined.push_str(text),
            Segment::Link { text, href } => {
                joined.push_str(text);
                let (scheme, rest) = href.split_once(':').expect("a scheme");
                let scheme = scheme.to_ascii_lowercase();
                assert!(
                    ["http", "https", "mailto", "tel"].contains(&scheme.as_str()),
                    "{href}"
                );
                assert!(
                    !rest.is_empty() && !href.contains(char::is_whitespace),
                    "{href}"
                );
            }
        }
    }
    assert_eq!(joined, text);
}

proptest! {
    #[test]
    fn any_text_comes_apart_safely(text in any::<String>()) {
        assert_safe(&text);
    }

    #[test]
    fn any_near_miss_comes_apart_safely(pieces in prop::collection::vec(
        prop_oneof!["https?:/{0,2}", "javascript:", "mailto:", "tel:", "[a-z.]{1,8}@", "[a-z]{1,4}\\.[a-z]{2}", "\\+?[0-9 ().-]{1,14}", "[<>()\\[\\]\"'“”,;:!?]", "[ \n\u{a0}\u{202e}é]"], 0..14)) {
        assert_safe(&pieces.concat());
    }
}
