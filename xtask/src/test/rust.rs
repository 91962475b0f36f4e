//! What cargo checks and tests.

use std::process::Command;

use anyhow::{Result, bail};

use super::{Verdict, count::Count, must};
use crate::machine::Machine;
use crate::run;
use crate::setup::WASM32;

/// The code looks as rustfmt writes it.
pub fn format(machine: &Machine) -> Result<Verdict> {
    let check = ["fmt", "--all", "--check", "--", "--color=never"];
    must(&mut machine.cargo(&check))
}

/// Clippy on everything that runs natively.
pub fn clippy(machine: &Machine) -> Result<Verdict> {
    let mut cargo = machine.cargo(&["clippy", "--workspace", "--all-targets"]);
    must(cargo.args(["--", "-Dwarnings"]))
}

/// Clippy on the app and its tests, as the browser gets them.
pub fn clippy_wasm32(machine: &Machine) -> Result<Verdict> {
    let mut cargo = machine.cargo(&["clippy", "--package", "opportune", "--all-targets"]);
    must(cargo.args(["--target", WASM32, "--", "-Dwarnings"]))
}

/// Docs of everything, private items included, with no broken link.
pub fn docs(machine: &Machine) -> Result<Verdict> {
    must(cargo_doc(machine).arg("--workspace"))
}

/// Docs of what only the browser's half has.
pub fn docs_wasm32(machine: &Machine) -> Result<Verdict> {
    must(cargo_doc(machine).args(["--package", "opportune", "--target", WASM32]))
}

/// Tests that need no browser: the app's pure rooms, the sandbox, these commands.
pub fn native_tests(machine: &Machine) -> Result<Verdict> {
    suite(&mut machine.cargo(&["test", "--workspace", "--no-fail-fast"]))
}

/// Runs a test command of cargo's.
///
/// # Errors
/// When it failed before any test did.
pub fn suite(cargo: &mut Command) -> Result<Verdict> {
    let finished = run::watch(cargo, run::HOURS, |_| ())?;
    let count = Count::in_rust_output(&finished.text);
    if !finished.status.success() && count.failed == 0 {
        bail!(
            "`{}` failed:\n{}",
            run::spelt(cargo),
            run::tail(&finished.text)
        );
    }
    Ok(Verdict {
        count,
        output: finished.text,
    })
}

fn cargo_doc(machine: &Machine) -> Command {
    let mut cargo = machine.cargo(&["doc", "--no-deps", "--document-private-items"]);
    cargo.env("RUSTDOCFLAGS", "-Dwarnings");
    cargo
}
