//! JSON from the API, read into the domain with every tolerance the API is known or rumoured to need.
//!
//! One bad field never loses the others: a field that is not understood keeps its JSON text. Only a body that is not
//! the thing asked for is [`Unreadable`].

mod coworker;
mod custom_field;
mod history;
mod in_stage;
pub(crate) mod json;
mod list;
mod me;
mod of_customer;
mod opportunity;
mod place;
pub(super) mod read;
mod stage;
mod token;
mod unreadable;

pub use coworker::coworker;
pub use custom_field::custom_field_definition;
pub use history::history_row;
pub use in_stage::InStage;
pub use list::{Page, records};
pub use me::{Me, me};
pub use of_customer::OfCustomer;
pub use opportunity::opportunity;
pub use place::place_in;
pub use stage::{board_of_stage, stage};
pub use token::{Token, TokenError, token, token_error};
pub use unreadable::Unreadable;
