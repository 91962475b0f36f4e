//! How quick finding is among the sandbox's 6,005. A figure to look at: no test depends on it.

use std::fmt::Write;

use anyhow::{Context, Result};
use serde_json::Value;

/// The script that measures.
pub const RUNNER: &str = "tests/e2e/bench/find.js";

/// What it measured, as a table with a goal in each row, under a line that says when, where and how.
///
/// # Errors
/// When a figure is missing.
pub fn told(measured: &Value, heading: &str) -> Result<String> {
    let figure = |pointer: &str| {
        let value = measured.pointer(pointer).and_then(Value::as_f64);
        value.with_context(|| format!("{pointer} was not measured"))
    };
    let mut text =
        format!("{heading}\n\n| 6,005 opportunities | measured | goal |\n|---|---:|---:|\n");
    let first = measured["first"].as_array().context("no first rows")?;
    for row in first {
        let profile = row["profile"].as_str().unwrap_or_default();
        for (how, seen) in [
            ("", &row["told"]),
            (", as the app draws them", &row["drawn"]),
        ] {
            let (rows, heading) = (seen["rows"].as_f64(), seen["heading"].as_f64());
            let (rows, heading) = rows.zip(heading).context("no first rows")?;
            writeln!(
                text,
                "| first rows / an opportunity's heading{how}, {profile} | {rows} / {heading} ms = {:.2} | 1.2 |",
                rows / heading
            )?;
        }
    }
    let keys = figure("/keys/keys")?;
    for (what, pointer, goal) in [
        ("script of a keystroke, p95", "/keys/script/p95", "8 ms"),
        ("key to paint, p95", "/keys/paint/p95", "32 ms"),
        ("key to paint at 4× CPU, p95", "/keys4/paint/p95", "64 ms"),
        (
            "longest frame of scrolling at 4× CPU",
            "/scroll/most",
            "50 ms",
        ),
    ] {
        let of = if pointer.starts_with("/keys") {
            format!(", {keys} keys")
        } else {
            String::new()
        };
        writeln!(text, "| {what}{of} | {:.1} ms | {goal} |", figure(pointer)?)?;
    }
    // Only Linux tells it.
    if let (Ok(one), Ok(all)) = (figure("/held/one"), figure("/held/all")) {
        writeln!(
            text,
            "| private memory of the renderer above an opportunity's {one:.1} MB | {:.1} MB | 40 MB |",
            all - one
        )?;
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::told;

    #[test]
    fn each_figure_beside_its_goal() {
        let keys = json!({ "keys": 47, "script": { "p95": 7.4 }, "paint": { "p95": 24 } });
        let mut measured = json!({
            "first": [{
                "profile": "p",
                "told": { "rows": 300, "heading": 200 },
                "drawn": { "rows": 500, "heading": 400 },
            }],
            "keys": keys, "keys4": keys, "scroll": { "most": 50.04 },
            "held": { "one": 20.0, "all": 61.5 },
        });
        let text = told(&measured, "today").unwrap();
        for row in [
            "| first rows / an opportunity's heading, p | 300 / 200 ms = 1.50 | 1.2 |",
            "| first rows / an opportunity's heading, as the app draws them, p | 500 / 400 ms = 1.25 | 1.2 |",
            "| script of a keystroke, p95, 47 keys | 7.4 ms | 8 ms |",
            "| longest frame of scrolling at 4× CPU | 50.0 ms | 50 ms |",
            "| private memory of the renderer above an opportunity's 20.0 MB | 41.5 MB | 40 MB |",
        ] {
            assert!(text.contains(row), "{text}");
        }
        measured["held"] = json!({});
        assert!(!told(&measured, "today").unwrap().contains("memory"));
        measured["keys4"] = json!({});
        assert!(told(&measured, "today").is_err());
    }
}
