//! A panic ends the app: its crash screen says so, and which functions it has come from (`src/boot.js`). Here it does that at
//! once, with a trap, and what would first have put it into words goes. So does what formats for debugging the values that
//! only those words hold. Builds with debug assertions keep both.

use wasm_encoder::Function;

/// What panics begin with, as std calls it: functions that never return, and a module of such functions.
const PANICS: [&str; 10] = [
    "core::panicking::",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "core::cell::panic_already",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::alloc::handle_alloc_error",
];

/// Whose values panics put into words. A type is missing here if anything else shows its values this way: `Display` of a
/// calendar day of chrono's does, for one. Clippy holds our own code to `Display` (`src/lib.rs`).
const IN_WORDS_OF_PANICS: [&str; 8] = [
    "char",
    "u32",
    "&usize",
    "&isize",
    "core::ops::range::Range<usize>",
    "core::fmt::Error",
    "std::thread::local::AccessError",
    "wasm_bindgen::JsValue",
];

/// What is left of a function of this name, if that is not all of it.
pub fn left_of(name: &str) -> Option<Function> {
    let name = format!("{:#}", rustc_demangle::demangle(name));
    let debug = name
        .strip_prefix('<')
        .and_then(|name| name.strip_suffix(" as core::fmt::Debug>::fmt"));
    if PANICS.iter().any(|start| name.starts_with(start)) {
        return Some(trap());
    }
    debug.filter(|shown| IN_WORDS_OF_PANICS.contains(shown))?;
    let mut body = Function::new([]);
    body.instructions().i32_const(0).end(); // `Ok(())`, and nothing is written
    Some(body)
}

/// What is left of a function that begins a panic, and of one that nobody calls.
pub fn trap() -> Function {
    let mut body = Function::new([]);
    body.instructions().unreachable().end();
    body
}

/// Whether a function of this name no longer refers to anything.
pub fn is_silent(name: &str) -> bool {
    left_of(name).is_some()
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, EntityType, FunctionSection, ImportSection, Module, NameMap, NameSection,
        TypeSection,
    };
    use wasmparser::{Parser, Payload};

    use super::super::wasm::with_bodies;

    use super::*;

    /// An import, and functions of these names that do nothing.
    fn module(functions: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("a", "b", EntityType::Function(0));
        let (mut declared, mut code) = (FunctionSection::new(), CodeSection::new());
        let (mut names, mut section) = (NameMap::new(), NameSection::new());
        for (index, name) in (1..).zip(functions) {
            declared.function(0);
            let mut body = Function::new([]);
            body.instructions().nop().end();
            code.function(&body);
            names.append(index, name);
        }
        section.functions(&names);
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&declared)
            .section(&code)
            .section(&section);
        module.finish()
    }

    fn bodies(wasm: &[u8]) -> Vec<String> {
        let entries = Parser::new(0)
            .parse_all(wasm)
            .filter_map(|payload| match payload {
                Ok(Payload::CodeSectionEntry(body)) => Some(body),
                _ => None,
            });
        let first = |body: wasmparser::FunctionBody| {
            let mut operators = body.get_operators_reader().unwrap();
            format!("{:?}", operators.read().unwrap())
        };
        entries.map(first).collect()
    }

    #[test]
    fn what_begins_a_panic_traps_and_debugging_says_nothing() {
        let wasm = with_bodies(
            &module(&[
                "opportune::core::panicking::mine",
                "_RNvNtCsgkk3F5c7JVl_4core9panicking9panic_fmt",
                "core::option::unwrap_failed",
                "core::fmt::write",
                "<core::ops::range::Range<usize> as core::fmt::Debug>::fmt",
                "<core::ops::range::Range<usize> as core::fmt::Display>::fmt",
                "<chrono::naive::date::NaiveDate as core::fmt::Debug>::fmt",
            ]),
            left_of,
        );
        let expected = [
            "Nop",
            "Unreachable",
            "Unreachable",
            "Nop",
            "I32Const { value: 0 }",
            "Nop",
            "Nop",
        ];
        assert_eq!(bodies(&wasm.unwrap()), expected);
    }

    #[test]
    fn without_names_it_cannot_be_known() {
        assert!(with_bodies(&module(&[]), left_of).is_err());
    }
}
