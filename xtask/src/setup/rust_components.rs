//! Clippy and rustfmt, which rustup's minimal profile and some distributions leave out.

use anyhow::{Result, bail};

use super::rust_target::chosen;
use super::{Step, apt, debian_rust};
use crate::machine::Machine;
use crate::progress::Progress;
use crate::run;

const BY_RUSTUP: [&str; 4] = ["component", "add", "clippy", "rustfmt"];

/// Both, for the Rust that builds the app.
pub struct RustComponents;

impl Step for RustComponents {
    fn name(&self) -> String {
        "clippy and rustfmt".into()
    }

    fn ready(&self, machine: &Machine) -> bool {
        let Ok(machine) = chosen(machine.clone()) else {
            return false;
        };
        let answers = |command| machine.ask("cargo", &[command, "--version"]).is_some();
        answers("clippy") && answers("fmt")
    }

    fn install(&self, machine: &Machine, progress: &Progress) -> Result<()> {
        if machine.find("rustup").is_none() {
            bail!("there is no rustup to add them");
        }
        progress.say("rustup component add");
        run::must(machine.command("rustup").args(BY_RUSTUP), |_| ())?;
        Ok(())
    }

    fn by_hand(&self) -> String {
        let packages = apt::by_hand(&debian_rust::PACKAGES);
        format!("rustup {}   (or: {packages})", BY_RUSTUP.join(" "))
    }
}
