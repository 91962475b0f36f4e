//! The Node tools of `package.json`: esbuild, wasm-opt, Playwright, linters.

use std::fs;

use anyhow::Result;

use super::Step;
use crate::machine::Machine;
use crate::progress::Progress;
use crate::run;

/// The oldest Node the tools run on.
const NODE_MAJOR: u32 = 20;

/// A copy of the lock file that `node_modules` was installed from.
const INSTALLED: &str = "node_modules/.installed-package-lock.json";

/// Everything in `package-lock.json`.
pub struct NodeTools;

impl Step for NodeTools {
    fn name(&self) -> String {
        "node tools".into()
    }

    fn ready(&self, machine: &Machine) -> bool {
        let wanted = fs::read(machine.path("package-lock.json")).ok();
        let installed = fs::read(machine.path(INSTALLED)).ok();
        installed.is_some() && installed == wanted && node_trouble(machine).is_none()
    }

    fn blocked(&self, machine: &Machine) -> Option<String> {
        node_trouble(machine)
    }

    fn install(&self, machine: &Machine, progress: &Progress) -> Result<()> {
        progress.say("npm ci");
        run::must(machine.command("npm").arg("ci"), |_| {
            progress.tick("npm ci");
        })?;
        fs::copy(machine.path("package-lock.json"), machine.path(INSTALLED))?;
        Ok(())
    }

    fn by_hand(&self) -> String {
        format!("npm ci   (with Node {NODE_MAJOR} or newer, https://nodejs.org)")
    }
}

fn node_trouble(machine: &Machine) -> Option<String> {
    match machine.ask("node", &["--version"]) {
        None => Some(format!(
            "needs Node {NODE_MAJOR} or newer, and there is none"
        )),
        Some(version) if major(&version) < Some(NODE_MAJOR) => Some(format!(
            "needs Node {NODE_MAJOR} or newer, and this is {version}"
        )),
        Some(_) if machine.find("npm").is_none() => Some("needs npm, which comes with Node".into()),
        Some(_) => None,
    }
}

/// 20 of `v20.19.1`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn major_versions() {
        assert_eq!(major("v20.19.1"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major("bash: node: not found"), None);
    }
}
