//! A group of fields under a heading: labels and values.

use crate::ui::el::{El, bdi, el};
use crate::ui::growing::growing;
use crate::ui::piece::Piece;

/// One line of a card.
pub struct Line {
    /// What the value is.
    pub label: &'static str,
    /// The value; none where this opportunity has no such line.
    pub piece: Box<dyn Fn() -> Option<Piece>>,
    /// Whether it is folded away while it is empty.
    pub folds: bool,
    /// Whether the last refresh changed it.
    pub changed: Box<dyn Fn() -> bool>,
}

/// A titled part of the page.
pub fn card(title: &str) -> El {
    el("section")
        .class("card")
        .attr("aria-label", title)
        .child(el("h2").text(title))
}

/// Labels and values.
pub fn list(lines: impl IntoIterator<Item = Line>) -> El {
    el("dl").children(lines.into_iter().map(row))
}

fn row(
    Line {
        label,
        piece,
        folds,
        changed,
    }: Line,
) -> El {
    let state = move || (piece(), changed());
    let row = el("div");
    let element = row.handle();
    row.live(state, move |(piece, changed)| {
        let Some(piece) = piece else {
            return Vec::new();
        };
        element.set_class(match (folds && piece.is_empty(), *changed) {
            (true, _) => "empty",
            (false, true) => "changed",
            (false, false) => "",
        });
        let mark = changed.then(|| el("span").class("mark").text("changed"));
        vec![
            el("dt").text(label),
            el("dd").children(piece.view()).children(mark),
        ]
    })
}

/// Fields that the record itself names, or a word in their place.
pub fn named(fields: &[(String, Piece)]) -> Vec<El> {
    if fields.is_empty() {
        return vec![el("p").class("quiet").text("None")];
    }
    let count = fields.len();
    let fields = fields.to_vec();
    let row = move |at: usize| {
        let (name, piece) = &fields[at]; // the list asks for as many as there are
        el("div")
            .child(el("dt").child(bdi(name)))
            .child(el("dd").children(piece.view()))
    };
    vec![growing(el("dl"), count, row)]
}
