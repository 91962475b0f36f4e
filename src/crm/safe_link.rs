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
