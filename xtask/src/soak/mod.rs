//! `cargo xtask soak`: what takes too long for every change.

mod fuzz;
mod page;

use std::fmt::Write;

use anyhow::{Result, bail};

use crate::docs;
use crate::machine::Machine;
use crate::{bundle, setup};

/// Where the last figures stand.
const PAGE: &str = "README.md";

/// Fuzzes every reader for so many minutes, opens 5,000 opportunities in one tab, and draws 100,000 mutated records.
/// What it measured is written into the README.
///
/// # Errors
/// When something did not hold; what was found lies where the sentence says.
pub fn soak(machine: Machine, minutes: u64) -> Result<()> {
    let machine = setup::for_testing(machine, false)?;
    let mut rows = Vec::new();
    let mut troubles = Vec::new();
    for (name, part) in [
        ("fuzzing", fuzz::readers(&machine, minutes)),
        (
            "pages",
            bundle::build(&machine, "/").and_then(|()| page::in_chromium(&machine)),
        ),
    ] {
        match part {
            Ok(figures) => rows.extend(figures),
            Err(error) => troubles.push(format!("{name}: {error:#}")),
        }
    }
    let mut table = "| what | last figures |\n|---|---|\n".to_owned();
    for (what, figures) in rows {
        println!("  ✓ {what}: {figures}");
        writeln!(table, "| {what} | {figures} |")?;
    }
    if !troubles.is_empty() {
        bail!("the soak found something.\n{}", troubles.join("\n"));
    }
    docs::put(&machine, PAGE, "soak", &table)
}

/// What was done, and what came of it.
type Figures = Vec<(String, String)>;
