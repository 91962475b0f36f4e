//! The list of keys (`page/keys`) is the opportunity's page's; while one of our pages is on show, it lists what works here.

use web_sys::{Element, HtmlCollection};

use crate::browser::document;
use crate::browser::storage::{self, Kept};
use crate::find::app::{CTRL_F, Find};
use crate::find::part::fill;
use crate::ui::el::{El, el};

/// Those of its keys that work on every page: the opener's, and the list's own.
const EVERYWHERE: [&str; 2] = ["/", LIST];

const LIST: &str = "?";

const TO_FIELD: &str = "Go to the search field";

impl Find {
    /// Lists the keys of the page that finds.
    pub(super) fn list_keys(&mut self) {
        let with_ctrl = storage::get(Kept::InBrowser, CTRL_F).is_some();
        let field: &[&str] = if with_ctrl { &["/", "Ctrl+F"] } else { &["/"] };
        let rows = [
            row(field, TO_FIELD),
            row(&["Esc"], "Empty the search field, or close a menu"),
            row(
                &["↓", "↑"],
                "Go from the search field to the first, and from one to the next",
            ),
            row(&["Home", "End"], "Go to the first or the last"),
            row(&["←", "→"], "Go to the stage beside it, on the board"),
            row(&["Enter"], "Open it"),
        ];
        self.replace_keys(|others| rows.into_iter().chain(rows_of(&[LIST], others)).collect());
    }

    /// Lists the keys of the page that compares: those that work everywhere.
    pub(super) fn list_few_keys(&mut self) {
        self.replace_keys(|others| rows_of(&EVERYWHERE, others).collect());
    }

    fn replace_keys(&mut self, ours: impl FnOnce(&[Element]) -> Vec<El>) {
        let Some(list) = document::find("#keys dl") else {
            return;
        };
        let others = self
            .other_keys
            .take()
            .unwrap_or_else(|| all(&list.children()));
        fill(&list, ours(&others));
        self.other_keys = Some(others);
    }

    /// Puts the list of the opportunity's page back.
    pub(super) fn put_keys_back(&mut self) {
        if let (Some(list), Some(others)) = (document::find("#keys dl"), self.other_keys.take()) {
            fill(&list, others.iter().map(El::around).collect());
        }
    }
}

fn all(children: &HtmlCollection) -> Vec<Element> {
    (0..children.length())
        .filter_map(|at| children.item(at))
        .collect()
}

/// The rows among these that list one of these keys.
fn rows_of<'a>(keys: &'a [&str], rows: &'a [Element]) -> impl Iterator<Item = El> + 'a {
    let lists = |row: &&Element| {
        let key = row.query_selector("kbd").ok().flatten();
        let key = key.and_then(|key| key.text_content()).unwrap_or_default();
        keys.contains(&key.as_str())
    };
    rows.iter().filter(lists).map(El::around)
}

fn row(keys: &[&str], label: &str) -> El {
    let keys = keys.iter().map(|key| el("kbd").text(key));
    el("div")
        .class("several")
        .child(el("dt").children(keys))
        .child(el("dd").text(label))
}
