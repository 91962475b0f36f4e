//! A row of the list of a customer: just what a list says of an opportunity.

use crate::crm::field::Field;
use crate::crm::id::OpportunityId;
use crate::crm::money::Money;
use crate::crm::status::Status;

use super::opportunity::opportunity;

/// One opportunity of a customer. A whole record takes many times the memory, and a customer may have thousands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfCustomer {
    /// Which one.
    pub id: OpportunityId,
    /// What to call it.
    pub title: String,
    /// Its outcome.
    pub status: Field<Status>,
    /// The name of its stage.
    pub stage: Field<String>,
    /// Its value.
    pub value: Field<Money>,
}

impl OfCustomer {
    /// Reads a row of a page of the list; nothing if it has no Id.
    pub fn read(json: &str) -> Option<Self> {
        let record = opportunity(json).ok()?;
        Some(Self {
            id: *record.id.set()?,
            title: record.title().into_owned(),
            status: record.status,
            stage: record.stage_name,
            value: record.value,
        })
    }

    /// What rows are sorted by: those that are not over come first, the newest before others.
    pub fn order(&self) -> (Option<i64>, Option<i64>) {
        let is_closed = self.status.set().is_some_and(|status| status.is_closed());
        (Some(i64::from(is_closed)), Some(-self.id.number()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crm::order::sort_by_numbers;

    #[test]
    fn what_is_open_comes_first_and_the_newest_before_others() {
        let rows = [
            r#"{"Id":1,"Status":1}"#,
            r#"{"Id":5,"Status":2}"#,
            r#"{"Id":2,"Status":7}"#,
            r#"{"Id":6,"Status":3}"#,
            r#"{"Id":"3"}"#,
            r#"{"Status":1}"#,
            "7",
        ];
        let mut rows: Vec<_> = rows.into_iter().filter_map(OfCustomer::read).collect();
        sort_by_numbers(&mut rows, OfCustomer::order);
        let ids: Vec<_> = rows.iter().map(|row| row.id.to_string()).collect();
        assert_eq!(ids, ["3", "2", "1", "6", "5"]);
    }

    #[test]
    fn a_row_says_what_its_record_says() {
        let json = include_str!("../../../tests/fixtures/crmopportunity.doc-example.json");
        let (row, record) = (OfCustomer::read(json), opportunity(json).unwrap());
        let row = row.unwrap();
        assert_eq!(Some(&row.id), record.id.set());
        assert_eq!(row.title, record.title());
        assert_eq!(
            (row.status, row.stage, row.value),
            (record.status, record.stage_name, record.value)
        );
    }
}
