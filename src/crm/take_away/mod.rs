//! An opportunity to take along: as text for people, as files for their calendars and address books. No server involved.

mod content_line;
pub mod ics;
pub mod markdown;
pub mod plain_text;
mod summary;
pub mod vcf;

pub use summary::Words;
