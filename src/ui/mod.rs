//! Components, one a file. They show domain values; they ask nobody for data.

pub mod alert;
pub mod attribution;
pub mod badge;
pub mod card;
pub mod copy;
pub mod countdown;
pub mod el;
pub mod growing;
pub mod history;
pub mod moment;
pub mod notes;
pub mod on_demand;
pub mod piece;
pub mod signals;
pub mod stage_path;
pub mod strip;
