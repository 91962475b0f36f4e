//! What must hold for every answer of the API and every text a visitor pastes, however hostile.
//!
//! Each target takes bytes, hands them to the app's own readers, and compares what those understood with what others
//! read: `serde_json` with its standard types, `bigdecimal`, `time`. A target panics when a wrong value is taken for
//! right. The fuzzer (`cargo xtask soak`) looks for such bytes; the seeds and whatever it has found are replayed by
//! `cargo test`.

mod lists;
mod notes;
mod oracle;
mod pasted;
mod record;
mod take_away;

/// A target: panics on a text for which something does not hold.
pub type Target = fn(&str);

/// Every target, by the name of its corpus.
pub const TARGETS: [(&str, Target); 7] = [
    ("opportunity", record::opportunity),
    ("take-away", take_away::all),
    ("list", lists::list),
    ("history", lists::history),
    ("token", lists::token),
    ("notes", notes::notes),
    ("pasted", pasted::pasted),
];

/// The target of this name.
pub fn target(name: &str) -> Option<Target> {
    let found = TARGETS.iter().find(|(known, _)| *known == name);
    found.map(|(_, target)| *target)
}
