//! `GET crm/crmopportunityhistories`: the moves of an opportunity.

use crate::crm::history::Move;
use crate::crm::moment::Role;

use super::json::Object;
use super::read::{moment, reference, text};

/// Reads one record of the list; `None` if it is no object.
pub fn history_row(json: &str) -> Option<Move> {
    let record = Object::parse(json)?;
    let get = |key| record.get(key);
    Some(Move {
        id: reference(get("Id")),
        old_stage_id: reference(get("OldCrmBoardColumnId")),
        old_stage_name: text(get("OldCrmBoardColumnName")),
        from_time: moment(get("FromTime"), Role::Stamp),
        to_time: moment(get("ToTime"), Role::Stamp),
        new_stage_id: reference(get("NewCrmBoardColumnId")),
        new_stage_name: text(get("NewCrmBoardColumnName")),
        user_id: reference(get("UserId")),
        user_name: text(get("UserFullName")),
    })
}
