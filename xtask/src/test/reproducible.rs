//! The same source makes the same bundle, wherever it lies.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::{Verdict, count::Count};
use crate::machine::Machine;
use crate::{bundle, run};

/// A folder whose path is longer than any checkout's usual one.
const ELSEWHERE: &str = "opportune-built-a-second-time-in-a-folder-with-a-longer-name";

/// What set-up has installed serves both: it is pinned, and not what is tested.
const INSTALLED: [&str; 2] = ["node_modules", ".tools"];

/// Copies the checkout's source to another folder, builds the bundle there from nothing, and compares every file with
/// the bundle here: side files and bill of materials too.
pub fn twice(machine: &Machine) -> Result<Verdict> {
    let elsewhere = std::env::temp_dir().join(ELSEWHERE).join("checkout");
    let _ = fs::remove_dir_all(&elsewhere);
    copy_source(machine, &elsewhere)?;
    for name in INSTALLED {
        symlink(machine.path(name), elsewhere.join(name))?;
    }
    let twin = machine.clone().moved_to(&elsewhere);
    bundle::build(&twin, "/")?;
    let (here, there) = (contents(machine)?, contents(&twin)?);
    let _ = fs::remove_dir_all(&elsewhere);
    let differing = differing(&here, &there);
    if !differing.is_empty() {
        bail!(
            "built in another folder, these are not the same: {}",
            differing.join(", ")
        );
    }
    Ok(Verdict {
        count: Count::one_passed(),
        output: format!("{} files are the same", here.len()),
    })
}

/// Everything that git has or would add; what is ignored was made here.
fn copy_source(machine: &Machine, to: &Path) -> Result<()> {
    let list = [
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ];
    let listed = run::must(machine.command("git").args(list), |_| ())?;
    for name in listed
        .split('\0')
        .map(str::trim)
        .filter(|name| !name.is_empty())
    {
        let from = machine.path(name);
        // Listed, but deleted since.
        if !from.is_file() {
            continue;
        }
        let to = to.join(name);
        fs::create_dir_all(to.parent().context("a file without a folder")?)?;
        fs::copy(from, to)?;
    }
    Ok(())
}

fn contents(machine: &Machine) -> Result<BTreeMap<String, Vec<u8>>> {
    let dist = machine.path("dist");
    let names = bundle::names(&dist)?.into_iter();
    names
        .map(|name| Ok((name.clone(), fs::read(dist.join(name))?)))
        .collect()
}

fn differing(here: &BTreeMap<String, Vec<u8>>, there: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let names = here
        .keys()
        .chain(there.keys().filter(|name| !here.contains_key(*name)));
    names
        .filter(|name| here.get(*name) != there.get(*name))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_missing_differs_too() {
        let bundle = |files: &[(&str, &str)]| {
            let files = files.iter();
            files
                .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_owned()))
                .collect()
        };
        let here = bundle(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let there = bundle(&[("a", "1"), ("b", "2"), ("d", "1")]);
        assert_eq!(differing(&here, &there), ["b", "c", "d"]);
        assert!(differing(&here, &here).is_empty());
    }
}
