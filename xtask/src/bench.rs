//! `cargo xtask bench`.

use anyhow::Result;

use crate::machine::Machine;

/// Prints the bytes of the bundle by file, against the budget.
///
/// # Errors
/// When the bundle cannot be built.
pub fn bench(machine: Machine) -> Result<()> {
    crate::bundle::build_from_bare(machine, "/")
}
