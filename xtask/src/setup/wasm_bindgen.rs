//! wasm-bindgen's command line and its test runner.

use std::fs;

use anyhow::{Context, Result};

use super::cargo_tool::CargoTool;
use crate::machine::Machine;

/// The version `Cargo.lock` names: the tool and the library speak a format that no other version
/// understands. Not `--locked`: its own lock file names a release that is not served any more.
///
/// # Errors
/// When `Cargo.lock` cannot be read or names no `wasm-bindgen`.
pub fn tool(machine: &Machine) -> Result<CargoTool> {
    let lock = fs::read_to_string(machine.path("Cargo.lock")).context("Cargo.lock")?;
    let version = version_in(&lock).context("Cargo.lock names no wasm-bindgen")?;
    Ok(CargoTool {
        krate: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: version.into(),
        options: &["--no-default-features"],
        // It reads 20 MB of test wasm at every run, so it is worth a little optimising.
        opt_level: 1,
    })
}

fn version_in(lock: &str) -> Option<&str> {
    let (_, after) = lock.split_once("name = \"wasm-bindgen\"\nversion = \"")?;
    let (version, _) = after.split_once('"')?;
    Some(version)
}

#[cfg(test)]
mod tests {
    use super::version_in;

    #[test]
    fn the_locked_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock), Some("0.2.130"));
        assert_eq!(version_in("[[package]]\nname = \"leptos\"\n"), None);
    }
}
