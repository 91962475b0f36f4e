//! The stories of `tests/e2e`: visitors in real browsers, the built bundle, the sandbox.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use super::{Verdict, count::Count, failures};
use crate::machine::Machine;
use crate::{run, serve};

/// Where Playwright's reporter writes, below the checkout.
const REPORT: &str = "target/stories.json";

/// Every story, in Chromium.
pub fn chromium(machine: &Machine) -> Result<Verdict> {
    let mut playwright = before_a_sandbox(machine, "playwright")?;
    playwright
        .args(["test", "--config=tests/e2e", "--reporter=line,json"])
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", REPORT)
        .env("FORCE_COLOR", "0")
        .env("CI", "1");
    if let Some(chromium) = machine.find("chromium") {
        playwright.env("CHROMIUM", chromium);
    }
    let _ = fs::remove_file(machine.path(REPORT));
    let finished = run::watch(&mut playwright, run::HOURS, |_| ())?;
    let report = fs::read_to_string(machine.path(REPORT));
    let report = report.with_context(|| run::tail(&finished.text))?;
    Ok(Verdict {
        count: Count::in_playwright_report(&report)?,
        output: failures::in_playwright_report(&report),
    })
}

/// The smoke story in Firefox and `WebKitGTK`.
pub fn other_engines(machine: &Machine) -> Result<Verdict> {
    smoke(machine, "engines")
}

/// nginx and Caddy, really started, and the smoke story through each.
pub fn hosts(machine: &Machine) -> Result<Verdict> {
    smoke(machine, "hosts")
}

/// The code that runs at hosts which cannot be started here.
pub fn edges(machine: &Machine) -> Result<Verdict> {
    smoke(machine, "edge")
}

fn smoke(machine: &Machine, file: &str) -> Result<Verdict> {
    let mut node = before_a_sandbox(machine, "node")?;
    node.args(["--test", "--test-reporter=tap"])
        .arg(format!("tests/e2e/smoke/{file}.test.js"));
    let finished = run::watch(&mut node, run::HOURS, |_| ())?;
    Ok(Verdict {
        count: Count::in_node_output(&finished.text)?,
        output: finished.text,
    })
}

/// A program that starts sandboxes itself. The sandbox is built now, so that no story's patience
/// is spent on the compiler.
fn before_a_sandbox(machine: &Machine, program: &str) -> Result<Command> {
    let sandbox = serve::sandbox(machine)?;
    let mut command = machine.command(program);
    command.env("SANDBOX_BIN", sandbox.get_program());
    Ok(command)
}
