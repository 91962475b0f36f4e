//! Pages, one a file; each gives the document its title and its content.

pub mod detail;
pub mod home;
pub mod not_found;
pub mod opportunity;
pub mod shared;
pub mod sign_in;
