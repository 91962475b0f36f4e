//! Opportunities to take along: as text for people, as files for their calendars, address books and spreadsheets. No server involved.

mod content_line;
pub mod csv;
pub mod ics;
pub mod markdown;
pub mod markdown_table;
pub mod plain_text;
mod summary;
pub mod vcf;

pub use summary::Words;
