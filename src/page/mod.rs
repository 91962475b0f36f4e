//! Pages, one a file; each gives the document its title and its content.

pub mod commands;
pub mod detail;
pub mod guests;
pub mod home;
pub mod keys;
pub mod menu;
pub mod not_found;
pub mod opportunity;
pub mod problem;
pub mod shared;
pub mod sign_in;
pub mod toolbar;
