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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crm::field::Field;

    const SKELETON: &str =
        include_str!("../../../tests/fixtures/crmopportunityhistory.typed-schema-doc.json");

    #[test]
    fn every_key_of_the_documentation_reaches_its_field() {
        let number = Field::Set(123);
        let name = || Field::Set("<string>".to_owned());
        let no_date = || Field::Unreadable(r#""<string>""#.to_owned());
        let expected = Move {
            id: number.clone(),
            old_stage_id: number.clone(),
            old_stage_name: name(),
            from_time: no_date(),
            to_time: no_date(),
            new_stage_id: number.clone(),
            new_stage_name: name(),
            user_id: number,
            user_name: name(),
        };
        assert_eq!(history_row(SKELETON), Some(expected));
    }

    #[test]
    fn keys_are_not_confused() {
        let row = history_row(
            r#"{"Id":1,"OldCrmBoardColumnId":2,"OldCrmBoardColumnName":"a","FromTime":"2025-01-01T00:00:00Z",
                "ToTime":"2025-01-02T00:00:00Z","NewCrmBoardColumnId":3,"NewCrmBoardColumnName":"b","UserId":null,
                "UserFullName":"c"}"#,
        )
        .expect("it is an object");
        let numbers = [&row.id, &row.old_stage_id, &row.new_stage_id, &row.user_id]
            .map(|field| field.set().copied());
        assert_eq!(numbers, [Some(1), Some(2), Some(3), None]);
        let texts = [&row.old_stage_name, &row.new_stage_name, &row.user_name].map(Field::text);
        assert_eq!(texts, [Some("a"), Some("b"), Some("c")]);
        let days =
            [&row.from_time, &row.to_time].map(|field| field.set().map(|time| time.raw.as_str()));
        assert_eq!(
            days,
            [Some("2025-01-01T00:00:00Z"), Some("2025-01-02T00:00:00Z")]
        );
        assert_eq!(history_row("[]"), None);
    }
}
