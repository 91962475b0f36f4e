//! `sw.js`: the service worker, which knows its version by the names of the files that belong to it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::headers::is_hashed;
use super::second_module::owns;
use crate::machine::Machine;
use crate::run;

/// Its name in the bundle; the same in every version, since that is how browsers find the next.
pub const NAME: &str = "sw.js";

const SOURCE: &str = "src/sw.js";

/// Puts the worker for these files into the bundle.
///
/// # Errors
/// When the shell cannot be read or esbuild fails.
pub fn write(machine: &Machine, bundle: &Path, files: &[String]) -> Result<()> {
    let shell = fs::read_to_string(bundle.join("index.html")).context("index.html")?;
    let kept: Vec<_> = files.iter().filter(|name| is_hashed(name)).collect();
    let named: Vec<_> = kept.iter().filter(|name| shell.contains(**name)).collect();
    let later: Vec<_> = kept.iter().filter(|name| owns(name)).collect();
    let mut esbuild = machine.command("esbuild");
    esbuild
        .arg(machine.path(SOURCE))
        .args(["--minify", "--log-level=warning"])
        .arg(format!("--define:FILES={}", serde_json::to_string(&kept)?))
        .arg(format!("--define:NAMED={}", serde_json::to_string(&named)?))
        .arg(format!("--define:LATER={}", serde_json::to_string(&later)?))
        .arg(format!("--outfile={}", bundle.join(NAME).display()));
    run::must(&mut esbuild, |_| ())?;
    Ok(())
}
