//! `cargo xtask test`.

use anyhow::Result;

use crate::machine::Machine;
use crate::setup;

/// Runs every check a change needs.
///
/// # Errors
/// When anything fails or is skipped.
pub fn test(machine: Machine, _wide: bool) -> Result<()> {
    setup::for_testing(machine)?;
    anyhow::bail!("not written yet")
}
