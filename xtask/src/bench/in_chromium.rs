//! Scripts that measure in Chromium, against the sandbox, and print JSON.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::machine::Machine;
use crate::progress::Progress;
use crate::{run, serve};

/// Makes a table of what was measured, under a line that says when, where and how often.
pub type Told = fn(&Value, &str) -> Result<String>;

/// Runs a script and tells what it measured.
///
/// # Errors
/// When the browser or the sandbox cannot be started, or a figure is missing.
pub fn measure(machine: &Machine, runner: &str, told: Told) -> Result<String> {
    let progress = Progress::of(runner.into());
    progress.say("a few minutes; leave the machine alone");
    let sandbox = serve::sandbox(machine)?;
    let mut node = machine.command("node");
    node.arg(runner).env("SANDBOX_BIN", sandbox.get_program());
    if let Some(chromium) = machine.find("chromium") {
        node.env("CHROMIUM", chromium);
    }
    let printed = run::must(&mut node, |_| progress.tick("still measuring"))?;
    let measured = printed.lines().last().unwrap_or_default();
    let measured = serde_json::from_str(measured).with_context(|| run::tail(&printed))?;
    let date = machine.ask("date", &["+%F"]).unwrap_or_default();
    told(&measured, &heading(&measured, &date, &processor()))
}

fn heading(measured: &Value, date: &str, processor: &str) -> String {
    let browser = measured["browser"].as_str().unwrap_or_default();
    let runs = &measured["runs"];
    format!("{date}, {browser}, {processor}; medians of {runs} runs in turns.")
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

    use super::heading;

    #[test]
    fn the_heading_says_when_and_where_and_how_often() {
        let measured = json!({ "browser": "Chromium 1", "runs": 9 });
        assert_eq!(
            heading(&measured, "2026-01-02", "2 × cores"),
            "2026-01-02, Chromium 1, 2 × cores; medians of 9 runs in turns."
        );
    }
}
