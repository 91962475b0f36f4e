//! What may become a link. Everything from the API is a stranger's text: http(s) addresses, mail addresses and telephone
//! numbers pass, nothing else.

/// Whether a text is an http or https address with a host, and nothing in it hides where it leads.
pub fn is_web(text: &str) -> bool {
    let Some(rest) = after_scheme(text) else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain =
        |character: char| is_visible(character) && !matches!(character, '\\' | '<' | '>' | '"');
    !host.is_empty() && !host.starts_with(':') && !host.contains('@') && text.chars().all(plain)
}

/// What follows `http://` or `https://`, in any case.
pub fn after_scheme(text: &str) -> Option<&str> {
    ["https://", "http://"].iter().find_map(|scheme| {
        let (start, rest) = text.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    })
}

/// Whether a text is one mail address, and nothing else that a mail program could read out of it.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let in_local =
        |character: char| is_visible(character) && !r#"@,;:?&%#<>()[]\"/"#.contains(character);
    let in_domain = |character: char| {
        character.is_ascii_alphanumeric()
            || character == '-'
            || !character.is_ascii() && is_visible(character)
    };
    let is_label = |label: &str| !label.is_empty() && label.chars().all(in_domain);
    !local.is_empty()
        && local.chars().all(in_local)
        && domain.contains('.')
        && domain.split('.').all(is_label)
}

/// The digits to call for a telephone number as people type it: `+442079460000` for "+44 (0)20 7946 0000", and
/// `+442079460000;ext=5` for "+44 20 7946 0000 ext. 5" (RFC 3966).
///
/// `None` if there is anything in it but one number of 5 to 15 digits, and an extension of up to 6.
pub fn telephone(text: &str) -> Option<String> {
    let text = text.trim();
    let (text, extension) = match text.split_once("ext") {
        Some((number, extension)) => (number, Some(extension.trim_start_matches('.').trim())),
        None => (text, None),
    };
    let is_extension = |text: &str| {
        (1..=6).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if extension.is_some_and(|text| !is_extension(text)) {
        return None;
    }
    // The national prefix within an international number is not dialled.
    let text = if text.starts_with('+') {
        text.replacen("(0)", "", 1)
    } else {
        text.to_owned()
    };
    let mut digits = String::with_capacity(16);
    for (at, character) in text.chars().enumerate() {
        match character {
            '0'..='9' => digits.push(character),
            '+' if at == 0 => digits.push(character),
            ' ' | '\u{a0}' | '-' | '.' | '/' | '(' | ')' => {}
            _ => return None,
        }
    }
    let count = digits.trim_start_matches('+').len();
    if let Some(extension) = extension {
        digits.push_str(";ext=");
        digits.push_str(extension);
    }
    (5..=15).contains(&count).then_some(digits)
}

/// Whether a character shows as itself: no space, no control, none that reorders or hides what stands beside it.
fn is_visible(character: char) -> bool {
    let hides = matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !(character.is_whitespace() || character.is_control() || hides)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_http_and_https_with_a_host_are_links() {
        #[rustfmt::skip]
        let links = [
            "https://example.com", "http://example.com/a?b=c#d", "HTTPS://EXAMPLE.COM", "https://example.com:8443/",
            "https://[2001:db8::1]/", "https://münchen.example/ä", "http://localhost",
        ];
        for text in links {
            assert!(is_web(text), "{text}");
        }
        #[rustfmt::skip]
        let texts = [
            "", "example.com", "www.example.com", "https:/example.com", "https://", "https:///x", "https://?q", "https://:80",
            "javascript:alert(1)", "JaVaScRiPt://example.com/%0aalert(1)", "data:text/html,x", "vbscript:x", "file:///etc",
            "ftp://example.com", " https://example.com", "https://example.com/a b", "https://exam\tple.com", "\u{1}https://x.y",
            "https://bank.example@evil.example", "https://evil.example\\@bank.example", "https://x.y/<b>", "https://x.y/\"",
            "https://x.y/\u{202e}gpj.exe", "https://x.y/a\u{200b}b",
            "//example.com", "https://x.y/\u{a0}", "é",
        ];
        for text in texts {
            assert!(!is_web(text), "{text}");
        }
    }

    #[test]
    fn only_one_plain_address_is_a_mail_link() {
        for text in [
            "ada@example.com",
            "a.b+c@sub.example.co.uk",
            "用户@例子.example",
            "o'neil@example.com",
        ] {
            assert!(is_email(text), "{text}");
        }
        #[rustfmt::skip]
        let texts = [
            "", "ada", "@example.com", "ada@", "ada@localhost", "a@b@c.d", "ada@example.com,eve@example.com",
            "ada@example.com?bcc=eve@x.y", "ada@example.com?subject=x", "a b@example.com", "ada@example..com", "ada@.com",
            "Ada <ada@example.com>", "ada@example.com\nbcc:x", "mailto:ada@example.com", "ada%0a@example.com", "a&b@example.com",
            "'ada@example.com'", "ada@exam_ple.com", "ada@example.com\u{202e}",
        ];
        for text in texts {
            assert!(!is_email(text), "{text}");
        }
    }

    #[test]
    fn a_telephone_number_is_dialled_as_it_is_typed() {
        #[rustfmt::skip]
        let table = [
            ("+44 20 7946 0000", Some("+442079460000")), ("+44 (0)20 7946 0000", Some("+442079460000")), ("(415) 555-0100", Some("4155550100")),
            ("020/7946.0000", Some("02079460000")), (" 112 000 ", Some("112000")), ("(0)20 7946", Some("0207946")),
            ("", None), ("1234", None), ("1234567890123456", None), ("+44 20 7946 0000 ext 5", Some("+442079460000;ext=5")),
            ("(020) 7946 0123 ext. 4", Some("02079460123;ext=4")), ("ext. 4", None), ("+44 20 7946 0000 ext", None),
            ("020 7946 0000 ext 4;isub=1", None), ("020 7946 0000 ext 1234567", None), ("020 7946 0000 extra", None), ("0044+20", None),
            ("12345;phone-context=x", None), ("12345,1", None), ("*21*12345#", None), ("٠٢٠٧٩٤٦٠٠٠٠", None), ("12345\n67890", None),
        ];
        for (text, expected) in table {
            assert_eq!(telephone(text).as_deref(), expected, "{text}");
        }
    }
}
