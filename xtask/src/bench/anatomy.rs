//! What the wasm consists of: each function's bytes, summed by the crate whose code it is.

use std::collections::BTreeMap;
use std::fs;

use anyhow::Result;
use wasmparser::{Parser, Payload};

use crate::bundle::APP;
use crate::bundle::glue;
use crate::bundle::glue::wasm::{imported_functions, names_of_functions};
use crate::machine::Machine;
use crate::run;
use crate::setup::WASM32;

/// Where the wasm is taken apart, below the checkout.
const TABLE: &str = "target/anatomy";

/// The bytes of a wasm.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Anatomy {
    /// Code by crate. A generic function counts where it is written, not where it is used.
    pub crates: BTreeMap<String, usize>,
    /// Our own code by room.
    pub rooms: BTreeMap<String, usize>,
    /// Texts, tables and whatever else stands in memory from the start.
    pub data: usize,
    /// Types, imports, exports: all but code and data.
    pub rest: usize,
}

/// Makes the wasm of the last build once more, with the names of its functions, and weighs them.
///
/// # Errors
/// When there was no build, or a tool fails.
pub fn anatomy(machine: &Machine) -> Result<Anatomy> {
    let folder = machine.path(TABLE);
    let mut wasm_bindgen = machine.command("wasm-bindgen");
    wasm_bindgen
        .arg(machine.target(WASM32).join("release/opportune.wasm"))
        .args(["--target=web", "--no-typescript", "--no-demangle"])
        .args(["--out-dir", &folder.to_string_lossy()]);
    run::must(&mut wasm_bindgen, |_| ())?;
    let script = fs::read_to_string(folder.join("opportune.js"))?;
    let wasm = fs::read(folder.join("opportune_bg.wasm"))?;
    let named = glue::shrink(machine, APP, &script, &wasm, glue::Names::Kept)?.wasm;
    weigh(&named)
}

fn weigh(wasm: &[u8]) -> Result<Anatomy> {
    let names = names_of_functions(wasm)?;
    let imported = imported_functions(wasm)?;
    let mut bodies = Vec::new();
    let (mut data, mut custom) = (0, 0);
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::CodeSectionEntry(body) => bodies.push(length(&body.range())?),
            Payload::DataSection(section) => data = length(&section.range())?,
            Payload::CustomSection(section) => custom += length(&section.range())?,
            _ => {}
        }
    }
    let code: usize = bodies.iter().sum();
    let mut anatomy = Anatomy {
        data,
        rest: wasm.len() - custom - code - data,
        ..Anatomy::default()
    };
    for (index, bytes) in (imported..).zip(bodies) {
        let name = names.get(&index).copied().unwrap_or_default();
        let name = format!("{:#}", rustc_demangle::demangle(name));
        let (krate, room) = home(&name);
        if krate == APP {
            *anatomy.rooms.entry(room.to_owned()).or_default() += bytes;
        }
        *anatomy.crates.entry(krate.to_owned()).or_default() += bytes;
    }
    Ok(anatomy)
}

fn length(range: &std::ops::Range<u64>) -> Result<usize> {
    Ok(usize::try_from(range.end - range.start)?)
}

/// The crate and the room that a function is written in: the first two words of its path, or of its type's.
fn home(name: &str) -> (&str, &str) {
    let mut path = name;
    loop {
        let rest = path.trim_start_matches(['<', '&', '*', '[', '(', '_', ' ']);
        let word = ["mut ", "dyn ", "const ", "impl "];
        match word.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(rest) => path = rest,
            None if rest == path => break,
            None => path = rest,
        }
    }
    let end = |text: &str| {
        text.find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(text.len())
    };
    let (krate, rest) = path.split_at(end(path));
    match (rest.strip_prefix("::"), path.split_once(" as ")) {
        (Some(rest), _) => (krate, &rest[..end(rest)]),
        // A type that belongs to nobody: its trait does.
        (None, Some((_, of_trait))) => home(of_trait),
        // A name that is no path is one of the linker's or wasm-bindgen's own.
        (None, None) => ("(made by tools)", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::home;

    #[test]
    fn where_a_function_is_written() {
        for (name, expected) in [
            (
                "opportune::page::detail::draw::{{closure}}",
                ("opportune", "page"),
            ),
            (
                "<opportune::ui::el::El as core::ops::drop::Drop>::drop",
                ("opportune", "ui"),
            ),
            (
                "<&mut serde_json::de::Deserializer<R> as serde::Deserializer>::f",
                ("serde_json", "de"),
            ),
            (
                "core::ptr::drop_in_place<opportune::crm::field::Field>",
                ("core", "ptr"),
            ),
            (
                "<[A] as core::slice::cmp::SlicePartialEq<B>>::equal",
                ("core", "slice"),
            ),
            ("<dyn core::any::Any>::is", ("core", "any")),
            ("__externref_table_alloc", ("(made by tools)", "")),
            ("opportune::main", ("opportune", "main")),
        ] {
            assert_eq!(home(name), expected, "{name}");
        }
    }
}
