//! How long visitors wait, beside a page that is nothing but HTML and a fetch. A figure to look at: no test depends on it.

use std::fmt::Write;

use anyhow::{Context, Result};
use serde_json::Value;

/// The script that measures.
pub const RUNNER: &str = "tests/e2e/bench/timings.js";

/// What it measured, as a table under a line that says when, where and how.
///
/// # Errors
/// When a time is missing.
pub fn told(measured: &Value, heading: &str) -> Result<String> {
    let mut text = format!(
        "{heading} Milliseconds from the start of the\n\
         navigation: ours / the limit = ratio. The API takes 150 ms.\n\n\
         | | first contentful paint | heading painted | notes in the DOM |\n|---|---|---|---|\n"
    );
    for row in measured["rows"]
        .as_array()
        .context("nothing was measured")?
    {
        let word = |key: &str| row[key].as_str().unwrap_or_default();
        write!(text, "| {}, {} |", word("visit"), word("profile"))?;
        for moment in ["first", "heading", "notes"] {
            let time = |app: &str| row[moment][app].as_f64().context("a time is missing");
            let (ours, limit) = (time("ours")?, time("limit")?);
            write!(text, " {ours} / {limit} = {:.2} |", ours / limit)?;
        }
        text.push('\n');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::told;

    #[test]
    fn a_row_for_each_visit() {
        let moment = json!({ "ours": 300, "limit": 200 });
        let measured = json!({
            "rows": [{ "profile": "p", "visit": "cold", "first": moment, "heading": moment, "notes": moment }],
        });
        let text = told(&measured, "today").unwrap();
        assert!(text.starts_with("today"), "{text}");
        assert!(text.contains("| cold, p | 300 / 200 = 1.50 |"), "{text}");
        assert!(told(&json!({}), "").is_err());
    }
}
