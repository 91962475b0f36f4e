//! The filters: one menu for each facet with its choices and their counts, one for values, and what is chosen as chips.

mod choices;
mod ranges;

use crate::browser::intl;
use crate::crm::amount::Amount;
use crate::crm::filter::{Facet, Filter, ValueRange};
use crate::find::state::State;
use crate::find::take;
use crate::ui::el::{El, bdi, el};

use choices::{choices, label};
use ranges::{code, ranges};

pub use ranges::take_range;

/// The id of all filters together, which a small window hides until they are asked for.
pub const FILTERS: &str = "find-filters";

/// The words of the button that shows them: how many are at work.
pub fn button_words(active: usize) -> String {
    match active {
        0 => "Filters".to_owned(),
        _ => format!("Filters: {} active", intl::count(active)),
    }
}

/// The menus, closed: all filters together, and what can be taken away.
pub fn menus() -> [El; 2] {
    let facets = Facet::ALL.map(|facet| (facet.name(), facet.title()));
    let filters = facets.into_iter().chain([(ValueRange::NAME, "Value")]);
    let filters = el("div")
        .class("filters")
        .attr("id", FILTERS)
        .children(filters.map(menu));
    [filters, menu((take::MENU, "Take away"))]
}

/// `data-menu` says which it is.
fn menu((name, title): (&str, &str)) -> El {
    el("details")
        .class("menu")
        .attr("name", "find-menu")
        .attr("data-menu", name)
        .child(el("summary").text(title))
        .child(el("div").class("menu-panel"))
}

/// What an open menu shows.
pub fn panel(state: &State, name: &str) -> Vec<El> {
    match Facet::ALL.iter().position(|facet| facet.name() == name) {
        Some(at) => vec![choices(state, at)],
        None if name == take::MENU => take::panel(state),
        None => ranges(state),
    }
}

/// What is chosen: the pair of the address, and its words.
pub fn chosen(state: &State) -> Vec<(String, String)> {
    let filter = &state.address.filter;
    let choices = filter.choices.iter().map(|(facet, key)| {
        let words = format!("{}: {}", facet.title(), label(&state.library, *facet, key));
        (format!("{}={}", facet.name(), facet.print(key)), words)
    });
    let ranges = filter.ranges.iter().map(|range| {
        let bound = |amount: &Option<Amount>| {
            amount
                .as_ref()
                .map(|amount| amount.as_str().to_owned())
                .unwrap_or_default()
        };
        let words = match (&range.least, &range.most) {
            (Some(_), None) => format!("from {}", bound(&range.least)),
            (None, _) => format!("to {}", bound(&range.most)),
            _ => format!("{} to {}", bound(&range.least), bound(&range.most)),
        };
        let words = format!("Value: {} {words}", code(range.currency.as_ref()));
        (format!("{}={range}", ValueRange::NAME), words)
    });
    choices.chain(ranges).collect()
}

/// Takes one of the chosen back.
pub fn drop(filter: &mut Filter, pair: &str) {
    let is = |name: &str, value: &str| {
        pair.strip_prefix(name)
            .and_then(|rest| rest.strip_prefix('='))
            == Some(value)
    };
    filter
        .choices
        .retain(|(facet, key)| !is(facet.name(), &facet.print(key)));
    filter
        .ranges
        .retain(|range| !is(ValueRange::NAME, &range.to_string()));
}

/// The chips.
pub fn chips(chosen: &[(String, String)]) -> Vec<El> {
    if chosen.is_empty() {
        return Vec::new();
    }
    let chips = chosen.iter().map(|(pair, words)| {
        el("button")
            .class("chip")
            .attr("type", "button")
            .attr("name", "drop")
            .attr("value", pair)
            .child(el("span").class("visually-hidden").text("Without "))
            .child(bdi(words))
            .child(el("span").attr("aria-hidden", "true").text(" ✕"))
    });
    let clear = el("button")
        .attr("type", "button")
        .attr("name", "clear")
        .attr("value", "filters")
        .text("Clear filters");
    chips.chain([clear]).collect()
}
