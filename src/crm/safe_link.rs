//! What may become a link. Everything from the API is a stranger's text: http(s) and mail addresses pass, nothing else.

/// Whether a text is an http or https address with a host, and nothing that could hide where it leads.
pub fn is_web(text: &str) -> bool {
    let Some(rest) = after_scheme(text) else {
        return false;
    };
    let host_length = rest
        .bytes()
        .position(|byte| matches!(byte, b'/' | b'?' | b'#'))
        .unwrap_or(rest.len());
    let host = &rest[..host_length];
    let plain = |character: char| {
        !(character.is_whitespace()
            || character.is_control()
            || matches!(character, '\\' | '<' | '>' | '"'))
    };
    !host.is_empty() && !host.starts_with(':') && !host.contains('@') && text.chars().all(plain)
}

/// What follows `http://` or `https://`, in any case.
pub fn after_scheme(text: &str) -> Option<&str> {
    ["https://", "http://"].iter().find_map(|scheme| {
        let (start, rest) = text.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    })
}

/// Whether a text is one mail address and nothing else that a mail program could read out of it.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let plain = |character: char| {
        !(character.is_whitespace()
            || character.is_control()
            || r#"@,;:?&%#<>()[]\"/"#.contains(character))
    };
    !local.is_empty()
        && local.chars().all(plain)
        && domain.chars().all(plain)
        && domain.split('.').all(|label| !label.is_empty())
        && domain.contains('.')
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
        ];
        for text in texts {
            assert!(!is_email(text), "{text}");
        }
    }
}
