//! Components, one a file. They show domain values; they ask nobody for data.

pub mod alert;
pub mod badge;
pub mod card;
pub mod piece;
pub mod strip;
