//! The table: its head, and one row for each record on show.

use web_sys::Element;

use crate::browser::history;
use crate::crm::field::Field;
use crate::crm::opportunity::Opportunity;
use crate::crm::sort::Sort;
use crate::find::state::{State, now};
use crate::find::words;
use crate::route::Route;
use crate::ui::badge::status_badge;
use crate::ui::el::{El, el};

/// The columns: what each is sorted by, its heading, its class.
const COLUMNS: [(&str, &str, &str); 7] = [
    ("title", "Title", "name"),
    ("stage", "Stage", "stage"),
    ("status", "Status", "status"),
    ("value", "Value", "value"),
    ("follow-up", "Follow-up", "due-on"),
    ("responsible", "Responsible", "who"),
    ("activity", "Last activity", "last"),
];

/// The head: every column sorts.
pub fn head(order: Option<Sort>) -> El {
    let columns = COLUMNS.map(|(name, title, class)| {
        let sorted = order.filter(|order| order.column.name == name);
        let (direction, sign) = match sorted {
            Some(order) if order.descending => ("descending", " ▼"),
            Some(_) => ("ascending", " ▲"),
            None => ("none", ""),
        };
        let button = el("button")
            .attr("type", "button")
            .attr("name", "column")
            .attr("value", name)
            .text(title)
            .child(el("span").attr("aria-hidden", "true").text(sign));
        el("div")
            .class(class)
            .attr("role", "columnheader")
            .attr("aria-sort", direction)
            .child(button)
    });
    let pick = el("div")
        .class("pick")
        .attr("role", "columnheader")
        .child(el("span").class("visually-hidden").text("Select"));
    el("div")
        .class("record head")
        .attr("role", "row")
        .attr("aria-rowindex", "1")
        .child(pick)
        .children(columns)
}

thread_local! {
    /// A row with empty cells: copying it takes one call of the browser instead of thirty.
    static EMPTY: El = {
        let cell = |class: &str, role: &str| el("div").class(class).attr("role", role);
        let columns = COLUMNS.map(|(_, _, class)| {
            cell(class, if class == "name" { "rowheader" } else { "cell" })
        });
        cell("record", "row").child(cell("pick", "cell")).children(columns)
    };
}

/// One row.
pub fn row(state: &State, at: usize) -> El {
    let Some(record) = state.record(at) else {
        return el("div"); // rows are drawn only of what is on show
    };
    let query = state.shelf.query();
    let cells = now(|now| {
        [
            vec![pick(state, record)],
            vec![link(state, record), words::below_title(record, query)],
            vec![words::text(&record.stage_name, query)],
            vec![status_badge(&record.status)],
            vec![words::value(record)],
            vec![words::follow_up(record, now)],
            vec![words::text(&record.responsible_name, query)],
            vec![words::activity(record, now)],
        ]
    });
    EMPTY.with(El::copy).fill_children(cells)
}

/// Tells a row anew what passes with time: how long ago anything happened.
pub fn tell_time(state: &State, at: usize, row: &Element) {
    let Some(record) = state.record(at) else {
        return;
    };
    if let Ok(Some(cell)) = row.query_selector(".last") {
        let told = now(|now| words::activity(record, now)).into_element();
        if cell.text_content() != told.text_content() {
            cell.replace_children_with_node_1(&told);
        }
    }
}

/// Numbers a row of the whole set: the head is the first.
pub fn number(row: &Element, at: usize) {
    let _ = row.set_attribute("aria-rowindex", &(at + 2).to_string()); // a valid name
}

/// The title, which leads to the opportunity.
pub fn link(state: &State, record: &Opportunity) -> El {
    let title = words::marked(&record.title(), state.shelf.query());
    match &record.id {
        Field::Set(id) => el("a")
            .attr("href", &history::href(&Route::Opportunity(*id).to_string()))
            .child(title),
        _ => title, // nothing without an Id is kept
    }
}

/// The box that selects a record.
pub fn pick(state: &State, record: &Opportunity) -> El {
    let (id, selected) = record.id.set().map_or((String::new(), false), |id| {
        (id.to_string(), state.is_selected(*id))
    });
    let input = el("input")
        .attr("type", "checkbox")
        .attr("name", "pick")
        .attr("value", &id)
        .attr("aria-label", &format!("Select {}", record.title()));
    let input = if selected {
        input.attr("checked", "")
    } else {
        input
    };
    el("label").child(input)
}
