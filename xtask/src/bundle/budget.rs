//! What a first view transfers, and what it may.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::{compress, sbom, second_module, service_worker};

/// The most a first view may transfer without the API's answers, in bytes of brotli.
const BUDGET: usize = 131_350;

/// What no first view waits for.
const BESIDE: [&str; 2] = [sbom::NAME, service_worker::NAME];

/// The bundle by file, largest first, as a table. Everything that a page asks for counts as part of a
/// first view.
///
/// # Errors
/// When it is over the budget.
pub fn weigh(bundle: &Path) -> Result<String> {
    let mut rows = Vec::new();
    for name in super::names(bundle)? {
        let kind = Path::new(&name).extension().unwrap_or_default();
        let is_first = kind != "br" && kind != "gz" && name != "_headers";
        if !is_first || BESIDE.contains(&&*name) || second_module::owns(&name) {
            continue;
        }
        let bytes = fs::read(bundle.join(&name))?;
        let packed = match fs::read(bundle.join(format!("{name}.br"))) {
            Ok(packed) => packed,
            Err(_) => compress::brotli(&bytes)?,
        };
        rows.push((packed.len(), bytes.len(), name));
    }
    rows.sort_by(|a, b| b.cmp(a));
    let total: usize = rows.iter().map(|row| row.0).sum();

    let mut table = format!("  {:>9} {:>9}  {}\n", "brotli", "bytes", "file");
    for (packed, bytes, name) in rows {
        writeln!(table, "  {packed:>9} {bytes:>9}  {name}")?;
    }
    writeln!(
        table,
        "  {total:>9} of {BUDGET} that a first view may transfer"
    )?;
    if total > BUDGET {
        bail!(
            "the bundle is {} bytes over its budget:\n{table}",
            total - BUDGET
        );
    }
    Ok(table)
}
