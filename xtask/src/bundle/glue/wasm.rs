//! A wasm read and rewritten: new names for what it imports and exports, and no exports that nobody calls.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{
    CodeSection, ExportSection, Function, ImportSection, Module, NameMap, NameSection, RawSection,
};
use wasmparser::{
    Data, DataKind, ExportSectionReader, ImportSectionReader, KnownCustom, Name, Operator, Parser,
    Payload, TypeRef,
};

/// What is to be changed.
pub struct Changes<'a> {
    /// The module that imports name, and its new name.
    pub module: (&'a str, &'a str),
    /// New names of imports and exports; the others keep theirs.
    pub names: &'a BTreeMap<String, String>,
    /// The exports that the script calls, by their old names.
    pub called: &'a BTreeSet<&'a str>,
}

/// A module with these changes, and otherwise the same.
///
/// # Errors
/// When it cannot be read.
pub fn rewrite(wasm: &[u8], changes: &Changes) -> Result<Vec<u8>> {
    let mut rewritten = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                rewritten.section(&renamed_imports(imports, changes)?);
            }
            Payload::ExportSection(exports) => {
                rewritten.section(&called_exports(exports, changes)?);
            }
            other => copy(&mut rewritten, wasm, &other)?,
        }
    }
    Ok(rewritten.finish())
}

/// The same module, with other bodies for functions of some names.
///
/// # Errors
/// When it cannot be read, or does not tell what its functions are called.
pub fn with_bodies(wasm: &[u8], body_of: impl Fn(&str) -> Option<Function>) -> Result<Vec<u8>> {
    let names = names_of_functions(wasm)?;
    if names.is_empty() {
        bail!("the wasm does not tell what its functions are called");
    }
    let body_of = |index: u32| names.get(&index).and_then(|name| body_of(name));
    let (mut module, mut code) = (Module::new(), CodeSection::new());
    let (mut index, mut left) = (imported_functions(wasm)?, 0);
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::CodeSectionStart { count, .. } => left = count,
            Payload::CodeSectionEntry(body) => {
                match body_of(index) {
                    Some(body) => code.function(&body),
                    None => code.raw(body.as_bytes()),
                };
                (index, left) = (index + 1, left - 1);
                if left == 0 {
                    module.section(&code);
                }
            }
            other => copy(&mut module, wasm, &other)?,
        }
    }
    Ok(module.finish())
}

/// Puts a section into a module as it is. Of what is noted beside the code, only the names of functions: how the module
/// was made serves nobody, and `wasm-opt` cannot divide data that has a name.
///
/// # Errors
/// When it is longer than memory can be.
pub fn copy(module: &mut Module, wasm: &[u8], payload: &Payload) -> Result<()> {
    if let Payload::CustomSection(custom) = payload {
        if custom.name() == "name" {
            let mut names = NameMap::new();
            for (index, name) in names_of_functions(wasm)? {
                names.append(index, name);
            }
            let mut section = NameSection::new();
            section.functions(&names);
            module.section(&section);
        }
    } else if let Some((id, range)) = payload.as_section() {
        let data = &wasm[usize::try_from(range.start)?..usize::try_from(range.end)?];
        module.section(&RawSection { id, data });
    }
    Ok(())
}

/// Where in memory a segment of data begins.
///
/// # Errors
/// When it tells no address, as data that is copied on demand does not.
pub fn address(segment: &Data) -> Result<u32> {
    if let DataKind::Active { offset_expr, .. } = &segment.kind
        && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
    {
        return Ok(u32::from_ne_bytes(value.to_ne_bytes()));
    }
    bail!("data without an address")
}

/// How many functions come from outside: the others are counted from there.
///
/// # Errors
/// When it cannot be read.
pub fn imported_functions(wasm: &[u8]) -> Result<u32> {
    let mut imported = 0;
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(imports) = payload? {
            for import in imports.into_imports() {
                imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
            }
        }
    }
    Ok(imported)
}

/// What functions are called, by their index; nothing if it does not tell.
///
/// # Errors
/// When it cannot be read.
pub fn names_of_functions(wasm: &[u8]) -> Result<BTreeMap<u32, &str>> {
    let mut found = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::CustomSection(section) = payload? else {
            continue;
        };
        if let KnownCustom::Name(names) = section.as_known() {
            for name in names {
                if let Name::Function(functions) = name? {
                    for function in functions {
                        let function = function?;
                        found.insert(function.index, function.name);
                    }
                }
            }
        }
    }
    Ok(found)
}

fn renamed_imports(imports: ImportSectionReader, changes: &Changes) -> Result<ImportSection> {
    let mut section = ImportSection::new();
    for import in imports.into_imports() {
        let import = import?;
        let module = match changes.module {
            (old, new) if import.module == old => new,
            _ => import.module,
        };
        let kind = RoundtripReencoder.entity_type(import.ty)?;
        section.import(module, changes.name_of(import.name), kind);
    }
    Ok(section)
}

fn called_exports(exports: ExportSectionReader, changes: &Changes) -> Result<ExportSection> {
    let mut section = ExportSection::new();
    for export in exports {
        let export = export?;
        if changes.called.contains(export.name) {
            let kind = RoundtripReencoder.export_kind(export.kind)?;
            section.export(changes.name_of(export.name), kind, export.index);
        }
    }
    Ok(section)
}

impl<'a> Changes<'a> {
    fn name_of(&self, name: &'a str) -> &'a str {
        self.names.get(name).map_or(name, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, EntityType, ExportKind, Function, FunctionSection, TypeSection,
    };

    use super::*;

    /// `(import "long" "far" (func)) (func) (export "kept" …) (export "unused" …)`
    fn module() -> Vec<u8> {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("long", "far", EntityType::Function(0));
        let mut functions = FunctionSection::new();
        functions.function(0);
        let mut exports = ExportSection::new();
        exports.export("kept", ExportKind::Func, 1);
        exports.export("unused", ExportKind::Func, 1);
        let mut code = CodeSection::new();
        let mut body = Function::new([]);
        body.instructions().end();
        code.function(&body);
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&exports)
            .section(&code);
        module.finish()
    }

    #[test]
    fn short_names_and_no_unused_exports() {
        let names = [("far", "f"), ("kept", "k"), ("unused", "u")];
        let names = names.map(|(old, new)| (old.to_owned(), new.to_owned()));
        let changes = Changes {
            module: ("long", "l"),
            names: &names.into(),
            called: &["kept"].into(),
        };
        let wasm = rewrite(&module(), &changes).unwrap();
        let (mut imports, mut exports, mut bodies) = (Vec::new(), Vec::new(), 0);
        for payload in Parser::new(0).parse_all(&wasm) {
            match payload.unwrap() {
                Payload::ImportSection(section) => {
                    let all = section.into_imports().map(Result::unwrap);
                    imports.extend(all.map(|import| (import.module, import.name)));
                }
                Payload::ExportSection(section) => {
                    let all = section.into_iter().map(Result::unwrap);
                    exports.extend(all.map(|export| (export.name, export.index)));
                }
                Payload::CodeSectionEntry(_) => bodies += 1,
                _ => {}
            }
        }
        assert_eq!(imports, [("l", "f")]);
        assert_eq!(exports, [("k", 1)]);
        assert_eq!(bodies, 1);
    }
}
