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
    use wasm_encoder::{Module, TypeSection};

    use super::super::sample::{DATA, module};
    use super::*;

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
        let wasm = module("main");
        assert_eq!(data(&wasm), DATA);
        let left = blanked(&wasm, &wasm).unwrap();
        assert_eq!(data(&left), [b"read".as_slice(), &[0; 28]].concat());
    }

    #[test]
    fn what_the_linker_has_not_noted_cannot_be_known() {
        let mut without_notes = Module::new();
        without_notes.section(&TypeSection::new());
        assert!(blanked(&module("main"), &without_notes.finish()).is_err());
    }

    #[test]
    fn notes_on_other_data_are_none_on_this() {
        let wasm = module("main");
        let at = wasm.windows(4).position(|bytes| bytes == b"word").unwrap();
        let mut other = wasm.clone();
        other[at] = b'W';
        assert!(blanked(&other, &wasm).is_err());
    }
}
