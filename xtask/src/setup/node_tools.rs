//! The Node tools of `package.json`: esbuild, wasm-opt, Playwright, linters.

use std::fs;

use anyhow::Result;

use super::Step;
use crate::machine::Machine;
use crate::progress::Progress;
use crate::run;

/// The oldest Node the tools run on.
const OLDEST_NODE: (u32, u32) = (20, 19);

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
        format!(
            "npm ci   (with Node {} or newer, https://nodejs.org)",
            oldest()
        )
    }
}

fn node_trouble(machine: &Machine) -> Option<String> {
    match machine.ask("node", &["--version"]) {
        None => Some(format!(
            "needs Node {} or newer, and there is none",
            oldest()
        )),
        Some(version) if parse(&version) < Some(OLDEST_NODE) => Some(format!(
            "needs Node {} or newer, and this is {version}",
            oldest()
        )),
        Some(_) if machine.find("npm").is_none() => Some("needs npm, which comes with Node".into()),
        Some(_) => None,
    }
}

fn oldest() -> String {
    format!("{}.{}", OLDEST_NODE.0, OLDEST_NODE.1)
}

/// 20 and 19 of `v20.19.1`.
fn parse(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.strip_prefix('v')?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::{OLDEST_NODE, oldest, parse};

    #[test]
    fn versions() {
        assert_eq!(parse("v20.19.1"), Some((20, 19)));
        assert!(parse("v20.9.0") < Some(OLDEST_NODE));
        assert!(parse("v8.20.0") < Some(OLDEST_NODE));
        assert!(parse("v22.0.0") > Some(OLDEST_NODE));
        assert_eq!(parse("bash: node: not found"), None);
    }

    #[test]
    fn the_oldest_is_what_the_package_says() {
        let engines = format!(r#""node": ">={}""#, oldest());
        assert!(include_str!("../../../package.json").contains(&engines));
    }
}
