//! The domain: what an opportunity is and what can be said of it. Pure: no browser, no I/O, no clock of its own.

pub mod amount;
pub mod attribution;
pub mod calendar;
pub mod code;
pub mod custom_field;
pub mod customer;
pub mod customer_type;
pub mod field;
pub mod field_table;
pub mod history;
pub mod id;
pub mod lead_source;
pub mod loss_reason;
pub mod moment;
pub mod money;
pub mod notes;
pub mod opportunity;
pub mod relative;
pub mod safe_link;
pub mod signals;
pub mod stage;
pub mod stage_path;
pub mod status;
pub mod take_away;
