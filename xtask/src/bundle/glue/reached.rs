//! What of a wasm is still called or read once it exports only what its script calls, and panics are traps (`panics.rs`).
//! The linker kept everything for which there was any way from anything exported, such as what crates export for other
//! people's JavaScript; and `wasm-opt` keeps every function that could be called by its number, which is all that anybody
//! ever took the address of.

use std::collections::BTreeSet;

use anyhow::Result;
use wasmparser::{ExternalKind, FunctionBody, Operator, Parser, Payload};

use super::linked::{Linked, Thing};
use super::panics;
use super::wasm::{imported_functions, names_of_functions};

/// What is reached.
pub struct Reached<'a> {
    things: BTreeSet<Thing>,
    called: BTreeSet<&'a str>,
    known: BTreeSet<&'a str>,
}

impl<'a> Reached<'a> {
    /// Follows what the linker noted, from what a wasm exports that was made of what it linked, and from what those of its
    /// functions call that the linker does not know.
    ///
    /// # Errors
    /// When the wasm cannot be read.
    pub fn from(wasm: &[u8], linked: &Linked<'a>) -> Result<Self> {
        let known: BTreeSet<&str> = linked.names.values().copied().collect();
        let roots = called_from_elsewhere(wasm, &known)?;
        let is_root = |(index, name): (&u32, &&str)| {
            let function = Thing::Function(*index);
            roots.contains(*name).then_some(function)
        };
        let is_silent = |index: u32| {
            linked
                .names
                .get(&index)
                .is_some_and(|name| panics::is_silent(name))
        };
        let mut things = BTreeSet::new();
        let mut next = linked.roots.clone();
        next.extend(linked.names.iter().filter_map(is_root));
        while let Some(thing) = next.pop() {
            let refers = match thing {
                Thing::Function(index) => !is_silent(index),
                Thing::Data(number) if is_location(linked, number) => continue,
                Thing::Data(_) => true,
            };
            if things.insert(thing) && refers {
                next.extend(linked.references.get(&thing).into_iter().flatten());
            }
        }
        let of_function = |thing: &Thing| match thing {
            Thing::Function(index) => linked.names.get(index).copied(),
            Thing::Data(_) => None,
        };
        let called = things.iter().filter_map(of_function).collect();
        Ok(Self {
            things,
            called,
            known,
        })
    }

    /// Whether any function of this name may be called: the linker does not know it, or there is a way to it.
    pub fn calls(&self, name: &str) -> bool {
        !self.known.contains(name) || self.called.contains(name)
    }

    /// Whether a piece of data is read, by its number among the symbols.
    pub fn reads(&self, number: usize) -> bool {
        self.things.contains(&Thing::Data(number))
    }
}

/// The names of functions that are exported, that begin the module, or that are called by functions not `known`.
fn called_from_elsewhere<'w>(wasm: &'w [u8], known: &BTreeSet<&str>) -> Result<BTreeSet<&'w str>> {
    let names = names_of_functions(wasm)?;
    let is_known = |index: u32| names.get(&index).is_some_and(|name| known.contains(name));
    let (mut called, mut index) = (Vec::new(), imported_functions(wasm)?);
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    called.extend((export.kind == ExternalKind::Func).then_some(export.index));
                }
            }
            Payload::StartSection { func, .. } => called.push(func),
            Payload::CodeSectionEntry(body) => {
                if !is_known(index) {
                    called.extend(calls(&body)?);
                }
                index += 1;
            }
            _ => {}
        }
    }
    let name = |index| names.get(&index).copied();
    Ok(called.into_iter().filter_map(name).collect())
}

/// What a function calls, or takes the reference of.
fn calls(body: &FunctionBody) -> Result<Vec<u32>> {
    let mut called = Vec::new();
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index }
            | Operator::ReturnCall { function_index }
            | Operator::RefFunc { function_index } => called.push(function_index),
            _ => {}
        }
    }
    Ok(called)
}

/// Whether this is a `core::panic::Location`, which only the words of panics tell: the path of a source file, its length,
/// line and column. Whoever read one all the same would find no file.
fn is_location(linked: &Linked, number: usize) -> bool {
    let holds = |number| linked.data.get(&number).map(|piece| piece.bytes);
    let (Some(&[_, _, _, _, a, b, c, d, ..]), Some([Thing::Data(path)])) = (
        holds(number).filter(|bytes| bytes.len() == 16),
        linked
            .references
            .get(&Thing::Data(number))
            .map(Vec::as_slice),
    ) else {
        return false;
    };
    let length = usize::try_from(u32::from_le_bytes([a, b, c, d])).ok();
    let path = length.and_then(|length| holds(*path)?.get(..length));
    path.is_some_and(|path| path.ends_with(b".rs"))
}
