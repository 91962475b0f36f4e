//! `GET crm/crmboardcolumns`: the stages of a board.

use crate::crm::field::Field;
use crate::crm::stage::Stage;

use super::json::Object;
use super::read::{flag, integer, reference, text};

/// Reads one record of the list; `None` if it has no readable Id, since nothing can refer to it then.
pub fn stage(json: &str) -> Option<Stage> {
    let record = Object::parse(json)?;
    let get = |key| record.get(key);
    Some(Stage {
        id: *reference(get("Id")).set()?,
        name: text(get("Name")),
        position: integer(get("Position")),
        wins: flag(get("WinOpportunity")) == Field::Set(true),
        loses: flag(get("LoseOpportunity")) == Field::Set(true),
    })
}
