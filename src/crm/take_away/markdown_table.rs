//! A set of opportunities as a Markdown table.

use crate::crm::field::Field;
use crate::crm::field_table::{ROWS, Shown};
use crate::crm::id::OpportunityId;
use crate::crm::opportunity::Opportunity;

use super::markdown::push_escaped;
use super::summary::{Words, one_line};

/// The keys of the columns behind the title.
const COLUMNS: [&str; 9] = [
    "CoworkerFullName",
    "CoworkerCompanyName",
    "CrmBoardColumnCrmBoardBusinessName",
    "CrmBoardColumnCrmBoardName",
    "CrmBoardColumnName",
    "Status",
    "Value",
    "DueDate",
    "ResponsibleFullName",
];

/// One opportunity a line; each title leads to its page, whose address `page_of` gives. [`Words::page`] is not used.
pub fn markdown_table<'a>(
    opportunities: impl Iterator<Item = &'a Opportunity>,
    words: &Words,
    page_of: &dyn Fn(OpportunityId) -> String,
) -> String {
    let rows = COLUMNS.map(|key| ROWS.iter().find(|row| row.key == key));
    let mut out = String::from("| Title |");
    for row in rows.into_iter().flatten() {
        out.extend([" ", row.label, " |"]);
    }
    out.push_str("\n| --- |");
    out.push_str(&" --- |".repeat(COLUMNS.len()));
    out.push('\n');
    for opportunity in opportunities {
        out.push_str("| ");
        push_title(&mut out, opportunity, page_of);
        out.push_str(" |");
        for row in rows.into_iter().flatten() {
            out.push(' ');
            match (row.show)(opportunity) {
                Shown::Money(money) => push_escaped(&mut out, &(words.money)(money)),
                Shown::Moment(moment) => push_escaped(&mut out, &(words.moment)(moment)),
                Shown::Label(label) => push_escaped(&mut out, &label),
                Shown::Text(text) | Shown::Unreadable(text) => {
                    push_escaped(&mut out, &one_line(text));
                }
                // No column is of another kind, and what is not set is an empty cell.
                _ => {}
            }
            out.push_str(" |");
        }
        out.push('\n');
    }
    out
}

fn push_title(
    out: &mut String,
    opportunity: &Opportunity,
    page_of: &dyn Fn(OpportunityId) -> String,
) {
    let title = one_line(&opportunity.title());
    match &opportunity.id {
        Field::Set(id) => {
            out.push('[');
            push_escaped(out, &title);
            out.extend(["](<", &page_of(*id), ">)"]);
        }
        _ => push_escaped(out, &title),
    }
}

#[cfg(test)]
mod tests {
    use super::super::plain_text::tests::{record, write};
    use super::*;

    #[test]
    fn a_strangers_text_stays_in_its_cell() {
        let record = Opportunity {
            id: Field::Set("5".parse().expect("an Id")),
            name: Field::Set("a | [b](c)\n| d".to_owned()),
            customer_name: Field::Set("Ada | King".to_owned()),
            location_name: Field::Set("Mitte".to_owned()),
            board_name: Field::Set("Sales".to_owned()),
            ..record()
        };
        let table = |record: &Opportunity, words: &Words| {
            markdown_table(
                [record.clone(), Opportunity::default()].iter(),
                words,
                &|id| format!("https://x.y/{id}"),
            )
        };
        let expected = r"| Title | Customer | Company | Location | Board | Stage | Status | Value | Follow-up date | Responsible |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| [a \| \[b\](c) \| d](<https://x.y/5>) | Ada \| King |  | Mitte | Sales |  | In progress | £1234.50 | on 2025-01-20 |  |
| Opportunity |  |  |  |  |  |  |  |  |  |
";
        assert_eq!(write(table, &record), expected);
    }
}
