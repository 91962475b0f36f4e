//! Pages, one a file; each gives the document its title and its content.

pub mod commands;
pub mod detail;
pub mod find;
pub mod going;
pub mod guests;
pub mod home;
pub mod host;
pub mod keys;
pub mod menu;
pub mod not_found;
pub mod opener;
pub mod opportunity;
pub mod problem;
pub mod recents;
pub mod shared;
pub mod sign_in;
pub mod toolbar;
