//! The bundle: `dist/`, as `DESIGN.md` has it.

use anyhow::Result;

use crate::machine::Machine;
use crate::{run, setup};

/// Builds `dist/`, after the set-up that is missing.
///
/// # Errors
/// When set-up or the build fails.
pub fn build_from_bare(machine: Machine, base: &str) -> Result<()> {
    let machine = setup::for_building(machine)?;
    build(&machine, base)
}

/// Builds `dist/`.
///
/// # Errors
/// When Trunk fails.
pub fn build(machine: &Machine, base: &str) -> Result<()> {
    println!("  … the bundle: trunk build");
    let mut trunk = machine.command("trunk");
    trunk
        .args(["build", "--release", "--public-url", base])
        .env("RUST_BACKTRACE", "0");
    run::must(&mut trunk, |_| ())?;
    Ok(())
}
