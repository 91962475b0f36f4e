//! The bundle: `dist/`, and how it comes about.

mod budget;
mod compress;
pub mod crates;
pub mod glue;
mod hash;
mod headers;
mod hosts;
mod inline;
mod languages;
mod sbom;
mod second_module;
mod service_worker;
mod shell;
mod small;

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};

pub use budget::weigh;
pub use crates::APP;

use crate::machine::Machine;
use crate::progress::{Progress, spelt};
use crate::{run, setup};

/// Where the bundle grows until it is whole; `dist/` never holds half of one.
const GROWING: &str = "target/bundle";

/// Which standard library is linked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Std {
    /// The one that comes with rustc.
    Shipped,
    /// Built anew for size.
    Small,
}

/// Builds `dist/`, after the set-up that is missing; with a standard library of its own if it is to be small.
///
/// # Errors
/// When set-up or the build fails.
pub fn build_from_bare(machine: Machine, base: &str, small: bool) -> Result<()> {
    let machine = setup::for_building(machine)?;
    if !small {
        return build(&machine, base);
    }
    small::prepare(&machine)?;
    build_with(&machine, base, Std::Small)
}

/// Builds `dist/`, to be hosted under `base`, and prints what it weighs.
///
/// # Errors
/// When Trunk fails, the shell holds something inline that the policy would block, or the bundle
/// is over its budget.
pub fn build(machine: &Machine, base: &str) -> Result<()> {
    build_with(machine, base, Std::Shipped)
}

fn build_with(machine: &Machine, base: &str, std: Std) -> Result<()> {
    let started = Instant::now();
    let progress = Progress::of("the bundle".into());
    progress.say("trunk build, a minute or two of compiling");
    let growing = machine.path(GROWING);
    let crates = crates::linked(machine)?;
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
        .env("RUST_BACKTRACE", "0")
        .env("CARGO_ENCODED_RUSTFLAGS", rustflags(machine, &crates, std)?);
    if std == Std::Small {
        small::allow(&mut trunk);
    }
    let mut compiled = 0;
    run::must(&mut trunk, |line| {
        compiled += usize::from(line.trim_start().starts_with("Compiling "));
        progress.tick(&format!("{compiled} crates"));
    })?;
    // Trunk's own, of no use to a host.
    fs::remove_file(growing.join(".trunk-lock")).or_else(absent_is_fine)?;

    glue::tighten(machine, &growing)?;
    second_module::finish(machine, &growing)?;
    languages::name(&growing)?;
    service_worker::write(machine, &growing, &names(&growing)?)?;

    let rustc = machine.rustc("release")?;
    fs::write(
        growing.join(sbom::NAME),
        sbom::make(&crates, &rustc, &growing)?,
    )?;

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

/// All options for rustc, apart from each other by what no path holds.
fn rustflags(machine: &Machine, crates: &[crates::Crate], std: Std) -> Result<String> {
    let mut all = without_paths(machine, crates)?;
    all.push(glue::NOTES.to_owned());
    if std == Std::Small {
        all.extend(small::RUSTFLAGS.map(str::to_owned));
    }
    Ok(all.join("\x1f"))
}

/// Options for rustc that keep this machine's folders out of the wasm, where panics would name them: the same source
/// makes the same bytes wherever it lies, and they are fewer. `RUSTFLAGS` of the caller's would change the bytes too.
fn without_paths(machine: &Machine, crates: &[crates::Crate]) -> Result<Vec<String>> {
    let of_packages: BTreeSet<_> = crates
        .iter()
        .filter(|krate| krate.name != APP)
        .filter_map(|krate| krate.source.parent())
        .collect();
    let root = machine.path("");
    let folders = of_packages.into_iter().chain([root.as_path()]);
    let options = folders.map(|folder| format!("--remap-path-prefix={}=", folder.display()));
    Ok(options.chain([without_path_of_std(machine)?]).collect())
}

/// Where the source of the standard library is installed, rustc names that folder; elsewhere it names the commit.
fn without_path_of_std(machine: &Machine) -> Result<String> {
    Ok(format!(
        "--remap-path-prefix={}/lib/rustlib/src/rust=/rustc/{}",
        machine.sysroot()?.display(),
        machine.rustc("commit-hash")?
    ))
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
pub fn names(bundle: &Path) -> Result<Vec<String>> {
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
