//! What is to be said about the set: how many, how the reading goes, what was ignored, where space runs out.

use crate::browser::history;
use crate::browser::intl;
use crate::crm::filter::Taken;
use crate::find::address::Ignored;
use crate::find::crowded::{Crowded, MOST_AT_A_LOCATION, crowded};
use crate::find::failed;
use crate::find::part::THE_LIST;
use crate::find::state::{Reading, State};
use crate::find::trouble::LIST_ROLE;
use crate::find::words::opportunities;
use crate::find::words::quoted;
use crate::ui::el::{El, el};

/// “12 of 5,900 opportunities”.
pub fn count(state: &State) -> String {
    let (shown, all) = (state.count(), state.library.records().len());
    let so_far = match state.reading {
        _ if state.is_whole() => "",
        Reading::MayNot => return String::new(),
        _ if all == 0 => return String::new(),
        _ => " so far",
    };
    if all == 0 {
        return "There are no opportunities yet.".to_owned();
    }
    let of = if shown == all {
        opportunities(all)
    } else {
        format!("{} of {}", intl::count(shown), opportunities(all))
    };
    let selected = match state.selected.len() {
        0 => String::new(),
        selected => format!(", {} selected", intl::count(selected)),
    };
    let none = if shown == 0 && so_far.is_empty() {
        ". None has all of this: search for less, or clear a filter"
    } else {
        ""
    };
    format!("{of}{so_far}{selected}{none}")
}

/// “4,812 of 5,000 at Canary Wharf”, once all is here.
pub fn near_limit(state: &State) -> Vec<String> {
    if !state.is_whole() {
        return Vec::new();
    }
    let near = crowded(state.library.records()).into_iter();
    near.map(|Crowded { name, count }| {
        let room = if count >= MOST_AT_A_LOCATION {
            ": no more fit there"
        } else {
            ""
        };
        format!(
            "{} of {} at {name}{room}",
            intl::count(count),
            intl::count(MOST_AT_A_LOCATION)
        )
    })
    .collect()
}

/// What a board lacks whose stages did not come.
pub fn without_stages(state: &State) -> Option<String> {
    let is_told = state.address.board && state.stages_missing && state.reading != Reading::MayNot;
    is_told.then(|| {
        "The stages of the board could not be read: those without an opportunity are missing, and their order is not the board’s."
            .to_owned()
    })
}

/// What means nothing in the address, and what the visitor should know of the set.
pub fn notices(ignored: &[Ignored], remarks: &[String]) -> Vec<El> {
    let ignored = ignored.iter().map(|ignored| {
        let said = el("p").class("remark");
        let of = match ignored.why {
            Taken::NotAFilter => {
                return said
                    .child(quoted(&ignored.name))
                    .text(" in the address is no filter, so it was ignored.");
            }
            Taken::Repeated => " in the address is one too many of ",
            Taken::BadValue | Taken::Taken => " in the address is no value of ",
        };
        said.child(quoted(&ignored.value))
            .text(of)
            .child(quoted(&ignored.name))
            .text(", so it was ignored.")
    });
    let remarks = remarks
        .iter()
        .map(|limit| el("p").class("remark").text(limit));
    ignored.chain(remarks).collect()
}

/// How the reading of the list goes.
pub fn reading(state: &State) -> Vec<El> {
    let (here, total) = (state.library.records().len(), state.loading.total());
    // When the list is read again, all of it is here before the first page.
    let done = state.loading.had_of(here);
    let of = |words: &str| {
        let total = total.filter(|total| *total >= done);
        match total {
            Some(total) => format!("{words}{} of {}", intl::count(done), opportunities(total)),
            None => format!("{words}{}", opportunities(done)),
        }
    };
    match &state.reading {
        Reading::NotBegun => Vec::new(),
        Reading::Running => {
            let words = if state.loading.is_checking() {
                "The list has changed while it was read, so it is read once more: "
            } else {
                "Loading: "
            };
            let mut bar = el("progress").attr("aria-label", "Loading");
            if let Some(total) = total.filter(|total| *total > 0) {
                bar = bar
                    .attr("max", &total.to_string())
                    .attr("value", &done.min(total).to_string());
            }
            vec![
                bar,
                el("span").text(&if here == 0 {
                    "Loading…".to_owned()
                } else {
                    of(words)
                }),
                button("stop", "Stop loading"),
            ]
        }
        Reading::Stopped => vec![
            el("span").text(&of("Stopped: ")),
            button("continue", "Continue loading"),
        ],
        Reading::Failed(told) => {
            let missing = match total {
                Some(total) if here > 0 && total > here => format!(
                    " {} of {} are here, {} are missing.",
                    intl::count(here),
                    intl::count(total),
                    intl::count(total - here)
                ),
                Some(total) if here > 0 && total > done => format!(
                    " {} of {} were read again; what stands here may be older.",
                    intl::count(done),
                    intl::count(total)
                ),
                _ => String::new(),
            };
            vec![
                el("p")
                    .class("problem")
                    .attr("role", "alert")
                    .text(&format!("{}. {}{missing}", told.title, told.sentence)),
                failed::action(told.action, "continue", state.again.left().is_some()),
            ]
        }
        Reading::MayNot => vec![
            el("p").class("problem").attr("role", "alert").text(&format!(
                "Your account may not list opportunities: it lacks the role {LIST_ROLE}. An administrator can add it, or make the account a full unrestricted administrator.",
            )),
            el("p")
                .text("You can still ")
                .child(el("a").attr("href", &history::href("")).text("open an opportunity by its Id"))
                .text("."),
        ],
        Reading::Whole => {
            let mut said = unreadable(state);
            said.push(button("again", "Load again"));
            said
        }
        Reading::AtOdds => {
            let words = match total.filter(|total| *total != here) {
                Some(total) => format!(
                    "Nexudus says that there are {}, but gives {}, however often it is asked. What is here was counted once.",
                    opportunities(total),
                    intl::count(here)
                ),
                None => format!(
                    "The list changed each time it was read: {} are here, each counted once, and some may be missing.",
                    intl::count(here)
                ),
            };
            let mut said = vec![el("p").class("remark").text(&words)];
            said.extend(unreadable(state));
            said.push(button("again", "Load again"));
            said
        }
    }
}

fn unreadable(state: &State) -> Vec<El> {
    match state.loading.unreadable() {
        0 => Vec::new(),
        rows => vec![el("p").class("remark").text(&format!(
            "{} of the list could not be read, and are left out.",
            if rows == 1 {
                "1 row".to_owned()
            } else {
                format!("{} rows", intl::count(rows))
            }
        ))],
    }
}

fn button(name: &str, words: &str) -> El {
    el("button")
        .attr("type", "button")
        .attr("name", name)
        .attr("value", THE_LIST)
        .text(words)
}
