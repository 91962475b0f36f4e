//! The bundle: `dist/`, as `DESIGN.md` has it.

mod budget;
mod compress;
mod headers;
mod hosts;
mod inline;

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};

pub use budget::weigh;

use crate::machine::Machine;
use crate::progress::{Progress, spelt};
use crate::{run, setup};

/// Where the bundle grows until it is whole; `dist/` never holds half of one.
const GROWING: &str = "target/bundle";

/// Builds `dist/`, after the set-up that is missing.
///
/// # Errors
/// When set-up or the build fails.
pub fn build_from_bare(machine: Machine, base: &str) -> Result<()> {
    let machine = setup::for_building(machine)?;
    build(&machine, base)
}

/// Builds `dist/`, to be hosted under `base`, and prints what it weighs.
///
/// # Errors
/// When Trunk fails, the shell holds something inline that the policy would block, or the bundle
/// is over its budget.
pub fn build(machine: &Machine, base: &str) -> Result<()> {
    let started = Instant::now();
    let progress = Progress::of("the bundle".into());
    progress.say("trunk build, a minute or two of compiling");
    let growing = machine.path(GROWING);
    let mut trunk = machine.command("trunk");
    trunk
        .args([
            "build",
            "--release",
            "--public-url",
            base,
            "--dist",
            GROWING,
        ])
        .env("RUST_BACKTRACE", "0");
    let mut compiled = 0;
    run::must(&mut trunk, |line| {
        compiled += usize::from(line.trim_start().starts_with("Compiling "));
        progress.tick(&format!("{compiled} crates"));
    })?;
    // Trunk's own, of no use to a host.
    fs::remove_file(growing.join(".trunk-lock")).or_else(absent_is_fine)?;

    let shell = fs::read_to_string(growing.join("index.html"))?;
    let template =
        fs::read_to_string(machine.path(headers::TEMPLATE)).context(headers::TEMPLATE)?;
    let inline = inline::inspect(&shell)?;
    let headers = headers::fill(&template, &inline, base, &names(&growing)?)?;
    fs::write(growing.join("_headers"), &headers)?;
    hosts::write(machine, &headers)?;
    compress::compress(&growing)?;
    let table = weigh(&growing)?;

    let dist = machine.path("dist");
    fs::remove_dir_all(&dist).or_else(absent_is_fine)?;
    fs::rename(&growing, &dist)?;
    print!("{table}");
    println!("  ✓ the bundle is in dist/ ({})", spelt(started.elapsed()));
    Ok(())
}

fn absent_is_fine(error: io::Error) -> io::Result<()> {
    match error.kind() {
        ErrorKind::NotFound => Ok(()),
        _ => Err(error),
    }
}

/// The files of a bundle, as paths below its root, in order.
///
/// # Errors
/// When the folder cannot be read.
fn names(bundle: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    let mut folders = vec![bundle.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in folder.read_dir()? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                names.push(path.strip_prefix(bundle)?.display().to_string());
            }
        }
    }
    names.sort();
    Ok(names)
}
