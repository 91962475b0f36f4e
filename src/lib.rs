//! Opportune: one Nexudus CRM opportunity, at a glance.
//!
//! A URL becomes a [`route`], the route's page asks the API, the answer becomes a domain value, the value becomes a
//! view. Nothing flows back. The rooms, and who may know whom:
//!
//! - [`crm`]: the domain, pure; knows nobody.
//! - `browser`: typed doors to the browser, thin; knows `crm`.
//! - [`nexudus`]: the REST API; knows `browser` and `crm`.
//! - `ui`: components, one a file; knows `browser` and `crm`.
//! - [`route`]: every URL of the app, parsed and printed; knows `crm`.
//! - `page`: pages, one a file; knows all of the above.
//! - [`find`]: the pages that find and compare, a module of their own; knows `ui`, `browser`, [`crm`], [`route`], and of
//!   [`nexudus`] the wire, the problems and how often to try again; it asks the API only through its host, which is `page`.
//! - `app`: which page is on show, the header's menu, what happens to links; knows the pages.
//!
//! Only the rooms that touch the browser need the `wasm32` target; the others compile and test natively.

// What `{:?}` gives may be nothing in the bundle (`xtask/src/bundle/glue/panics.rs`).
#![cfg_attr(not(test), warn(clippy::use_debug))]

pub mod crm;
pub mod find;
pub mod nexudus;
pub mod route;

#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod page;
#[cfg(target_arch = "wasm32")]
pub mod ui;
