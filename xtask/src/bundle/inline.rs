//! What stands inline in `index.html`. The policy allows one script and one style there, by hash.

use std::mem;

use anyhow::{Result, bail};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::hash;

/// The hashes of what stands inline, as the policy spells them.
#[derive(Debug, PartialEq, Eq)]
pub struct Inline {
    /// Of the one script.
    pub script: String,
    /// Of the one style.
    pub style: String,
}

/// Finds the one inline script and the one inline style.
///
/// # Errors
/// When there are more or fewer, or when anything else is inline: a `style` attribute, a handler
/// such as `onclick`, a `javascript:` address.
pub fn inspect(html: &str) -> Result<Inline> {
    let (mut scripts, mut styles) = (Vec::new(), Vec::new());
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut tokens = Tokenizer::new_with_emitter(html, emitter)
        .flatten()
        .peekable();
    while let Some(token) = tokens.next() {
        let Token::StartTag(tag) = token else {
            continue;
        };
        refuse_inline_attributes(&tag)?;
        let found = match &**tag.name {
            b"script" if !tag.attributes.contains_key(b"src".as_slice()) => &mut scripts,
            b"style" => &mut styles,
            _ => continue,
        };
        let mut content = Vec::new();
        while let Some(Token::String(text)) = tokens.next_if(|t| matches!(t, Token::String(_))) {
            content.extend_from_slice(&text);
        }
        found.push(format!("'{}'", hash::integrity(&content)));
    }
    match (scripts.as_mut_slice(), styles.as_mut_slice()) {
        ([script], [style]) => Ok(Inline {
            script: mem::take(script),
            style: mem::take(style),
        }),
        (scripts, styles) => bail!(
            "index.html must hold one inline script and one inline style, not {} and {}",
            scripts.len(),
            styles.len()
        ),
    }
}

fn refuse_inline_attributes(tag: &StartTag<()>) -> Result<()> {
    for (name, value) in &tag.attributes {
        let name = String::from_utf8_lossy(name);
        let value = String::from_utf8_lossy(value);
        let script_address = value
            .trim_start()
            .to_ascii_lowercase()
            .starts_with("javascript:");
        if name == "style" || name.starts_with("on") || script_address {
            let tag = String::from_utf8_lossy(&tag.name);
            bail!("index.html holds something the policy blocks: <{tag} {name}=\"{value}\">");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The hashes as `printf '…' | openssl dgst -sha256 -binary | base64` makes them.
    #[test]
    fn ok_one_of_each() {
        let html = "<!doctype html><style>a{color:red}</style><script src=\"/x.js\"></script>\
                    <script>if(1<2)alert(\"</b>\")</script><p title=\"&lt;style&gt;\">";
        let inline = inspect(html).unwrap();
        assert_eq!(
            inline.style,
            "'sha256-6hWWMOcF+mJesSJGYhmK2lkIIEw9Xc5XKGLPVzh8yxs='"
        );
        assert_eq!(
            inline.script,
            "'sha256-Cq2M7QapvQaHIyTKyhqzg6W5M19Z7NNWQUvZWKurY+A='"
        );
    }

    #[test]
    fn err_what_the_policy_would_block() {
        const ONE_OF_EACH: &str = "<style>a{}</style><script>1</script>";
        for more in [
            "<style></style>",
            "<script type=\"application/json\">{}</script>",
            "<p style=\"color:red\">",
            "<button onclick=\"go()\">",
            "<template><svg onload=\"go()\"></template>",
            "<a href=\" JavaScript:go()\">",
        ] {
            assert!(inspect(&format!("{ONE_OF_EACH}{more}")).is_err(), "{more}");
        }
        assert!(inspect("<script>1</script>").is_err());
    }
}
