//! Notes: text with its line breaks, links made safely, long ones folded with their first lines in sight.

use crate::crm::notes::{Segment, fold_at, segments};
use crate::ui::el::{El, el};
use crate::ui::piece::link;

/// Up to so many lines, and about so many characters, stand unfolded.
const IN_SIGHT: (usize, usize) = (24, 2_000);

/// The text, ready to be put somewhere.
pub fn notes_view(text: &str) -> Vec<El> {
    let (lines, characters) = IN_SIGHT;
    let Some(at) = fold_at(text, lines, characters) else {
        return vec![whole(text)];
    };
    let (first, rest) = text.split_at(at);
    let rest = el("details")
        .class("fold")
        .child(el("summary").text("Show all notes"))
        .child(whole(rest));
    vec![whole(first), rest]
}

fn whole(text: &str) -> El {
    segments(text).into_iter().fold(
        el("div").class("long").attr("dir", "auto"),
        |out, segment| match segment {
            Segment::Text(text) => out.text(text),
            Segment::Link { text, href } => out.child(link(&href, text)),
        },
    )
}
