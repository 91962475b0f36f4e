//! Debian's packages.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::Step;
use crate::machine::Machine;
use crate::progress::Progress;
use crate::run;

/// Programs, and the packages they come in.
pub struct AptStep {
    /// What they are to a reader.
    pub name: &'static str,
    /// Debian's names of the packages.
    pub packages: &'static [&'static str],
    /// Names whose presence means that nothing needs to be installed.
    pub programs: &'static [&'static str],
}

impl Step for AptStep {
    fn name(&self) -> String {
        self.name.into()
    }

    fn ready(&self, machine: &Machine) -> bool {
        let mut programs = self.programs.iter();
        programs.all(|program| machine.find(program).is_some())
    }

    fn blocked(&self, machine: &Machine) -> Option<String> {
        let programs = self.programs.join(" and ");
        Some(format!(
            "{}; {programs} must be on the PATH",
            trouble(machine)?
        ))
    }

    fn install(&self, machine: &Machine, progress: &Progress) -> Result<()> {
        install(machine, self.packages, progress)
    }

    fn by_hand(&self) -> String {
        by_hand(self.packages)
    }
}

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
    update(machine, progress)?;
    run::must(apt_install(machine).args(packages), |_| {
        progress.tick("apt-get");
    })?;
    Ok(())
}

/// Fetches packages, installed or not, and those they depend on that are not, into a folder.
///
/// # Errors
/// When apt fails, with what it said.
pub fn download(
    machine: &Machine,
    packages: &[&str],
    folder: &Path,
    progress: &Progress,
) -> Result<()> {
    progress.say(&format!(
        "apt-get install --download-only {}",
        packages.join(" ")
    ));
    update(machine, progress)?;
    let mut apt = apt_install(machine);
    apt.args(["--download-only", "--reinstall"])
        .arg("-o")
        .arg(format!("Dir::Cache::Archives={}", folder.display()))
        .args(packages);
    run::must(&mut apt, |_| {
        progress.tick("apt-get");
    })?;
    Ok(())
}

/// The command a person would type.
pub fn by_hand(packages: &[&str]) -> String {
    format!("sudo apt-get install {}", packages.join(" "))
}

/// A fresh container has no package lists, an old one has stale ones.
fn update(machine: &Machine, progress: &Progress) -> Result<()> {
    run::must(apt(machine).arg("update"), |_| {
        progress.tick("apt-get");
    })?;
    Ok(())
}

fn apt_install(machine: &Machine) -> Command {
    let mut command = apt(machine);
    command.args(["install", "--yes", "--no-install-recommends"]);
    command
}

fn apt(machine: &Machine) -> Command {
    let mut command = machine.command("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").args([
        "--quiet",
        "-o",
        "DPkg::Lock::Timeout=300",
    ]);
    command
}
