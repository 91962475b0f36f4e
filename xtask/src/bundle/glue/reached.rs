//! What of a wasm is still called or read once it exports only what its script calls, and panics are traps (`panics.rs`).
//! The linker kept everything for which there was any way from anything exported, such as what crates export for other
//! people's JavaScript; and `wasm-opt` keeps every function that could be called by its number, which is all that anybody
//! ever took the address of.

use std::collections::{BTreeMap, BTreeSet};

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
    /// Follows what the linker noted, and what a wasm calls that was made of what it linked, from what that exports.
    ///
    /// # Errors
    /// When the wasm cannot be read.
    pub fn from(wasm: &[u8], linked: &Linked<'a>) -> Result<Self> {
        let known: BTreeSet<&str> = linked.names.values().copied().collect();
        let calls = Calls::of(wasm, &known)?;
        let named = |names: &BTreeSet<&str>| -> Vec<Thing> {
            let found = linked
                .names
                .iter()
                .filter(|(_, name)| names.contains(**name));
            found.map(|(index, _)| Thing::Function(*index)).collect()
        };
        let mut things = BTreeSet::new();
        let mut next = linked.roots.clone();
        next.extend(named(&calls.from_elsewhere));
        while let Some(thing) = next.pop() {
            let name = match thing {
                Thing::Function(index) => linked.names.get(&index).copied(),
                Thing::Data(number) if is_location(linked, number) => continue,
                Thing::Data(_) => None,
            };
            if things.insert(thing) && !name.is_some_and(panics::is_silent) {
                next.extend(linked.references.get(&thing).into_iter().flatten());
                let called = name.and_then(|name| calls.within.get(name));
                next.extend(called.into_iter().flat_map(named));
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

/// Which functions of a wasm are called from where, by their names.
#[derive(Default)]
struct Calls<'w> {
    /// From outside, as the module begins, or from functions that the linker does not know.
    from_elsewhere: BTreeSet<&'w str>,
    /// From each of those that it knows: what wasm-bindgen has put into them it has no notes of.
    within: BTreeMap<&'w str, BTreeSet<&'w str>>,
}

impl<'w> Calls<'w> {
    fn of(wasm: &'w [u8], known: &BTreeSet<&str>) -> Result<Self> {
        let names = names_of_functions(wasm)?;
        let name = |index: u32| names.get(&index).copied();
        let mut calls = Self::default();
        let mut index = imported_functions(wasm)?;
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        let function = (export.kind == ExternalKind::Func).then_some(export.index);
                        calls.from_elsewhere.extend(function.and_then(name));
                    }
                }
                Payload::StartSection { func, .. } => calls.from_elsewhere.extend(name(func)),
                Payload::CodeSectionEntry(body) => {
                    let own = name(index).filter(|name| known.contains(name));
                    let called = called_in(&body)?.into_iter().filter_map(name);
                    match own {
                        Some(own) => calls.within.entry(own).or_default().extend(called),
                        None => calls.from_elsewhere.extend(called),
                    }
                    index += 1;
                }
                _ => {}
            }
        }
        Ok(calls)
    }
}

/// What a function calls, or takes the reference of.
fn called_in(body: &FunctionBody) -> Result<Vec<u32>> {
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

#[cfg(test)]
mod tests {
    use super::super::sample::{module, with_one_of_other_making};
    use super::*;

    /// Which of these may be called, of a wasm that the sample was made into.
    fn called(wasm: &[u8]) -> Vec<&'static str> {
        let linked = module("nobody_calls_this"); // what the linker exported is of no account
        let linked = Linked::read(&linked).unwrap();
        let reached = Reached::from(wasm, &linked).unwrap();
        let all = [
            "main",
            "core::panicking::panic",
            "nobody_calls_this",
            "called_by_number",
            "nobody_else_calls_this",
            "of_other_making",
        ];
        all.into_iter().filter(|name| reached.calls(name)).collect()
    }

    #[test]
    fn what_is_exported_leads_to_what_it_calls_and_takes_the_address_of() {
        assert_eq!(
            called(&module("main")),
            [
                "main",
                "core::panicking::panic",
                "called_by_number",
                "of_other_making"
            ]
        );
    }

    #[test]
    fn so_does_what_the_linker_has_not_made() {
        assert_eq!(
            called(&with_one_of_other_making("nobody_calls_this")),
            [
                "nobody_calls_this",
                "nobody_else_calls_this",
                "of_other_making"
            ]
        );
    }
}
