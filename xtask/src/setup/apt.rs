//! Debian's packages.

use anyhow::Result;

use crate::machine::Machine;
use crate::progress::Progress;
use crate::run;

/// Why apt cannot install anything here.
pub fn trouble(machine: &Machine) -> Option<String> {
    if machine.find("apt-get").is_none() {
        Some("is missing, and this is no Debian whose apt could install it".into())
    } else if machine.ask("id", &["-u"]).as_deref() != Some("0") {
        Some("is missing, and only root may install it".into())
    } else {
        None
    }
}

/// Installs packages, asking nothing.
///
/// # Errors
/// When apt fails, with what it said.
pub fn install(machine: &Machine, packages: &[&str], progress: &Progress) -> Result<()> {
    progress.say(&format!("apt-get install {}", packages.join(" ")));
    let tick = |_: &str| progress.tick("apt-get");
    // A fresh container has no package lists, an old one has stale ones.
    run::must(apt(machine).arg("update"), tick)?;
    let install = ["install", "--yes", "--no-install-recommends"];
    run::must(apt(machine).args(install).args(packages), tick)?;
    Ok(())
}

/// The command a person would type.
pub fn by_hand(packages: &[&str]) -> String {
    format!("sudo apt-get install {}", packages.join(" "))
}

fn apt(machine: &Machine) -> std::process::Command {
    let mut command = machine.command("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").args([
        "--quiet",
        "-o",
        "DPkg::Lock::Timeout=300",
    ]);
    command
}
