//! The crates that are linked into the wasm, as cargo resolves them for its target.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::machine::Machine;
use crate::run;
use crate::setup::WASM32;

/// The app's own crate.
pub const APP: &str = "opportune";

/// One crate in one version.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, as an SPDX expression.
    pub license: String,
    /// What it says about itself, in one line.
    pub description: String,
    /// Where its source is kept.
    pub repository: Option<String>,
    /// SHA-256 of its package, as the lock file has it. The app's own has none.
    pub checksum: Option<String>,
    /// The crates it is linked with, by name and version.
    pub uses: BTreeSet<(String, String)>,
    /// The folder of its source on this machine.
    pub source: PathBuf,
}

/// Every crate of the wasm, the app's own among them, in order. What only runs while compiling, macros and build
/// scripts, is none of them.
///
/// # Errors
/// When cargo cannot resolve them.
pub fn linked(machine: &Machine) -> Result<Vec<Crate>> {
    let options = ["--locked", "--format-version=1", "--filter-platform"];
    let mut metadata = machine.cargo(&["metadata"]);
    // What cargo says about itself goes elsewhere.
    metadata.args(options).arg(WASM32).arg("--quiet");
    let metadata: Value = serde_json::from_str(&run::must(&mut metadata, |_| ())?)?;
    let lock = std::fs::read_to_string(machine.path("Cargo.lock")).context("Cargo.lock")?;
    // Metadata has the features of the whole workspace together; the tree has the app's alone.
    let mut tree = machine.cargo(&["tree", "--locked", "--quiet", "--prefix=depth"]);
    tree.args(["--package", APP, "--target", WASM32])
        .args(["--edges=normal,no-proc-macro", "--format= {p}"]);
    let uses = read_tree(&run::must(&mut tree, |_| ())?)?;

    let mut crates = Vec::new();
    for package in metadata["packages"].as_array().context("no packages")? {
        let text = |key: &str| package[key].as_str().map(str::to_owned);
        let name = text("name").context("a package without a name")?;
        let version = text("version").context("a package without a version")?;
        let Some(uses) = uses.get(&(name.clone(), version.clone())) else {
            continue;
        };
        let manifest = PathBuf::from(text("manifest_path").context("no manifest")?);
        crates.push(Crate {
            license: text("license").with_context(|| format!("{name} names no licence"))?,
            description: one_line(&text("description").unwrap_or_default()),
            repository: text("repository"),
            checksum: checksum(&lock, &name, &version).map(str::to_owned),
            uses: uses.clone(),
            source: manifest.parent().context("no folder")?.to_owned(),
            name,
            version,
        });
    }
    crates.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(crates)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

type Edges = BTreeMap<(String, String), BTreeSet<(String, String)>>;

/// Reads lines such as `2 serde_core v1.0.228 (*)`: how deep, who.
fn read_tree(text: &str) -> Result<Edges> {
    let mut edges = Edges::new();
    let mut path: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        let mut words = line.split(' ');
        let mut word = || words.next().context("a line of the tree is too short");
        let depth: usize = word()?.parse()?;
        let name = word()?.to_owned();
        let version = word()?.trim_start_matches('v').to_owned();
        let this = (name, version);
        path.truncate(depth);
        if let Some(user) = path.last() {
            edges.entry(user.clone()).or_default().insert(this.clone());
        }
        edges.entry(this.clone()).or_default();
        path.push(this);
    }
    Ok(edges)
}

fn checksum<'a>(lock: &'a str, name: &str, version: &str) -> Option<&'a str> {
    let head = format!("name = \"{name}\"\nversion = \"{version}\"\n");
    let (_, after) = lock.split_once(&head)?;
    let (package, _) = after.split_once("\n\n").unwrap_or((after, ""));
    let (_, sum) = package.split_once("checksum = \"")?;
    Some(sum.split_once('"')?.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str, version: &str) -> (String, String) {
        (name.to_owned(), version.to_owned())
    }

    #[test]
    fn a_tree_is_read_by_depth() {
        let tree = "0 app v0.1.0 (/home/x)\n1 a v1.0.0\n2 b v2.0.0\n3 c v3.0.0\n1 d v4.0.0\n2 b v2.0.0 (*)\n";
        let edges = read_tree(tree).unwrap();
        let used = |name, version| &edges[&named(name, version)];
        assert_eq!(
            *used("app", "0.1.0"),
            [named("a", "1.0.0"), named("d", "4.0.0")].into()
        );
        assert_eq!(*used("d", "4.0.0"), [named("b", "2.0.0")].into());
        assert_eq!(*used("b", "2.0.0"), [named("c", "3.0.0")].into());
        assert!(used("c", "3.0.0").is_empty());
    }

    #[test]
    fn checksums_stand_in_the_lock_file() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\ndependencies = [\n \"b\",\n]\n\n\
            [[package]]\nname = \"b\"\nversion = \"1.0.0\"\nsource = \"registry\"\nchecksum = \"00ff\"\n";
        assert_eq!(checksum(lock, "b", "1.0.0"), Some("00ff"));
        assert_eq!(checksum(lock, "a", "1.0.0"), None);
        assert_eq!(checksum(lock, "b", "2.0.0"), None);
    }
}
