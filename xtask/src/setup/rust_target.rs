//! Rust's wasm32 target, by one of two routes.

use std::time::Duration;
use std::{env, path::Path};

use anyhow::{Context, Result, bail};

use super::{Step, apt, debian_rust};
use crate::machine::{Machine, Rust};
use crate::progress::Progress;
use crate::run;

/// The target's name.
pub const WASM32: &str = "wasm32-unknown-unknown";

/// How long Rust's release server may take: some networks never answer.
const RUSTUP_LIMIT: Duration = Duration::from_secs(30);

/// std for wasm32: there already, from rustup, or from Debian.
pub struct RustTarget;

impl Step for RustTarget {
    fn name(&self) -> String {
        "Rust's wasm32 target".into()
    }

    fn ready(&self, machine: &Machine) -> bool {
        found(machine).is_some()
    }

    fn install(&self, machine: &Machine, progress: &Progress) -> Result<()> {
        match forced()? {
            Some(Route::Rustup) => rustup(machine, progress),
            Some(Route::Debian) => debian_rust::install(machine, progress),
            None => rustup(machine, progress).or_else(|error| {
                progress.say(&format!("{error}; trying Debian's Rust instead"));
                debian_rust::install(machine, progress)
            }),
        }
    }

    fn by_hand(&self) -> String {
        let packages = apt::by_hand(&debian_rust::PACKAGES);
        format!("rustup target add {WASM32}   (or: {packages})")
    }
}

/// The machine, with the Rust that has the target.
///
/// # Errors
/// When there is no such Rust.
pub fn chosen(machine: Machine) -> Result<Machine> {
    let rust = found(&machine).context("no Rust here has the wasm32 target")?;
    Ok(machine.with_rust(rust))
}

/// Where the target may come from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The Rust that runs us, with rustup's help.
    Rustup,
    /// Debian's packages.
    Debian,
}

/// The route that `OPPORTUNE_RUST` demands, if any.
///
/// # Errors
/// When it names no route.
pub fn forced() -> Result<Option<Route>> {
    Ok(match env::var("OPPORTUNE_RUST").as_deref() {
        Err(_) | Ok("") => None,
        Ok("rustup") => Some(Route::Rustup),
        Ok("debian") => Some(Route::Debian),
        Ok(other) => bail!("OPPORTUNE_RUST is `{other}`, but only rustup or debian are routes"),
    })
}

fn found(machine: &Machine) -> Option<Rust> {
    let forced = forced().ok()?;
    let ours = || {
        let sysroot = machine.ask("rustc", &["--print", "sysroot"])?;
        has_std(Path::new(&sysroot)).then_some(Rust::Ours)
    };
    let ours = if forced == Some(Route::Debian) {
        None
    } else {
        ours()
    };
    let debian = || {
        if forced == Some(Route::Rustup) {
            None
        } else {
            debian_rust::found(machine)
        }
    };
    ours.or_else(debian)
}

/// Whether a sysroot has std for wasm32. `rustup target list` knows only what rustup installed.
pub fn has_std(sysroot: &Path) -> bool {
    let folder = sysroot.join("lib/rustlib").join(WASM32).join("lib");
    folder.read_dir().is_ok_and(|files| {
        files
            .flatten()
            .any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

fn rustup(machine: &Machine, progress: &Progress) -> Result<()> {
    if machine.find("rustup").is_none() {
        bail!("there is no rustup");
    }
    progress.say(&format!("rustup target add {WASM32}"));
    let mut command = machine.command("rustup");
    command
        .args(["target", "add", WASM32])
        .env("RUST_BACKTRACE", "0");
    run::must_within(&mut command, RUSTUP_LIMIT, |_| ())
        .context("Rust's release server does not help")?;
    Ok(())
}
