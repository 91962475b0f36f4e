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

/// The board a record of that list is of, where it says so.
pub fn board_of_stage(json: &str) -> Option<i64> {
    reference(Object::parse(json)?.get("CrmBoardId"))
        .set()
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SKELETON: &str =
        include_str!("../../../tests/fixtures/crmboardcolumn.typed-schema-doc.json");

    #[test]
    fn reads_every_field_it_names() {
        let expected = Stage {
            id: 123,
            name: Field::Set("<string>".to_owned()),
            position: Field::Set(123),
            wins: true,
            loses: true,
        };
        assert_eq!(stage(SKELETON), Some(expected));
        let lost = stage(
            r#"{"Id":"7","Name":"Lost","Position":0,"WinOpportunity":false,"LoseOpportunity":true}"#,
        );
        let lost = lost.expect("it has an Id");
        assert_eq!(
            (lost.id, lost.wins, lost.loses, lost.position),
            (7, false, true, Field::Set(0))
        );
    }

    #[test]
    fn a_stage_names_its_board() {
        assert_eq!(board_of_stage(SKELETON), Some(123));
        assert_eq!(board_of_stage(r#"{"Id":1,"CrmBoardId":0}"#), None);
        assert_eq!(board_of_stage("[]"), None);
    }

    #[test]
    fn a_stage_nobody_can_refer_to_is_none() {
        for json in ["{}", r#"{"Id":0}"#, r#"{"Id":"x"}"#, "[]", "null", "12"] {
            assert_eq!(stage(json), None, "{json}");
        }
        let bare = stage(r#"{"Id":1}"#).expect("it has an Id");
        assert_eq!(
            (bare.name, bare.wins, bare.loses),
            (Field::NotSet, false, false)
        );
    }
}
