//! `docs/dependencies.md`: every crate of the wasm, what it is for, what it weighs.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use anyhow::{Context, Result};

use crate::bundle::APP;
use crate::bundle::crates::Crate;
use crate::docs;
use crate::machine::Machine;

const PAGE: &str = "docs/dependencies.md";

/// Writes the tables. What a crate is for stays as the page has it; of a new one it is what the crate says itself.
///
/// # Errors
/// When the page cannot be read or written.
pub fn write(machine: &Machine, crates: &[Crate], code: &BTreeMap<String, usize>) -> Result<()> {
    let page = fs::read_to_string(machine.path(PAGE)).context(PAGE)?;
    let known = rows(&page);
    let app = crates.iter().find(|krate| krate.name == APP);
    let app = app.context("the app is not among its crates")?;
    let (mut named, mut brought) = (Vec::new(), Vec::new());
    for krate in crates.iter().filter(|krate| krate.name != APP) {
        let told = known.get(&*krate.name).map(|row| (*row).to_owned());
        let purpose = told.unwrap_or_else(|| krate.description.replace('|', "/"));
        let bytes = code.get(&krate.name.replace('-', "_")).copied();
        let is_named = app
            .uses
            .contains(&(krate.name.clone(), krate.version.clone()));
        let table = if is_named { &mut named } else { &mut brought };
        table.push((bytes.unwrap_or_default(), &krate.name, purpose));
    }
    for (name, mut table) in [("named", named), ("brought along", brought)] {
        table.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        let mut text = "| crate | bytes of code | what for |\n|---|---|---|\n".to_owned();
        for (bytes, krate, purpose) in table {
            writeln!(text, "| {krate} | {} | {purpose} |", docs::spelt(bytes))?;
        }
        docs::put(machine, PAGE, name, &text)?;
    }
    Ok(())
}

/// What each crate is for, by its name. Two versions of a crate are for the same.
fn rows(page: &str) -> BTreeMap<&str, &str> {
    page.lines()
        .filter_map(|line| {
            let mut cells = line
                .strip_prefix("| ")?
                .strip_suffix(" |")?
                .splitn(3, " | ");
            let name = cells.next().filter(|name| *name != "crate")?;
            Some((name, cells.nth(1)?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::bundle::crates;

    #[test]
    fn the_page_lists_what_is_linked_and_says_what_for() {
        let machine = Machine::here().unwrap();
        let page = fs::read_to_string(machine.path(PAGE)).unwrap();
        let listed = rows(&page);
        let linked = crates::linked(&machine).unwrap();
        let linked = linked.iter().map(|krate| &*krate.name);
        let expected: BTreeSet<_> = linked.filter(|name| *name != APP).collect();
        let names: BTreeSet<_> = listed.keys().copied().collect();
        assert_eq!(
            names, expected,
            "`cargo xtask bench --bytes` writes {PAGE} anew"
        );
        for (name, purpose) in listed {
            assert!(
                !purpose.trim().is_empty(),
                "{PAGE} does not say what {name} is for"
            );
        }
    }
}
