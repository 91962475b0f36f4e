//! Where the opportunity stands among the stages of its board. A picture with words, not a control.

use crate::browser::intl;
use crate::crm::history;
use crate::crm::relative;
use crate::crm::stage_path::{StagePath, State, Step};
use crate::ui::el::{El, bdi, el};

/// Up to so many stages have their names beside them on wide screens, if no name is longer than this.
const NAMED: (usize, usize) = (8, 28);

/// One stage as it is drawn.
#[derive(Clone, PartialEq, Eq)]
pub struct Segment {
    /// What the stage is to the opportunity; names the colour.
    state: State,
    /// How it ends the opportunity, if it does: `win`, `lose`.
    end: &'static str,
    name: String,
    /// How long it was there, or that it never was.
    time: Option<String>,
}

/// The path as it is drawn. Comparable, so that it is drawn again only when it changes.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Drawn {
    segments: Vec<Segment>,
    words: String,
    /// Whether names stand beside their segments.
    named: bool,
}

impl Drawn {
    /// Puts a path and the times into what is drawn.
    pub fn new(path: &StagePath, stays: &[history::Stay]) -> Self {
        let segments: Vec<Segment> = path.steps.iter().map(|step| segment(step, stays)).collect();
        let (most, longest) = NAMED;
        Self {
            named: segments.len() <= most
                && segments
                    .iter()
                    .all(|segment| segment.name.chars().count() <= longest),
            words: path.words(),
            segments,
        }
    }
}

fn segment(step: &Step, stays: &[history::Stay]) -> Segment {
    let end = match (step.stage.wins, step.stage.loses) {
        (true, _) => "win",
        (_, true) => "lose",
        _ => "",
    };
    let time = history::time_in(stays, step.stage.id);
    Segment {
        state: step.state,
        end,
        name: step.stage.name.text().map_or_else(
            || format!("Stage {}", step.stage.id),
            |name| name.trim().to_owned(),
        ),
        time: match time {
            Some(ms) => {
                let (value, unit) = relative::duration(ms);
                Some(intl::duration(value, unit.as_str()))
            }
            None => (step.state == State::Skipped).then(|| State::Skipped.word().to_owned()),
        },
    }
}

/// The path, for a place whose height is the same before it comes and if it never comes.
pub fn picture(drawn: &Drawn) -> Vec<El> {
    // In sight where the time does not stand beside its segment.
    let current = |segment: &&Segment| segment.state == State::Current;
    let time = drawn
        .segments
        .iter()
        .find(current)
        .and_then(|segment| segment.time.as_deref());
    let now = time.map(|time| el("span").class("path-now").text(" · ").text(time));
    vec![
        el("p").class("path-words").text(&drawn.words).children(now),
        // In sight where names are not; unfolded, the style sets the stages one below the other, names and all.
        el("details")
            .class("path-all")
            .child(el("summary").text("All stages")),
        el("ol")
            .class(if drawn.named { "named" } else { "" })
            .children(drawn.segments.iter().map(item)),
    ]
}

fn item(segment: &Segment) -> El {
    let state = segment.state.word();
    let end = match segment.end {
        "win" => ", wins it",
        "lose" => ", loses it",
        _ => "",
    };
    let item = el("li")
        .class(&format!("step {} {}", state.replace(' ', "-"), segment.end))
        .child(el("span").class("step-name").child(bdi(&segment.name)))
        .child(
            el("span")
                .class("step-time")
                .text(segment.time.as_deref().unwrap_or_default()),
        )
        // That it was skipped stands there already, for everybody.
        .children((segment.state != State::Skipped).then(|| {
            el("span")
                .class("visually-hidden")
                .text(&format!(" ({state}{end})"))
        }));
    if segment.state == State::Current {
        item.attr("aria-current", "step")
    } else {
        item
    }
}
