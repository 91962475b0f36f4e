//! What the linker notes about a wasm it has made, when told to (`--emit-relocs`): which functions and which pieces of data
//! refer to which. <https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md>

use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::{Context, Result, bail};
use wasm_encoder::SectionId;
use wasmparser::{
    Data, DefinedDataSymbol, KnownCustom, Linking, LinkingSectionReader, Parser, Payload,
    RelocSectionReader, RelocationType, SymbolFlags, SymbolInfo,
};

use super::wasm::{address, imported_functions, names_of_functions};

const CODE: u8 = SectionId::Code as u8;
const DATA: u8 = SectionId::Data as u8;

/// What refers, and what is referred to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A function, by its index.
    Function(u32),
    /// A piece of data, by its number among the symbols.
    Data(usize),
}

/// A piece of data.
#[derive(Debug, Clone)]
pub struct Piece<'a> {
    /// Where it is in memory.
    pub addresses: Range<u32>,
    /// What it begins as.
    pub bytes: &'a [u8],
    /// Where the file says so.
    place: Range<usize>,
}

/// The notes.
#[derive(Debug, Default)]
pub struct Linked<'a> {
    /// All pieces of data.
    pub data: BTreeMap<usize, Piece<'a>>,
    /// What each of them, and each function, refers to.
    pub references: BTreeMap<Thing, Vec<Thing>>,
    /// What is called and read without anybody here referring to it, but for what is exported.
    pub roots: Vec<Thing>,
    /// What functions are called.
    pub names: BTreeMap<u32, &'a str>,
    /// What the numbers of symbols stand for, as far as it is a function or data.
    symbols: Vec<Option<Thing>>,
    /// The first function that is not imported.
    first: u32,
    /// Where the bodies of functions end in the file, in order.
    bodies: Vec<usize>,
    /// What the sections are, and where they begin.
    sections: Vec<(u8, usize)>,
}

impl<'a> Linked<'a> {
    /// Reads them.
    ///
    /// # Errors
    /// When it is no wasm, or the linker noted nothing.
    pub fn read(wasm: &'a [u8]) -> Result<Self> {
        let first = imported_functions(wasm)?;
        let mut linked = Self {
            first,
            names: names_of_functions(wasm)?,
            ..Self::default()
        };
        let (mut segments, mut symbols, mut relocations) = (Vec::new(), None, Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            if let Some((kind, range)) = payload.as_section() {
                linked.sections.push((kind, usize::try_from(range.start)?));
            }
            match payload {
                Payload::CodeSectionEntry(body) => {
                    linked.bodies.push(usize::try_from(body.range().end)?);
                }
                Payload::DataSection(data) => {
                    segments = data.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(notes) => symbols = Some(notes),
                    KnownCustom::Reloc(notes) => relocations.push(notes),
                    _ => {}
                },
                _ => {}
            }
        }
        linked.name(&symbols.context("the linker has noted nothing")?, &segments)?;
        for notes in relocations {
            linked.refer(&notes)?;
        }
        Ok(linked)
    }

    /// Learns what the symbols are.
    fn name(&mut self, notes: &LinkingSectionReader, segments: &[Data<'a>]) -> Result<()> {
        for part in notes.subsections() {
            match part? {
                Linking::SymbolTable(symbols) => {
                    for symbol in symbols {
                        let thing = self.named(&symbol?, segments)?;
                        self.symbols.push(thing);
                    }
                }
                Linking::InitFuncs(functions) => {
                    for function in functions {
                        self.roots.extend(self.thing(function?.symbol_index)?);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn named(&mut self, symbol: &SymbolInfo, segments: &[Data<'a>]) -> Result<Option<Thing>> {
        Ok(match symbol {
            SymbolInfo::Func { index, .. } => Some(Thing::Function(*index)),
            SymbolInfo::Data {
                flags,
                symbol: Some(defined),
                ..
            } => {
                let number = self.symbols.len();
                self.data.insert(number, Piece::of(*defined, segments)?);
                if !flags.contains(SymbolFlags::BINDING_LOCAL) {
                    self.roots.push(Thing::Data(number)); // others may know it by its name
                }
                Some(Thing::Data(number))
            }
            _ => None,
        })
    }

    fn thing(&self, symbol: u32) -> Result<Option<Thing>> {
        let thing = self.symbols.get(usize::try_from(symbol)?);
        thing.copied().context("a symbol without an entry")
    }

    /// Learns who refers to what.
    fn refer(&mut self, notes: &RelocSectionReader) -> Result<()> {
        let section = self.sections.get(usize::try_from(notes.section_index())?);
        let (kind, begins) = *section.context("a section that is not there")?;
        for entry in notes.entries() {
            let entry = entry?;
            if entry.ty == RelocationType::TypeIndexLeb {
                continue; // no symbol
            }
            let Some(thing) = self.thing(entry.index)? else {
                continue;
            };
            let place = begins + usize::try_from(entry.offset)?;
            let referring = match kind {
                CODE => vec![self.function_at(place)?],
                DATA => self.data_at(place),
                _ => continue, // nothing that runs
            };
            if referring.is_empty() {
                self.roots.push(thing);
            }
            for referring in referring {
                self.references.entry(referring).or_default().push(thing);
            }
        }
        Ok(())
    }

    fn function_at(&self, place: usize) -> Result<Thing> {
        let body = self.bodies.partition_point(|end| *end <= place);
        if body == self.bodies.len() {
            bail!("a reference from beyond the last function");
        }
        Ok(Thing::Function(self.first + u32::try_from(body)?))
    }

    /// Data at a place in the file, under all its names.
    fn data_at(&self, place: usize) -> Vec<Thing> {
        let at_place = self
            .data
            .iter()
            .filter(|(_, piece)| piece.place.contains(&place));
        at_place.map(|(number, _)| Thing::Data(*number)).collect()
    }
}

impl<'a> Piece<'a> {
    fn of(symbol: DefinedDataSymbol, segments: &[Data<'a>]) -> Result<Self> {
        let segment = segments
            .get(usize::try_from(symbol.index)?)
            .context("a segment that is not there")?;
        let from = usize::try_from(symbol.offset)?;
        let within = from..from + usize::try_from(symbol.size)?;
        let begins = usize::try_from(segment.range.end)? - segment.data.len();
        let address = address(segment)? + symbol.offset;
        Ok(Self {
            addresses: address..address + symbol.size,
            bytes: segment
                .data
                .get(within.clone())
                .context("data that is not there")?,
            place: begins + within.start..begins + within.end,
        })
    }
}
