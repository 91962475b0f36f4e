//! The stories of `tests/e2e`: visitors in a real browser, the built bundle, the sandbox.

use std::fs;

use anyhow::{Context, Result};

use super::{Verdict, count::Count};
use crate::machine::Machine;
use crate::run;

/// Where the reporter writes, below the checkout.
const REPORT: &str = "target/stories.json";

/// In Chromium.
pub fn chromium(machine: &Machine) -> Result<Verdict> {
    // Built now, so that a story's patience is not spent on the compiler.
    run::must(
        &mut machine.cargo(&["build", "--package", "sandbox"]),
        |_| (),
    )?;
    let mut playwright = machine.command("playwright");
    playwright
        .args(["test", "--config", "tests/e2e", "--reporter=line,json"])
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", REPORT)
        .env("CI", "1");
    let _ = fs::remove_file(machine.path(REPORT));
    let finished = run::watch(&mut playwright, run::HOURS, |_| ())?;
    let report =
        fs::read_to_string(machine.path(REPORT)).with_context(|| run::tail(&finished.text))?;
    Ok(Verdict {
        count: Count::in_playwright_report(&report)?,
        output: finished.text,
    })
}
