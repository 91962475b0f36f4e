//! Where the opportunity stands among the stages of its board. A picture with words, not a control.

use leptos::prelude::*;

use crate::browser::intl;
use crate::crm::history;
use crate::crm::relative;
use crate::crm::stage_path::{StagePath, State, Step};

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
    /// How long it was there.
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
    #[must_use]
    pub fn new(path: &StagePath, stays: &[history::Stay]) -> Self {
        let segments: Vec<Segment> = path.steps.iter().map(|step| segment(step, stays)).collect();
        let (most, longest) = NAMED;
        Self {
            named: segments.len() <= most && segments.iter().all(|segment| segment.name.chars().count() <= longest),
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
    Segment {
        state: step.state,
        end,
        name: step.stage.name.text().map_or_else(|| format!("Stage {}", step.stage.id), |name| name.trim().to_owned()),
        time: history::time_in(stays, step.stage.id).map(|ms| {
            let (value, unit) = relative::duration(ms);
            intl::duration(value, unit.as_str())
        }),
    }
}

/// The path, in a place whose height is the same before it comes and if it never comes.
#[component]
pub fn Path(
    /// What is drawn; none while it is awaited or if it does not come.
    drawn: Memo<Option<Drawn>>,
    /// What to say in its place.
    instead: Signal<&'static str>,
) -> impl IntoView {
    view! {
        <section class="path" id="path" tabindex="-1" aria-label="Stage path">
            {move || match drawn.get() {
                None => view! { <p class="hint">{instead.get()}</p> }.into_any(),
                Some(drawn) => picture(drawn),
            }}
        </section>
    }
}

fn picture(drawn: Drawn) -> AnyView {
    let items = drawn.segments.into_iter().map(item).collect_view();
    view! {
        <p class="path-words">{drawn.words}</p>
        <ol class:named=drawn.named>{items}</ol>
    }
    .into_any()
}

fn item(segment: Segment) -> AnyView {
    let state = segment.state.word();
    let class = format!("step {} {}", state.replace(' ', "-"), segment.end);
    let current = (segment.state == State::Current).then_some("step");
    let end = match segment.end {
        "win" => ", wins it",
        "lose" => ", loses it",
        _ => "",
    };
    view! {
        <li class=class aria-current=current>
            <span class="step-name"><bdi>{segment.name}</bdi></span>
            <span class="step-time">{segment.time}</span>
            <span class="visually-hidden">{format!(" ({state}{end})")}</span>
        </li>
    }
    .into_any()
}
