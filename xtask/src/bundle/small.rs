//! A bundle with a standard library built anew for size, without anything that serves panics. This needs what rustc and cargo
//! do not promise to keep, and so nothing else of the project does: what it saves is in `docs/performance.md`.

use std::process::Command;

use anyhow::{Context, Result};

use crate::machine::Machine;
use crate::progress::Progress;
use crate::run;

/// Options for rustc: a panic traps at once, and nothing is kept to say what it was.
pub const RUSTFLAGS: [&str; 4] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zfmt-debug=none",
    "-Zlocation-detail=none",
];

/// What tells a stable rustc and its cargo that they may.
const ALLOWED: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// Makes a command that builds do it this way.
pub fn allow(build: &mut Command) {
    build.envs(ALLOWED);
}

/// Where that source is, below rustc's root.
const SOURCE: &str = "lib/rustlib/src/rust/library/Cargo.toml";

/// Installs the source of the standard library and of the crates it is made of, if they are not there: Trunk builds offline.
///
/// # Errors
/// When rustup or cargo cannot: there is none, or no way to Rust's release server or the registry.
pub fn prepare(machine: &Machine) -> Result<()> {
    let progress = Progress::of("the standard library's source".into());
    progress.say("rustup component add rust-src");
    let mut rustup = machine.command("rustup");
    run::must(rustup.args(["component", "add", "rust-src"]), |_| ())
        .context("--small builds Rust's standard library from its source, which rustup brings")?;
    progress.say("cargo fetch, for the crates it is made of");
    let mut cargo = machine.cargo(&["fetch", "--locked", "--manifest-path"]);
    allow(&mut cargo);
    run::must(cargo.arg(machine.sysroot()?.join(SOURCE)), |_| ())?;
    Ok(())
}
