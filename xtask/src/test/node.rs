//! Linters of what is not Rust.

use anyhow::Result;

use super::{Verdict, must};
use crate::machine::Machine;

/// Scripts.
pub fn eslint(machine: &Machine) -> Result<Verdict> {
    must(machine.command("eslint").args(["--max-warnings=0", "."]))
}

/// Styles.
pub fn stylelint(machine: &Machine) -> Result<Verdict> {
    must(
        machine
            .command("stylelint")
            .args(["--max-warnings=0", "style/**/*.css"]),
    )
}

/// The shell, as visitors get it.
pub fn html_validate(machine: &Machine) -> Result<Verdict> {
    must(
        machine
            .command("html-validate")
            .args(["--max-warnings=0", "dist/index.html"]),
    )
}
