//! How long visitors wait, beside a page that is nothing but HTML and a fetch. A figure to look at: no test depends on it.

use std::fmt::Write;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::machine::Machine;
use crate::progress::Progress;
use crate::{run, serve};

const RUNNER: &str = "tests/e2e/bench/timings.js";

/// Measures, and tells it as a table under a line that says when, where and how.
///
/// # Errors
/// When the browser or the sandbox cannot be started.
pub fn table(machine: &Machine) -> Result<String> {
    let progress = Progress::of("times in Chromium".into());
    progress.say("a few minutes; leave the machine alone");
    let sandbox = serve::sandbox(machine)?;
    let mut node = machine.command("node");
    node.arg(RUNNER).env("SANDBOX_BIN", sandbox.get_program());
    if let Some(chromium) = machine.find("chromium") {
        node.env("CHROMIUM", chromium);
    }
    let printed = run::must(&mut node, |_| progress.tick("still measuring"))?;
    let measured = printed.lines().last().unwrap_or_default();
    let measured = serde_json::from_str(measured).with_context(|| run::tail(&printed))?;
    let date = machine.ask("date", &["+%F"]).unwrap_or_default();
    told(&measured, &date, &processor())
}

fn told(measured: &Value, date: &str, processor: &str) -> Result<String> {
    let browser = measured["browser"].as_str().unwrap_or_default();
    let runs = &measured["runs"];
    let mut text = format!(
        "{date}, {browser}, {processor}; medians of {runs} runs in turns, in milliseconds from the start of the\n\
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

/// As Linux calls it; anywhere else, how many there are.
fn processor() -> String {
    let count = std::thread::available_parallelism().map_or(1, usize::from);
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info
        .lines()
        .find_map(|line| line.strip_prefix("model name"));
    let model = model.map_or("cores", |text| text.trim_start_matches(['\t', ' ', ':']));
    format!("{count} × {model}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::told;

    #[test]
    fn a_row_for_each_visit() {
        let moment = json!({ "ours": 300, "limit": 200 });
        let measured = json!({
            "browser": "Chromium 1", "runs": 9,
            "rows": [{ "profile": "p", "visit": "cold", "first": moment, "heading": moment, "notes": moment }],
        });
        let text = told(&measured, "2026-01-02", "2 × cores").unwrap();
        assert!(
            text.starts_with("2026-01-02, Chromium 1, 2 × cores; medians of 9"),
            "{text}"
        );
        assert!(text.contains("| cold, p | 300 / 200 = 1.50 |"), "{text}");
        assert!(told(&json!({}), "", "").is_err());
    }
}
