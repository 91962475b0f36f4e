//! Typed doors to the browser, thin: each wraps one thing the browser does natively, and decides nothing.

pub mod aside;
pub mod boot;
pub mod clipboard;
pub mod clock;
pub mod dialog;
pub mod document;
pub mod download;
pub mod history;
pub mod http;
pub mod intl;
pub mod keyboard;
pub mod link;
pub mod query;
pub mod random;
pub mod second;
pub mod storage;
pub mod task;
pub mod theme;
pub mod timer;
pub mod viewport;
pub mod zone;
