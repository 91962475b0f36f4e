//! What stands above the rows and works on all of them: searching, selecting, the view and its order.

use crate::browser::history;
use crate::crm::id::OpportunityId;
use crate::crm::sort::{COLUMNS, Sort};
use crate::find::address::Compared;
use crate::route::Route;
use crate::ui::el::{El, el};

/// The search field, and the choice that Ctrl+F goes there.
pub fn search() -> El {
    let field = el("input")
        .attr("id", "find-field")
        .attr("type", "search")
        .attr("name", "q")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", "Words in any order")
        .attr("aria-describedby", "find-hint");
    let switch = el("input")
        .attr("id", "find-ctrl-f")
        .attr("type", "checkbox")
        .attr("name", "ctrl-f")
        .attr("value", "on");
    let hint = el("p").class("hint").attr("id", "find-hint").text(
        "Name, customer, company, address, team, responsible, type, notes, Id. The browser’s own search sees only the rows in sight; this field sees all.",
    );
    el("form")
        .class("stack")
        .attr("role", "search")
        .child(el("label").attr("for", "find-field").text("Search"))
        .child(field)
        .child(
            el("label")
                .class("switch")
                .child(switch)
                .text("Ctrl+F goes to this field"),
        )
        .child(hint)
}

/// What can be done with what is selected.
pub fn selection(ids: &[OpportunityId], any: bool) -> Vec<El> {
    let button = |value: &str, words: &str| {
        el("button")
            .attr("type", "button")
            .attr("name", "select")
            .attr("value", value)
            .text(words)
    };
    let mut content = Vec::new();
    if any {
        content.push(button("all", "Select all on show"));
    }
    if !ids.is_empty() {
        content.push(button("none", "Clear selection"));
    }
    if (2..=Compared::MOST).contains(&ids.len()) {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let path = format!("{}?ids={}", Route::Compare, ids.join(","));
        content.push(
            el("a")
                .attr("href", &history::href(&path))
                .text("Compare side by side"),
        );
    }
    content
}

/// The view, and the order for every column there is.
pub fn choices(order: Option<Sort>, is_board: bool) -> Vec<El> {
    let view = [("table", "Table", !is_board), ("board", "Board", is_board)];
    let view = view.map(|(value, words, is_it)| {
        el("button")
            .attr("type", "button")
            .attr("name", "view")
            .attr("value", value)
            .attr("aria-pressed", if is_it { "true" } else { "false" })
            .text(words)
    });
    let mut content: Vec<El> = view.into();
    if is_board {
        // Cards stand in the order of the board.
        return content;
    }
    content.extend(sorting(order));
    content
}

/// How several currencies stand in the order of their values, if they do.
pub fn across(is_across: bool) -> Vec<El> {
    let said = is_across.then(|| {
        el("p").class("hint").text(
            "Amounts of different currencies cannot be compared: they stand by currency first, then by value.",
        )
    });
    said.into_iter().collect()
}

fn sorting(order: Option<Sort>) -> Vec<El> {
    let options = COLUMNS.iter().map(|column| {
        let option = el("option").attr("value", column.name).text(column.title);
        if order.is_some_and(|order| order.column.name == column.name) {
            option.attr("selected", "")
        } else {
            option
        }
    });
    let descending = order.is_some_and(|order| order.descending);
    let direction = el("button")
        .attr("type", "button")
        .attr("name", "direction")
        .attr("value", "turn")
        .attr("aria-pressed", if descending { "true" } else { "false" })
        .text("Descending");
    vec![
        el("label").child(el("span").text("Sort by ")).child(
            el("select")
                .attr("name", "sort")
                .attr("value", "")
                .children(options),
        ),
        direction,
    ]
}
