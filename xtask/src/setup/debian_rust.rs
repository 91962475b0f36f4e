//! Debian's Rust, with std for wasm32 built from Debian's source package into the project.
//! It serves machines that cannot reach Rust's release server, and people without rustup.

use std::fs;
use std::fs::Permissions;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::apt;
use super::rust_target::{WASM32, has_std};
use crate::machine::{Machine, Rust};
use crate::progress::Progress;
use crate::run;

/// What Debian 12 calls the Rust it keeps current for its browsers.
pub const PACKAGES: [&str; 6] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "rust-web-clippy",
    "rustfmt-web",
];

/// Where Debian puts programs.
const USR_BIN: &str = "/usr/bin";

/// The programs of Rust that work with any sysroot, and those that must be told of ours.
const LINKED: [&str; 6] = [
    "cargo",
    "cargo-clippy",
    "cargo-fmt",
    "clippy-driver",
    "rustfmt",
    "rust-lld",
];
const WRAPPED: [&str; 2] = ["rustc", "rustdoc"];

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
    prepare_programs(machine)?;
    link_the_rest(machine)?;
    build_std(machine, progress)?;
    // Cargo does not notice that std is another one, if the compiler is the same.
    let _ = fs::remove_dir_all(machine.target(WASM32));
    fs::write(stamp(machine), version(machine)?)?;
    Ok(())
}

fn home(machine: &Machine) -> PathBuf {
    machine.tools("debian")
}

fn sysroot(machine: &Machine) -> PathBuf {
    home(machine).join("sysroot")
}

fn stamp(machine: &Machine) -> PathBuf {
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

/// `rust-lld` is a link to the lld of one LLVM version, whose package nothing depends on.
fn install_linker(machine: &Machine, progress: &Progress) -> Result<()> {
    let link = Path::new(USR_BIN).join("rust-lld");
    if link.exists() {
        return Ok(());
    }
    let target = fs::read_link(&link).with_context(|| link.display().to_string())?;
    let package = target.file_name().unwrap_or_default().to_string_lossy();
    apt::install(machine, &[&package], progress)
}

/// A folder of Rust's programs alone: `/usr/bin` first on the PATH would put all else there first.
fn prepare_programs(machine: &Machine) -> Result<()> {
    let bin = home(machine).join("bin");
    fs::create_dir_all(&bin)?;
    for program in LINKED {
        symlink(Path::new(USR_BIN).join(program), bin.join(program))?;
    }
    // A wrapper, not RUSTFLAGS: cargo hashes those into every symbol, and the path of this checkout
    // would change the bytes of the bundle.
    let sysroot = sysroot(machine);
    for program in WRAPPED {
        let script = bin.join(program);
        let text = format!(
            "#!/bin/sh\nexec {USR_BIN}/{program} \"--sysroot={}\" \"$@\"\n",
            sysroot.display()
        );
        fs::write(&script, text)?;
        fs::set_permissions(&script, Permissions::from_mode(0o755))?;
    }
    Ok(())
}

/// In a sysroot of ours, rustc looks for everything else of Debian's too: the host's std, sources.
fn link_the_rest(machine: &Machine) -> Result<()> {
    let rustlib = sysroot(machine).join("lib/rustlib");
    fs::create_dir_all(&rustlib)?;
    for entry in Path::new("/usr/lib/rustlib").read_dir()? {
        let entry = entry?;
        if entry.file_name() != WASM32 {
            symlink(entry.path(), rustlib.join(entry.file_name()))?;
        }
    }
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
        // What std keeps for link-time optimisation, cargo would leave out.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes");
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
