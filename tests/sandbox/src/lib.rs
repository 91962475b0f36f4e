//! A stand-in for the Nexudus REST API and a static host with production headers, in one process.
//!
//! It holds to what is publicly documented of the API, not to what our client accepts, and shares no code with it.
//! Marks in comments: "documented" was read in so many words in Nexudus' own pages or its published clients,
//! "inferred" follows from them, "unknown" is a choice of ours where nothing was found.

pub mod api;
pub mod app;
pub mod arguments;
pub mod broken_body;
pub mod controls;
pub mod data;
pub mod faults;
pub mod forward;
pub mod headers_file;
pub mod request_log;
pub mod server;
pub mod static_host;
