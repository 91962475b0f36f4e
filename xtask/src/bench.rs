//! `cargo xtask bench`.

use anyhow::Result;

use crate::bundle;
use crate::machine::Machine;

/// Builds the bundle, which prints its bytes by file against the budget.
///
/// # Errors
/// When the bundle cannot be built, or is over its budget.
pub fn bench(machine: Machine) -> Result<()> {
    bundle::build_from_bare(machine, "/")?;
    println!("Timings are not measured yet: they come with the issue \"Fast\".");
    Ok(())
}
