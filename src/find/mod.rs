//! The pages that find and compare: from "which one was it?" to the page.
//!
//! They are a WebAssembly module of their own, so that the first view of one opportunity stays small. The module keeps
//! living, with everything it has loaded, while the visitor looks at an opportunity and comes back.
//!
//! What decides is pure and tested natively: [`address`] (what the query of the URL means), [`loading`] (which page of
//! the list is next, and whether all is here), [`library`] (the records), [`shelf`] (which of them are shown, in which
//! order), [`lanes`] (the same set as a board), [`crowded`] (where space runs out), [`names`] (what the numbers of a comparison
//! stand for), [`place`] (where a return leads), [`trouble`] and [`again`] (what is said when it fails, and when it is asked
//! again by itself), [`stretches`] (what is shortened for a match). What draws needs the browser.

pub mod address;
pub mod again;
pub mod crowded;
pub mod lanes;
pub mod library;
pub mod loading;
pub mod names;
pub mod place;
pub mod shelf;
pub mod stretches;
pub mod trouble;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod board;
#[cfg(target_arch = "wasm32")]
mod compare;
#[cfg(target_arch = "wasm32")]
mod compared;
#[cfg(target_arch = "wasm32")]
mod failed;
#[cfg(target_arch = "wasm32")]
mod filters;
#[cfg(target_arch = "wasm32")]
mod more;
#[cfg(target_arch = "wasm32")]
mod notices;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod part;
#[cfg(target_arch = "wasm32")]
mod rows;
#[cfg(target_arch = "wasm32")]
mod state;
#[cfg(target_arch = "wasm32")]
mod table;
#[cfg(target_arch = "wasm32")]
mod take;
#[cfg(target_arch = "wasm32")]
mod toolbar;
#[cfg(target_arch = "wasm32")]
mod words;

#[cfg(target_arch = "wasm32")]
pub use app::offer;
