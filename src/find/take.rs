//! Taking the set along, or what is selected of it: as a spreadsheet, as it arrived, as text, on paper.

use crate::browser::download::Text;
use crate::browser::{download, history, intl};
use crate::crm::opportunity::Opportunity;
use crate::crm::take_away::{Words, csv, markdown_table};
use crate::find::state::{State, now};
use crate::find::words;
use crate::route::Route;
use crate::ui::badge::status_badge;
use crate::ui::el::{El, el};

/// The name of its menu.
pub const MENU: &str = "take";

/// A file that can be made.
const FILES: [(&str, &str); 4] = [
    ("csv", "Spreadsheet (.csv)"),
    ("json", "JSON, as it arrived (.json)"),
    ("markdown", "Markdown table (.md)"),
    (COPY, "Copy the Markdown table"),
];

/// The one that goes to the clipboard instead.
pub const COPY: &str = "copy";

/// What is said of a set while the list is read, or after that has failed.
const NOT_ALL: &str = "Not all of the list is here yet";

/// What the menu shows.
pub fn panel(state: &State) -> Vec<El> {
    let what = match state.selected.len() {
        0 => format!("All {} on show", words::opportunities(state.count())),
        selected => format!("The {} selected", words::opportunities(selected)),
    };
    let what = if state.is_whole() {
        what
    } else {
        format!("{what}. {NOT_ALL}")
    };
    let entry = |(name, words): (&str, &str)| {
        el("button")
            .class("menu-entry")
            .attr("type", "button")
            .attr("name", MENU)
            .attr("value", name)
            .text(words)
    };
    let entries = FILES.map(entry);
    let print = entry(("print", "Print"));
    [el("p").class("hint").text(&what)]
        .into_iter()
        .chain(entries)
        .chain([print, el("p").attr("role", "status").attr("data-said", "")])
        .collect()
}

fn records(state: &State) -> impl Iterator<Item = &Opportunity> + Clone {
    let records = state.library.records();
    let taken = state.taken();
    taken
        .into_iter()
        .map(|place| &records[place])
        .collect::<Vec<_>>()
        .into_iter()
}

/// Makes a file; says what became of it.
pub fn take(state: &State, which: &str) -> Option<String> {
    match which {
        "csv" => {
            let file = csv::csv(records(state), &[]);
            // The mark tells spreadsheets that it is UTF-8.
            let file = ["\u{FEFF}", &file].concat();
            download::download("opportunities.csv", "text/csv;charset=utf-8", &file);
        }
        "json" => {
            let taken = state.taken().into_iter();
            let records = taken.filter_map(|place| state.arrived(place));
            let file = Text::list(records)?;
            file.offer("opportunities.json");
        }
        "markdown" => {
            let file = markdown(state);
            download::download("opportunities.md", "text/markdown;charset=utf-8", &file);
        }
        _ => return None,
    }
    let said = "The file is among your downloads";
    Some(if state.is_whole() {
        said.to_owned()
    } else {
        format!("{said}. {NOT_ALL}")
    })
}

/// The set as a Markdown table.
pub fn markdown(state: &State) -> String {
    let words = Words {
        money: &intl::money,
        moment: &words::moment,
        person: &|_| None,
        definitions: &[],
        page: "",
    };
    // Absolute: it is read elsewhere.
    let location = history::location();
    let (path, query) = history::path_and_query();
    let own = history::href(path.trim_start_matches('/')) + &query;
    let origin = location
        .strip_suffix(own.as_str())
        .unwrap_or_default()
        .to_owned();
    markdown_table::markdown_table(records(state), &words, &|id| {
        let href = history::href(&Route::Opportunity(id).to_string());
        format!("{origin}{href}")
    })
}

/// The whole set for paper, where every row is needed.
pub fn on_paper(state: &State) -> El {
    let heads = [
        "Title",
        "Customer",
        "Stage",
        "Status",
        "Value",
        "Follow-up",
        "Responsible",
    ];
    let heads = heads.map(|head| el("th").attr("scope", "col").text(head));
    let query = crate::crm::search::Query::default();
    let rows = records(state).map(|record| {
        let cells = now(|now| {
            [
                words::marked(&record.title(), &query),
                words::below_title(record, &query),
                words::text(&record.stage_name, &query),
                status_badge(&record.status),
                words::value(record),
                words::follow_up(record, now),
                words::text(&record.responsible_name, &query),
            ]
        });
        el("tr").children(cells.map(|cell| el("td").child(cell)))
    });
    el("table")
        .class("whole-set")
        .child(el("thead").child(el("tr").children(heads)))
        .child(el("tbody").children(rows))
}
