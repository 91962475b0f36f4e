//! `cargo xtask bench`: what is measured, printed and written into the pages of `docs/`.

mod anatomy;
mod dependencies;
mod find;
mod in_chromium;
mod timings;

use std::fmt::Write;

use anyhow::Result;

use crate::machine::Machine;
use crate::{bundle, docs, setup};
use anatomy::Anatomy;

const PAGE: &str = "docs/performance.md";

/// Crates with less code than this are told together.
const WORTH_A_LINE: usize = 500;

/// What is measured in a browser: the table's name, the script that measures, and how that is told.
const TIMES: [(&str, &str, in_chromium::Told); 2] = [
    ("timings", timings::RUNNER, timings::told),
    ("find", find::RUNNER, find::told),
];

/// Builds the bundle and measures it: its bytes, and unless told otherwise its times.
///
/// # Errors
/// When the bundle cannot be built or measured, or is over its budget.
pub fn bench(machine: Machine, only_bytes: bool) -> Result<()> {
    let machine = if only_bytes {
        setup::for_building(machine)?
    } else {
        setup::for_testing(machine, false)?
    };
    bundle::build(&machine, "/")?;
    let anatomy = anatomy::anatomy(&machine)?;
    let table = told(&anatomy)?;
    println!("{table}");
    docs::put(&machine, PAGE, "anatomy", &table)?;
    let crates = bundle::crates::linked(&machine)?;
    dependencies::write(&machine, &crates, &anatomy.crates)?;
    if !only_bytes {
        for (name, runner, told) in TIMES {
            let table = in_chromium::measure(&machine, runner, told)?;
            println!("{table}");
            docs::put(&machine, PAGE, name, &table)?;
        }
    }
    Ok(())
}

fn told(anatomy: &Anatomy) -> Result<String> {
    let (large, small): (Vec<_>, Vec<_>) = anatomy
        .crates
        .iter()
        .map(|(name, bytes)| (*bytes, name.as_str()))
        .partition(|(bytes, _)| *bytes >= WORTH_A_LINE);
    let others = format!("{} other crates", small.len());
    let mut rows = large;
    rows.push((small.iter().map(|(bytes, _)| bytes).sum(), &others));
    rows.push((anatomy.data, "data: texts, tables"));
    rows.push((anatomy.rest, "types, imports and the like"));
    rows.sort_unstable_by(|a, b| b.cmp(a));
    let total: usize = rows.iter().map(|(bytes, _)| bytes).sum();

    let mut text = "| bytes | of |\n|---:|---|\n".to_owned();
    for (bytes, name) in rows {
        writeln!(text, "| {} | {name} |", docs::spelt(bytes))?;
        if name == bundle::APP {
            let mut rooms: Vec<_> = anatomy.rooms.iter().collect();
            rooms.sort_by(|a, b| b.1.cmp(a.1));
            for (room, bytes) in rooms {
                writeln!(text, "| {} | … its `{room}` |", docs::spelt(*bytes))?;
            }
        }
    }
    writeln!(text, "| {} | the wasm |", docs::spelt(total))?;
    Ok(text)
}
