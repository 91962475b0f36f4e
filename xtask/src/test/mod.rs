//! `cargo xtask test`: everything a change must pass, told in one table.

mod bundle;
mod count;
mod failures;
mod node;
mod reproducible;
mod rust;
mod stories;
mod supply_chain;
mod web;

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::machine::Machine;
use crate::progress::spelt;
use crate::{run, setup};
use count::Count;

/// One check, or one suite of tests.
struct Check {
    name: &'static str,
    /// Fails with what went wrong, or counts its tests; a check without tests of its own is one.
    run: fn(&Machine) -> Result<Verdict>,
}

/// What a check found.
struct Verdict {
    count: Count,
    /// What to show if anything failed or was skipped.
    output: String,
}

/// What every change must pass. What is quick to fail comes first, and the bundle before its stories.
const CHECKS: [Check; 13] = [
    check("format", rust::format),
    check("eslint", node::eslint),
    check("stylelint", node::stylelint),
    check("clippy", rust::clippy),
    check("clippy, wasm32", rust::clippy_wasm32),
    check("docs", rust::docs),
    check("docs, wasm32", rust::docs_wasm32),
    check("native tests", rust::native_tests),
    check("web tests, Chromium", web::chromium),
    check("bundle", bundle::builds),
    check("html-validate", node::html_validate),
    check("code for hosts' edges", stories::edges),
    check("stories, Chromium", stories::chromium),
];

/// What is tested besides when wide.
const WIDE: [Check; 5] = [
    check("web tests, Firefox", web::firefox),
    check("smoke, Firefox and WebKit", stories::other_engines),
    check("hosts: nginx and Caddy", stories::hosts),
    check("supply chain", supply_chain::cargo_deny),
    check("reproducible bundle", reproducible::twice),
];

const fn check(name: &'static str, run: fn(&Machine) -> Result<Verdict>) -> Check {
    Check { name, run }
}

/// Runs every check and prints how each went; the last line counts all their tests.
///
/// # Errors
/// When set-up fails, so that nothing could be tested, or no check has such a name.
pub fn test(machine: Machine, wide: bool, only: Option<&str>) -> Result<ExitCode> {
    let all = CHECKS
        .iter()
        .chain(if wide { WIDE.as_slice() } else { &[] });
    let asked = |check: &&Check| only.is_none_or(|part| check.name.contains(part));
    let checks: Vec<_> = all.filter(asked).collect();
    if checks.is_empty() {
        bail!("no check has `{}` in its name", only.unwrap_or_default());
    }
    let machine = setup::for_testing(machine, wide)?;
    let lines: Vec<_> = checks
        .into_iter()
        .map(|check| perform(&machine, check))
        .collect();
    println!(
        "\n{}",
        lines.iter().map(told).collect::<Vec<_>>().join("\n")
    );
    let total = lines.iter().map(|line| line.count).sum::<Count>();
    if total.skipped > 0 {
        println!("A test that does not run says nothing: skipped counts as failed.");
    }
    println!(
        "\n{} passed, {} failed",
        total.passed,
        total.failed + total.skipped
    );
    let clean = lines.iter().all(|line| line.count.is_clean());
    Ok(ExitCode::from(u8::from(!clean)))
}

/// A line of the table.
struct Line {
    name: &'static str,
    count: Count,
    took: Duration,
}

fn perform(machine: &Machine, check: &Check) -> Line {
    println!("  … {}", check.name);
    let started = Instant::now();
    let verdict = (check.run)(machine).unwrap_or_else(|error| Verdict {
        count: Count::one_failed(),
        output: format!("{error:#}"),
    });
    let verdict = match verdict.count {
        nothing if nothing == Count::default() => Verdict {
            count: Count::one_failed(),
            output: verdict.output + "\nNo test ran.",
        },
        _ => verdict,
    };
    let line = Line {
        name: check.name,
        count: verdict.count,
        took: started.elapsed(),
    };
    if !verdict.count.is_clean() {
        println!("{}\n", run::tail(&verdict.output));
    }
    println!("{}", told(&line));
    line
}

fn told(line: &Line) -> String {
    let mark = if line.count.is_clean() { '✓' } else { '✗' };
    let (name, count, took) = (line.name, line.count, spelt(line.took));
    format!("  {mark} {name:<28} {count:>32}  {took:>12}")
}

/// A check that only succeeds or fails.
fn must(command: &mut Command) -> Result<Verdict> {
    let output = run::must(command, |_| ())?;
    Ok(Verdict {
        count: Count::one_passed(),
        output,
    })
}
