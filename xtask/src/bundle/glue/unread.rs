//! Data that nobody reads once panics are traps and nothing is exported in vain (`reached.rs`): what panics would have said,
//! where they would have come from, tables their words are made with. It becomes zeros, which weigh next to nothing.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use wasmparser::{Parser, Payload};

use super::linked::Linked;
use super::reached::Reached;
use super::wasm::address;

/// A wasm with zeros in the place of data that nobody reads.
///
/// # Errors
/// When it cannot be read, or the linker's notes are not on the same data.
pub fn blank(wasm: &[u8], linked: &Linked, reached: &Reached) -> Result<Vec<u8>> {
    let unread = unread(linked, reached);
    let mut blanked = wasm.to_vec();
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::DataSection(segments) = payload? else {
            continue;
        };
        for segment in segments {
            let segment = segment?;
            let end = usize::try_from(segment.range.end)?;
            let bytes = &mut blanked[end - segment.data.len()..end];
            for (address, byte) in (address(&segment)?..).zip(bytes) {
                match unread.get(&address) {
                    Some(noted) if noted == byte => *byte = 0,
                    Some(_) => bail!("the linker has noted other data at {address}"),
                    None => {}
                }
            }
        }
    }
    Ok(blanked)
}

/// All data that is not reached: each address, and what is there.
fn unread(linked: &Linked, reached: &Reached) -> BTreeMap<u32, u8> {
    let bytes_of = |wanted: bool| -> BTreeMap<u32, u8> {
        let pieces = linked
            .data
            .iter()
            .filter(|(number, _)| reached.reads(**number) == wanted);
        pieces
            .flat_map(|(_, piece)| piece.addresses.clone().zip(piece.bytes.iter().copied()))
            .collect()
    };
    // Pieces may overlap: what is read under one name is read.
    let (read, mut unread) = (bytes_of(true), bytes_of(false));
    unread.retain(|address, _| !read.contains_key(address));
    unread
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use wasm_encoder::{
        CodeSection, ConstExpr, CustomSection, DataSection, DataSymbolDefinition, ExportKind,
        ExportSection, Function, FunctionSection, LinkingSection, MemorySection, MemoryType,
        Module, NameMap, NameSection, SymbolTable, TypeSection,
    };

    use super::*;

    /// Where in memory the data begins.
    const FIRST: u32 = 1024;
    /// Three functions, and what each refers to of the data below.
    const FUNCTIONS: [(&str, &[u32]); 3] = [
        ("main", &[0, 3]),
        ("core::panicking::panic", &[1]),
        ("nobody_calls_this", &[2]),
    ];
    /// One beside the next: what `main` reads, what the panic says, what nobody calls for, a location, the path it names.
    const DATA: [(u32, u32); 5] = [(0, 4), (4, 4), (8, 4), (12, 16), (28, 4)];
    const BYTES: &[u8] = b"readwordgone\0\0\0\0\x04\0\0\0\x07\0\0\0\x09\0\0\0a.rs";

    /// A relocation section for the section of this number: `R_WASM_MEMORY_ADDR_I32` of these symbols at these places.
    fn relocations(section: u8, entries: &[(u8, u32)]) -> Vec<u8> {
        let mut bytes = vec![section, u8::try_from(entries.len()).unwrap()];
        for (place, symbol) in entries {
            bytes.extend([5, *place, u8::try_from(*symbol).unwrap(), 0]);
        }
        bytes
    }

    fn module() -> Vec<u8> {
        let (mut types, mut functions, mut code) = (
            TypeSection::new(),
            FunctionSection::new(),
            CodeSection::new(),
        );
        types.ty().function([], []);
        let (mut names, mut references) = (NameMap::new(), Vec::new());
        for (index, (name, refers)) in (0_u8..).zip(FUNCTIONS) {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().nop().end();
            code.function(&body);
            names.append(index.into(), name);
            // The number of functions comes first; each is its length, no locals, a nop and an end.
            references.extend(refers.iter().map(|symbol| (1 + 4 * index + 2, *symbol)));
        }
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut exports = ExportSection::new();
        exports.export("main", ExportKind::Func, 0);
        let mut data = DataSection::new();
        data.active(
            0,
            &ConstExpr::i32_const(FIRST.cast_signed()),
            BYTES.iter().copied(),
        );
        let mut symbols = SymbolTable::new();
        for (offset, size) in DATA {
            symbols.data(
                SymbolTable::WASM_SYM_BINDING_LOCAL,
                "",
                Some(DataSymbolDefinition {
                    index: 0,
                    offset,
                    size,
                }),
            );
        }
        let mut linking = LinkingSection::new();
        linking.symbol_table(&symbols);
        let mut section = NameSection::new();
        section.functions(&names);
        let of_code = relocations(4, &references);
        // The number of segments, then of this one: its kind, three bytes of address and an end, its length.
        let of_data = relocations(5, &[(1 + 1 + 4 + 1 + 12, 4)]);
        let mut module = Module::new();
        module
            .section(&types)
            .section(&functions)
            .section(&memories)
            .section(&exports)
            .section(&code)
            .section(&data)
            .section(&linking);
        for (name, bytes) in [("reloc.CODE", &of_code), ("reloc.DATA", &of_data)] {
            module.section(&CustomSection {
                name: name.into(),
                data: Cow::Borrowed(bytes),
            });
        }
        module.section(&section);
        module.finish()
    }

    fn blanked(wasm: &[u8], linked: &[u8]) -> Result<Vec<u8>> {
        let linked = Linked::read(linked)?;
        blank(wasm, &linked, &Reached::from(wasm, &linked)?)
    }

    fn data(wasm: &[u8]) -> Vec<u8> {
        let mut payloads = Parser::new(0).parse_all(wasm);
        let found = payloads.find_map(|payload| match payload {
            Ok(Payload::DataSection(segments)) => segments.into_iter().next(),
            _ => None,
        });
        found.unwrap().unwrap().data.to_vec()
    }

    #[test]
    fn only_what_is_read_stays() {
        let wasm = module();
        assert_eq!(data(&wasm), BYTES);
        let blanked = blanked(&wasm, &wasm).unwrap();
        assert_eq!(data(&blanked), [b"read".as_slice(), &[0; 28]].concat());
    }

    #[test]
    fn what_the_linker_has_not_noted_cannot_be_known() {
        let mut without_notes = Module::new();
        without_notes.section(&TypeSection::new());
        assert!(blanked(&module(), &without_notes.finish()).is_err());
    }

    #[test]
    fn notes_on_other_data_are_none_on_this() {
        let wasm = module();
        let at = wasm.windows(4).position(|bytes| bytes == b"word").unwrap();
        let mut other = wasm.clone();
        other[at] = b'W';
        assert!(blanked(&other, &wasm).is_err());
    }
}
