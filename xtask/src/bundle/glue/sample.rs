//! A small wasm with the linker's notes, for tests.

use std::borrow::Cow;

use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataSection, DataSymbolDefinition, ExportKind,
    ExportSection, Function, FunctionSection, LinkingSection, MemorySection, MemoryType, Module,
    NameMap, NameSection, SymbolTable, TypeSection,
};

/// Where in memory the data begins.
const FIRST: u32 = 1024;

/// What is in memory, one piece beside the next: what `main` reads, what the panic says, what nobody calls for, a location,
/// the path it names.
pub const DATA: &[u8] = b"readwordgone\0\0\0\0\x04\0\0\0\x07\0\0\0\x09\0\0\0a.rs";
/// Where each piece begins, and how long it is.
const PIECES: [(u32, u32); 5] = [(0, 4), (4, 4), (8, 4), (12, 16), (28, 4)];

/// What functions refer to: data by its number, a function that is called, and one whose address is taken.
#[derive(Clone, Copy)]
enum Refers {
    Data(u8),
    Call(u8),
    Address(u8),
}
use Refers::{Address, Call, Data};

/// Each function's name, and what the linker noted of it.
const FUNCTIONS: [(&str, &[Refers]); 5] = [
    ("main", &[Data(0), Data(3), Call(1), Address(3)]),
    ("core::panicking::panic", &[Data(1)]),
    ("nobody_calls_this", &[Data(2), Call(4)]),
    ("called_by_number", &[]),
    ("nobody_else_calls_this", &[]),
];

/// How many bytes a function takes: its length, no locals, two instructions, an end.
const BODY: u8 = 5;

/// A relocation, at a place in its section.
fn relocation(place: u8, refers: Refers) -> Vec<u8> {
    let pieces = u8::try_from(PIECES.len()).unwrap();
    match refers {
        Data(number) => vec![5, place, number, 0], // R_WASM_MEMORY_ADDR_I32, and what is added
        Call(function) => vec![0, place, pieces + function], // R_WASM_FUNCTION_INDEX_LEB
        Address(function) => vec![1, place, pieces + function], // R_WASM_TABLE_INDEX_SLEB
    }
}

/// A relocation section for the section of this number.
fn relocations(section: u8, entries: &[(u8, Refers)]) -> Vec<u8> {
    let count = u8::try_from(entries.len()).unwrap();
    let entries = entries
        .iter()
        .flat_map(|(place, refers)| relocation(*place, *refers));
    [section, count].into_iter().chain(entries).collect()
}

/// It exports this function.
pub fn module(exported: &str) -> Vec<u8> {
    made(exported, None)
}

/// The same with one more function, which is exported instead and calls the one of this name.
pub fn with_one_of_other_making(called: &str) -> Vec<u8> {
    made("of_other_making", Some(called))
}

fn made(exported: &str, called: Option<&str>) -> Vec<u8> {
    let (mut types, mut functions, mut code) = (
        TypeSection::new(),
        FunctionSection::new(),
        CodeSection::new(),
    );
    types.ty().function([], []);
    let (mut names, mut references) = (NameMap::new(), Vec::new());
    let index_of = |wanted: &str| {
        let mut all = FUNCTIONS.iter().map(|(name, _)| *name);
        u32::try_from(
            all.position(|name| name == wanted)
                .unwrap_or(FUNCTIONS.len()),
        )
        .unwrap()
    };
    for (index, (name, refers)) in (0_u8..).zip(FUNCTIONS) {
        functions.function(0);
        let mut body = Function::new([]);
        body.instructions().nop().nop().end();
        code.function(&body);
        names.append(index.into(), name);
        // The number of functions comes first.
        references.extend(refers.iter().map(|refers| (1 + BODY * index + 2, *refers)));
    }
    if let Some(called) = called {
        functions.function(0);
        let mut body = Function::new([]);
        body.instructions().call(index_of(called)).end();
        code.function(&body);
        names.append(index_of(exported), exported);
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
    exports.export(exported, ExportKind::Func, index_of(exported));
    let mut data = DataSection::new();
    data.active(
        0,
        &ConstExpr::i32_const(FIRST.cast_signed()),
        DATA.iter().copied(),
    );
    let mut symbols = SymbolTable::new();
    for (offset, size) in PIECES {
        let piece = DataSymbolDefinition {
            index: 0,
            offset,
            size,
        };
        symbols.data(SymbolTable::WASM_SYM_BINDING_LOCAL, "", Some(piece));
    }
    for (index, (name, _)) in (0..).zip(FUNCTIONS) {
        symbols.function(SymbolTable::WASM_SYM_BINDING_LOCAL, index, Some(name));
    }
    let mut linking = LinkingSection::new();
    linking.symbol_table(&symbols);
    let mut section = NameSection::new();
    section.functions(&names);
    let of_code = relocations(4, &references);
    // The number of segments, then of this one: its kind, three bytes of address and an end, its length.
    let of_data = relocations(5, &[(1 + 1 + 4 + 1 + 12, Data(4))]);
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
