//! Tools that cargo compiles into `.tools/bin`.

use std::fs;

use anyhow::Result;

use super::Step;
use crate::machine::Machine;
use crate::progress::Progress;
use crate::run;

/// A tool from crates.io, in exactly one version.
pub struct CargoTool {
    /// The crate.
    pub krate: &'static str,
    /// The program in it that tells the version.
    pub program: &'static str,
    /// The version.
    pub version: String,
    /// What else to tell `cargo install`.
    pub options: &'static [&'static str],
    /// How well to compile it: most of set-up is waiting for this.
    pub opt_level: u8,
}

impl Step for CargoTool {
    fn name(&self) -> String {
        format!("{} {}", self.krate, self.version)
    }

    fn ready(&self, machine: &Machine) -> bool {
        machine
            .ask(self.program, &["--version"])
            .is_some_and(|line| line.split(' ').nth(1) == Some(&self.version))
    }

    fn install(&self, machine: &Machine, progress: &Progress) -> Result<()> {
        progress.say("cargo install, a few minutes of compiling");
        let mut command = machine.command("cargo");
        command
            .args(self.arguments())
            .arg("--root")
            .arg(machine.tools(""))
            .env("CARGO_TARGET_DIR", machine.tools("build"))
            // A tool that runs for a second is not worth minutes of optimising.
            .env(
                "CARGO_PROFILE_RELEASE_OPT_LEVEL",
                self.opt_level.to_string(),
            )
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
            .env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
        let mut compiled = 0;
        run::must(&mut command, |line| {
            compiled += usize::from(line.trim_start().starts_with("Compiling "));
            progress.tick(&format!("{compiled} crates"));
        })?;
        Ok(())
    }

    fn by_hand(&self) -> String {
        format!("cargo {} --root .tools", self.arguments().join(" "))
    }
}

impl CargoTool {
    fn arguments(&self) -> Vec<&str> {
        let mut arguments = vec!["install", self.krate, "--version", &self.version];
        arguments.extend(self.options);
        arguments
    }
}

/// Drops what compiling left behind, a gigabyte or more.
pub fn forget_builds(machine: &Machine) {
    // Not being able to tidy up is no reason to fail.
    let _ = fs::remove_dir_all(machine.tools("build"));
}
