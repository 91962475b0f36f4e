//! Debian's Rust, with std for wasm32 built from Debian's source package into the project.
//! It serves machines that cannot reach Rust's release server, and people without rustup.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::apt;
use super::rust_target::{WASM32, has_std};
use crate::machine::{Machine, Rust, WASM32_RUSTFLAGS};
use crate::progress::Progress;
use crate::run;

/// What Debian 12 calls the Rust it keeps current for its browsers.
const PACKAGES: [&str; 6] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "rust-web-clippy",
    "rustfmt-web",
];

/// Where Debian puts programs, and the ones that are part of Rust.
const USR_BIN: &str = "/usr/bin";
const PROGRAMS: [&str; 8] = [
    "cargo",
    "rustc",
    "rustdoc",
    "cargo-clippy",
    "clippy-driver",
    "cargo-fmt",
    "rustfmt",
    "rust-lld",
];

/// The parts of std that tests need besides std itself.
const BUILD_STD: &str = "-Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro";

/// Debian's Rust, if it was prepared here and is still the version it was prepared for.
pub fn found(machine: &Machine) -> Option<Rust> {
    let prepared_for = fs::read_to_string(stamp(machine)).ok()?;
    let rust = rust(machine);
    (has_std(&sysroot(machine)) && version(machine).ok()? == prepared_for).then_some(rust)
}

/// Installs Debian's packages and builds std for wasm32.
///
/// # Errors
/// When apt cannot be used here, or std does not build.
pub fn install(machine: &Machine, progress: &Progress) -> Result<()> {
    if let Some(trouble) = apt::trouble(machine) {
        bail!("Debian's Rust {trouble}");
    }
    apt::install(machine, &PACKAGES, progress)?;
    install_linker(machine, progress)?;
    // Whatever an earlier version left would be found twice by rustc.
    let _ = fs::remove_dir_all(home(machine));
    link_programs(machine)?;
    link_host_std(machine)?;
    build_std(machine, progress)?;
    fs::write(stamp(machine), version(machine)?)?;
    Ok(())
}

fn home(machine: &Machine) -> std::path::PathBuf {
    machine.tools("debian")
}

fn sysroot(machine: &Machine) -> std::path::PathBuf {
    home(machine).join("sysroot")
}

fn stamp(machine: &Machine) -> std::path::PathBuf {
    home(machine).join("prepared-for")
}

fn rust(machine: &Machine) -> Rust {
    Rust::Debian {
        bin: home(machine).join("bin"),
        sysroot: sysroot(machine),
    }
}

/// What Debian's rustc says it is, hash and LLVM included.
fn version(machine: &Machine) -> Result<String> {
    let mut rustc = machine.clone().with_rust(rust(machine)).command("rustc");
    run::must(rustc.arg("-vV"), |_| ())
}

/// `rust-lld` is a link into the lld of one LLVM version, which no package depends on.
fn install_linker(machine: &Machine, progress: &Progress) -> Result<()> {
    let link = Path::new(USR_BIN).join("rust-lld");
    if link.exists() {
        return Ok(());
    }
    let target = fs::read_link(&link).with_context(|| link.display().to_string())?;
    let target = target.to_string_lossy();
    let llvm = target
        .split('/')
        .find_map(|part| part.strip_prefix("llvm-"));
    let llvm = llvm.with_context(|| format!("{} leads to {target}", link.display()))?;
    apt::install(machine, &[&format!("lld-{llvm}")], progress)
}

/// `/usr/bin` itself on the PATH would put everything else in it first, too.
fn link_programs(machine: &Machine) -> Result<()> {
    let bin = home(machine).join("bin");
    fs::create_dir_all(&bin)?;
    for program in PROGRAMS {
        symlink(Path::new(USR_BIN).join(program), bin.join(program))?;
    }
    Ok(())
}

/// With `--sysroot`, rustc looks for the host's std there too.
fn link_host_std(machine: &Machine) -> Result<()> {
    let version = version(machine)?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("Debian's rustc does not say its host")?;
    let rustlib = sysroot(machine).join("lib/rustlib");
    fs::create_dir_all(&rustlib)?;
    symlink(Path::new("/usr/lib/rustlib").join(host), rustlib.join(host))?;
    Ok(())
}

/// Builds an empty crate together with std, and keeps std.
fn build_std(machine: &Machine, progress: &Progress) -> Result<()> {
    progress.say("building std for wasm32 from Debian's source");
    let krate = machine.tools("build/std");
    fs::create_dir_all(krate.join("src"))?;
    let manifest = "[package]\nname = \"empty\"\nedition = \"2024\"\n[workspace]\n";
    fs::write(krate.join("Cargo.toml"), manifest)?;
    fs::write(krate.join("src/lib.rs"), "#![no_std]\n")?;

    let mut cargo = machine.clone().with_rust(rust(machine)).command("cargo");
    cargo
        .args(["build", "--release", "--target", WASM32, BUILD_STD])
        .current_dir(&krate)
        .env("CARGO_TARGET_DIR", krate.join("target"))
        .env("RUSTC_BOOTSTRAP", "1")
        // Here std comes from its source, with no sysroot of ours yet.
        .env_remove(WASM32_RUSTFLAGS);
    run::must(&mut cargo, |_| progress.tick("std"))?;

    let kept = sysroot(machine)
        .join("lib/rustlib")
        .join(WASM32)
        .join("lib");
    fs::create_dir_all(&kept)?;
    let built = krate.join("target").join(WASM32).join("release/deps");
    for file in built.read_dir()? {
        let file = file?.path();
        let name = file.file_name().unwrap_or_default();
        let ours = name.to_string_lossy().starts_with("libempty-");
        if file.extension().is_some_and(|kind| kind == "rlib") && !ours {
            fs::copy(&file, kept.join(name))?;
        }
    }
    Ok(())
}
