//! The second module: the pages that find and compare, fetched only when one of them is opened. Trunk gives such a
//! module no hash in its names; here its files get one of all their bytes, and the shell is told, with what browsers
//! check each of them against.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::shell::replaced;
use super::{glue, hash};
use crate::machine::Machine;

/// What the name of its script begins with. The script's name is in the shell; `finder.js` makes the others of it.
const STEM: &str = "find";
/// Its files: what their names begin and end with. A hash comes between. `finder.js` knows them by their place.
const FILES: [(&str, &str); 4] = [
    (STEM, ".js"),
    (STEM, "_bg.wasm"),
    (STEM, ".css"),
    ("find_rows", ".js"),
];

/// Whether a file is part of it, and so never of a first view of an opportunity.
pub fn owns(file: &str) -> bool {
    let is_of = |(stem, end): &(&str, &str)| file.starts_with(stem) && file.ends_with(end);
    FILES.iter().any(is_of)
}

/// Makes script and wasm smaller, puts a hash of their content into the names of all its files, and the script's new
/// name into the shell.
///
/// # Errors
/// When a file is missing or not as wasm-bindgen makes it, or the shell does not name the script.
pub fn finish(machine: &Machine, bundle: &Path) -> Result<()> {
    let [script, wasm, ..] = FILES.map(|(stem, end)| bundle.join(format!("{stem}{end}")));
    let written = fs::read_to_string(&script).context("the second module")?;
    let small = glue::shrink(
        machine,
        STEM,
        &written,
        &fs::read(&wasm)?,
        glue::Names::Dropped,
    )?;
    fs::write(script, small.script)?;
    fs::write(wasm, small.wasm)?;
    let (mut all, mut checks) = (Vec::new(), Vec::new());
    for (stem, end) in FILES {
        let file = format!("{stem}{end}");
        let bytes = fs::read(bundle.join(&file)).context(file)?;
        checks.push(hash::integrity(&bytes));
        all.extend(bytes);
    }
    let hash = hash::short(&all);
    for (stem, end) in FILES {
        let named = format!("{stem}-{hash}{end}");
        fs::rename(bundle.join(format!("{stem}{end}")), bundle.join(named))?;
    }
    let shell = bundle.join("index.html");
    fs::write(
        &shell,
        told(&fs::read_to_string(&shell)?, &hash, &checks.join(" "))?,
    )?;
    Ok(())
}

fn told(shell: &str, hash: &str, checks: &str) -> Result<String> {
    let content = format!("content=\"{STEM}.js\"");
    let named = format!("content=\"{STEM}-{hash}.js {checks}\"");
    replaced(shell, &content, &named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ok_the_shell_is_told() {
        let shell = "<meta name=\"opportune:find\" content=\"find.js\" />";
        let expected = "<meta name=\"opportune:find\" content=\"find-0123.js sha256-x\" />";
        assert_eq!(told(shell, "0123", "sha256-x").unwrap(), expected);
        assert!(told("<meta>", "0123", "").is_err());
    }

    #[test]
    fn ok_knows_its_own() {
        for file in [
            "find-0123456789abcdef.js",
            "find-0123456789abcdef_bg.wasm",
            "find.css",
            "find_rows-0123456789abcdef.js",
        ] {
            assert!(owns(file), "{file}");
        }
        for file in [
            "opportune-0123456789abcdef.js",
            "index.html",
            "find-0123456789abcdef.js.br",
        ] {
            assert!(!owns(file), "{file}");
        }
    }
}
