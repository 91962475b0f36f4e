//! A row of the list of a stage: just enough to know who stands next to whom.

use crate::crm::id::OpportunityId;
use crate::crm::order::by_position;

use super::json::Object;
use super::read::{integer, reference};

/// One opportunity of a stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InStage {
    /// Which one.
    pub id: OpportunityId,
    /// Where in the stage it stands.
    position: Option<i64>,
}

impl InStage {
    /// Reads a row of a page of the list; nothing if it has no Id.
    pub fn read(json: &str) -> Option<Self> {
        let row = Object::parse(json)?;
        let number = reference(row.get("Id")).set().copied()?;
        Some(Self {
            id: OpportunityId::from_number(number)?,
            position: integer(row.get("Position")).set().copied(),
        })
    }

    /// What rows are sorted by.
    pub fn order(&self) -> (Option<i64>, Option<i64>) {
        by_position(self.position, self.id.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crm::order::sort_by_numbers;

    #[test]
    fn rows_stand_by_position_and_then_by_id() {
        let rows = [
            r#"{"Id":30,"Position":2}"#,
            r#"{"Id":20,"Position":2}"#,
            r#"{"Id":"10","Position":"10"}"#,
            r#"{"Id":40,"Position":null}"#,
            r#"{"Position":1}"#,
            r#"{"Id":0,"Position":1}"#,
            "7",
        ];
        let mut rows: Vec<_> = rows.into_iter().filter_map(InStage::read).collect();
        sort_by_numbers(&mut rows, InStage::order);
        let ids: Vec<_> = rows.iter().map(|row| row.id.to_string()).collect();
        assert_eq!(ids, ["20", "30", "10", "40"]);
    }
}
