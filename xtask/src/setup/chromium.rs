//! Chromium and the driver that tests steer it with.

use anyhow::Result;

use super::{Step, apt};
use crate::machine::Machine;
use crate::progress::Progress;

const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

/// Debian's Chromium, or one of another kind with a driver of the same version.
pub struct Chromium;

impl Step for Chromium {
    fn name(&self) -> String {
        "Chromium and its driver".into()
    }

    fn ready(&self, machine: &Machine) -> bool {
        let driver = machine.ask("chromedriver", &["--version"]);
        driver.is_some() && machine.find("chromium").is_some()
    }

    fn blocked(&self, machine: &Machine) -> Option<String> {
        apt::trouble(machine)
    }

    fn install(&self, machine: &Machine, progress: &Progress) -> Result<()> {
        apt::install(machine, &PACKAGES, progress)
    }

    fn by_hand(&self) -> String {
        apt::by_hand(&PACKAGES)
    }
}
