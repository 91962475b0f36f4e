//! `dist/_headers`, filled in from its template: the one source of the response headers.

use std::fmt::Write;

use anyhow::{Result, bail};

use super::inline::Inline;

/// The template. `{…}` stands for what only the build knows.
pub const TEMPLATE: &str = "deploy/_headers";

/// The addresses of pages (`src/route.rs`), which hosts answer with `index.html`; how long any other is kept that is answered
/// so, is theirs to say. Each file has a rule of its
/// own and none matches two, since some hosts would join two values with a comma.
const PAGES: [&str; 4] = ["", "sign-in", "opportunities", "opportunities/*"];

/// For what keeps its name when its bytes change.
const ASK_AGAIN: &str = "no-cache";

/// For what has a hash of its bytes in its name.
const KEEP: &str = "public, max-age=31536000, immutable";

/// Fills in the template for a bundle of these files, hosted under `base`.
///
/// # Errors
/// When the template has a placeholder that is not known.
pub fn fill(template: &str, inline: &Inline, base: &str, files: &[String]) -> Result<String> {
    let mut filled = String::new();
    for line in template.lines().filter(|line| !line.starts_with('#')) {
        let line = line
            .replace("{base}", base)
            .replace("{script}", &inline.script)
            .replace("{style}", &inline.style);
        if line.contains(['{', '}']) {
            bail!("{TEMPLATE} has a placeholder that is not known: {line}");
        }
        writeln!(filled, "{line}")?;
    }
    for page in PAGES {
        writeln!(filled, "{base}{page}\n  Cache-Control: {ASK_AGAIN}")?;
    }
    for file in files {
        let caching = if is_hashed(file) { KEEP } else { ASK_AGAIN };
        writeln!(filled, "{base}{file}\n  Cache-Control: {caching}")?;
    }
    Ok(filled)
}

/// Whether a name holds a hash as Trunk writes it: 64 bits in hexadecimal, without leading zeros.
pub fn is_hashed(file: &str) -> bool {
    let is_hash = |part: &str| {
        let digits = part.bytes().all(|byte| byte.is_ascii_hexdigit());
        digits && (10..=16).contains(&part.len())
    };
    file.split(|c: char| !c.is_ascii_alphanumeric())
        .any(is_hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &str) -> Result<String> {
        let inline = Inline {
            script: "'sha256-S'".into(),
            style: "'sha256-T'".into(),
        };
        let files = ["app-1d70f37a9c0a1e14_bg.wasm".into(), "index.html".into()];
        fill(template, &inline, "/crm/", &files)
    }

    #[test]
    fn ok_a_bundle() {
        let text = filled("# why\n{base}*\n  X: a {script} b {style}\n").unwrap();
        let expected = "/crm/*\n  X: a 'sha256-S' b 'sha256-T'\n\
            /crm/\n  Cache-Control: no-cache\n\
            /crm/sign-in\n  Cache-Control: no-cache\n\
            /crm/opportunities\n  Cache-Control: no-cache\n\
            /crm/opportunities/*\n  Cache-Control: no-cache\n\
            /crm/app-1d70f37a9c0a1e14_bg.wasm\n  \
            Cache-Control: public, max-age=31536000, immutable\n\
            /crm/index.html\n  Cache-Control: no-cache\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn hashes_in_names() {
        assert!(is_hashed("opportune-484ec7ca1973eb55_bg.wasm"));
        assert!(is_hashed("opportune-c4a5f4a9b6dcfbb.js"));
        assert!(!is_hashed("index.html"));
        assert!(!is_hashed("sw.js"));
        assert!(!is_hashed("facade-feedback.css"));
    }

    #[test]
    fn err_unknown_placeholder() {
        let error = filled("{base}*\n  X: {scripts}\n").unwrap_err().to_string();
        assert!(error.contains("{scripts}"), "{error}");
    }
}
