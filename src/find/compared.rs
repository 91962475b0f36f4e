//! Opportunities side by side: a table of their fields, differences first.

use crate::browser::history;
use crate::crm::custom_field::CustomField;
use crate::crm::field::Field;
use crate::crm::field_table::{Group, Place, ROWS, Row, Shown};
use crate::crm::opportunity::Opportunity;
use crate::find::names::Names;
use crate::find::words;
use crate::ui::el::{El, bdi, el};

/// One field of all of them.
struct Line<'a> {
    label: String,
    cells: Vec<Shown<'a>>,
    /// Whom the cells stand for, where they are numbers of people and those are known.
    people: Vec<Option<&'a str>>,
}

impl Line<'_> {
    fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| *cell == Shown::NotSet)
    }

    fn differs(&self) -> bool {
        self.cells.iter().any(|cell| *cell != self.cells[0])
    }
}

fn lines<'a>(records: &[&'a Opportunity], names: &'a Names) -> Vec<Line<'a>> {
    let is_shown = |place: &Place| !matches!(place, Place::LeftOut(_) | Place::CustomFields);
    let rows = ROWS
        .iter()
        .filter(|row| is_shown(&row.place) && records.iter().any(|record| (row.when)(record)));
    let mut lines: Vec<Line> = rows
        .map(|row| Line {
            label: label(row),
            cells: records.iter().map(|record| (row.show)(record)).collect(),
            people: records
                .iter()
                .map(|record| names.person(row, record))
                .collect(),
        })
        .collect();
    let customs = |record: &&'a Opportunity| record.custom_fields.set().into_iter().flatten();
    // A name may stand several times in one record: each has a line.
    let mut fields: Vec<(&CustomField, usize)> = Vec::new();
    for record in records {
        for (at, field) in customs(record).enumerate() {
            let alike = |other: &&CustomField| other.name == field.name;
            let nth = customs(record).take(at).filter(alike).count();
            let is_known = |(known, of): &(&CustomField, usize)| alike(known) && *of == nth;
            if !fields.iter().any(is_known) {
                fields.push((field, nth));
            }
        }
    }
    for (own, nth) in fields {
        let cell = |record: &&'a Opportunity| {
            let field = customs(record)
                .filter(|field| field.name == own.name)
                .nth(nth);
            match field.map(|field| &field.value) {
                Some(Field::Set(text)) => Shown::Text(text),
                Some(Field::Unreadable(raw)) => Shown::Unreadable(raw),
                Some(Field::NotSet) | None => Shown::NotSet,
            }
        };
        lines.push(Line {
            label: format!("Custom field {}", names.label(own)),
            cells: records.iter().map(cell).collect(),
            people: vec![None; records.len()],
        });
    }
    lines
}

/// What a line is called where no title of a card stands above it.
fn label(row: &Row) -> String {
    match row.place {
        Place::Group(Group::Team) if !row.label.starts_with("Team") => {
            format!("Team: {}", row.label)
        }
        _ => row.label.to_owned(),
    }
}

/// The table of some opportunities, the fields that differ first.
pub fn table(records: &[&Opportunity], names: &Names) -> Vec<El> {
    let lines = lines(records, names);
    let heads = records.iter().map(|record| {
        let id = record.id.set().map(ToString::to_string).unwrap_or_default();
        let link = el("a")
            .attr("href", &history::href(&format!("opportunities/{id}")))
            .child(bdi(&record.title()));
        el("th")
            .attr("scope", "col")
            .child(link)
            .child(el("div").class("hint").text(&id))
    });
    let head = el("tr")
        .child(el("th").attr("scope", "col").text("Field"))
        .children(heads);
    let (different, same): (Vec<&Line>, Vec<&Line>) = lines
        .iter()
        .filter(|line| !line.is_empty())
        .partition(|line| line.differs());
    let empty = lines.iter().filter(|line| line.is_empty()).count();
    // One alone neither differs nor is the same.
    let is_alone = records.len() == 1;
    let title_of_same = if is_alone { "Set" } else { "The same" };
    let table = el("table")
        .class("compared")
        .child(el("thead").child(head))
        .children(group("Different", &different, records.len()))
        .children(group(title_of_same, &same, records.len()));
    let region = el("div")
        .class("wide")
        .attr("role", "region")
        .attr("aria-label", "Side by side")
        .attr("tabindex", "0")
        .child(table);
    let count = if is_alone {
        format!("{} set, {empty} not set.", same.len())
    } else {
        format!(
            "{} different, {} the same, {empty} not set in any.",
            different.len(),
            same.len()
        )
    };
    vec![
        el("p").class("count").attr("role", "status").text(&count),
        region,
    ]
}

/// Some of the lines below their title; nothing where there are none.
fn group(title: &str, lines: &[&Line], columns: usize) -> Option<El> {
    if lines.is_empty() {
        return None;
    }
    let heading = el("tr").child(
        el("th")
            .attr("scope", "rowgroup")
            .attr("colspan", &(columns + 1).to_string())
            .text(&format!("{title} ({})", lines.len())),
    );
    let rows = lines.iter().map(|line| {
        let cells = line.cells.iter().zip(&line.people);
        let cells = cells
            .map(|(cell, person)| el("td").child(person.map_or_else(|| words::cell(cell), bdi)));
        el("tr")
            .child(el("th").attr("scope", "row").child(bdi(&line.label)))
            .children(cells)
    });
    Some(el("tbody").child(heading).children(rows))
}
