//! The `.br` and `.gz` files beside what hosts can serve precompressed.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

/// Kinds of file that shrink. Pictures other than SVG are compressed already.
const KINDS: [&str; 8] = [
    "css",
    "html",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
];

/// Writes a `.br` and a `.gz` beside each file worth it. Not beside `index.html`: hosts edit that,
/// and a stale copy would be served in its place.
///
/// # Errors
/// When a file cannot be read or written.
pub fn compress(bundle: &Path) -> Result<()> {
    for name in super::names(bundle)? {
        let file = bundle.join(&name);
        let kind = file.extension().unwrap_or_default();
        if name == "index.html" || !KINDS.iter().any(|known| kind == *known) {
            continue;
        }
        let bytes = fs::read(&file)?;
        fs::write(bundle.join(format!("{name}.br")), brotli(&bytes)?)?;
        fs::write(bundle.join(format!("{name}.gz")), gzip(&bytes)?)?;
    }
    Ok(())
}

/// Sizes of block and window, as powers of 2; 0 leaves it to the encoder. None is best for every file.
const TRIED: [(i32, i32); 4] = [(0, 22), (16, 18), (17, 18), (19, 18)];

/// As small as brotli makes it.
///
/// # Errors
/// None in practice: memory is read and written.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut smallest = brotli_by(bytes, TRIED[0])?;
    for sizes in &TRIED[1..] {
        let packed = brotli_by(bytes, *sizes)?;
        if packed.len() < smallest.len() {
            smallest = packed;
        }
    }
    Ok(smallest)
}

fn brotli_by(bytes: &[u8], (block, window): (i32, i32)) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let best = BrotliEncoderParams {
        size_hint: bytes.len(),
        lgblock: block,
        lgwin: window,
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut Cursor::new(bytes), &mut packed, &best)?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    // No name and no time in the header: the same bytes give the same file.
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_was_packed_unpacks() {
        let text = b"opportunity ".repeat(1000);
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut brotli(&text).unwrap().as_slice(), &mut back).unwrap();
        assert_eq!(back, text);

        let mut back = Vec::new();
        let packed = gzip(&text).unwrap();
        flate2::read::GzDecoder::new(packed.as_slice())
            .read_to_end(&mut back)
            .unwrap();
        assert_eq!(back, text);
    }
}
