//! The filters: one menu for each facet with its choices and their counts, one for values, and what is chosen as chips.

use crate::browser::intl;
use crate::crm::filter::{Choice, Facet, Filter, Key, ValueRange};
use crate::crm::money::Currency;
use crate::crm::totals::totals;
use crate::find::library::Library;
use crate::find::state::{State, now};
use crate::find::take;
use crate::ui::el::{El, bdi, el};

/// The name of the button that shows and hides the filters where there is little room.
pub const FOLD: &str = "filters";
/// What it shows and hides.
const FILTERS: &str = "find-filters";

/// The button, without its words.
pub fn fold() -> El {
    el("button")
        .attr("type", "button")
        .attr("name", FOLD)
        .attr("value", "fold")
        .attr("aria-expanded", "false")
        .attr("aria-controls", FILTERS)
}

/// Its words: how many filters are at work.
pub fn fold_words(active: usize) -> String {
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

fn choices(state: &State, at: usize) -> El {
    let facet = Facet::ALL[at];
    let filter = &state.address.filter;
    // Counted among what the words let through, too: what a choice would show.
    let query = state.shelf.query();
    let records = state.library.records().iter().enumerate();
    let found = records.filter(|(place, _)| query.matches(state.library.haystack(*place)));
    let mut counts = now(|now| filter.counts(found.map(|(_, record)| record), now));
    let mut choices = std::mem::take(&mut counts[at]);
    for (_, key) in filter.choices.iter().filter(|(own, _)| *own == facet) {
        if !choices.iter().any(|choice| choice.key == *key) {
            choices.push(Choice {
                key: key.clone(),
                label: label(&state.library, facet, key).into(),
                count: 0,
            });
        }
    }
    let rows = choices.iter().map(|choice| {
        let is_chosen = filter
            .choices
            .iter()
            .any(|(own, key)| *own == facet && *key == choice.key);
        let input = el("input")
            .attr("type", "checkbox")
            .attr("name", facet.name())
            .attr("value", &facet.print(&choice.key));
        let input = if is_chosen {
            input.attr("checked", "")
        } else {
            input
        };
        let words = if facet == Facet::Stage {
            label(&state.library, facet, &choice.key)
        } else {
            choice.label.to_string()
        };
        el("label")
            .child(input)
            .child(bdi(&words))
            .child(el("span").class("quiet").text(&intl::count(choice.count)))
    });
    el("fieldset")
        .child(el("legend").text(facet.title()))
        .children(rows)
}

/// What people read for a key. Stages of different boards share names, so theirs say the board.
fn label(library: &Library, facet: Facet, key: &Key) -> String {
    let has = |record: &&crate::crm::opportunity::Opportunity| {
        now(|now| {
            let keys = facet.keys(record, now, now.today());
            keys.iter().flatten().any(|own| own == key)
        })
    };
    let Some(record) = library.records().iter().find(has) else {
        let nobody = crate::crm::opportunity::Opportunity::default();
        return facet.label(key, &nobody).into_owned();
    };
    let label = facet.label(key, record).into_owned();
    match record.board_name.text() {
        Some(board) if facet == Facet::Stage && *key != Key::NotSet => {
            format!("{label} · {board}")
        }
        _ => label,
    }
}

/// One pair of fields for each currency there is.
fn ranges(state: &State) -> Vec<El> {
    let (totals, _) = totals(state.library.records().iter());
    let mut currencies: Vec<Option<Currency>> = totals.iter().map(|total| total.currency).collect();
    for range in &state.address.filter.ranges {
        if !currencies.contains(&range.currency) {
            currencies.push(range.currency);
        }
    }
    let fields = currencies.into_iter().map(|currency| {
        let range = state
            .address
            .filter
            .ranges
            .iter()
            .find(|range| range.currency == currency);
        let code = code(currency.as_ref());
        let field = |label: &str, name: &str, amount: Option<&crate::crm::amount::Amount>| {
            el("label").text(label).child(
                el("input")
                    .attr("inputmode", "decimal")
                    .attr("autocomplete", "off")
                    .attr("name", name)
                    .attr("data-currency", &code)
                    .attr("value", amount.map_or("", |amount| amount.as_str())),
            )
        };
        let title = if currency.is_none() {
            "Value, currency unknown".to_owned()
        } else {
            format!("Value in {code}")
        };
        el("fieldset")
            .class("range")
            .child(el("legend").text(&title))
            .child(field(
                "From",
                "least",
                range.and_then(|range| range.least.as_ref()),
            ))
            .child(field(
                "To",
                "most",
                range.and_then(|range| range.most.as_ref()),
            ))
    });
    let mut content: Vec<El> = fields.collect();
    if content.is_empty() {
        content.push(
            el("p")
                .class("quiet")
                .text("No opportunity here has a value."),
        );
    }
    content.push(el("div").attr("data-said", ""));
    content
}

fn code(currency: Option<&Currency>) -> String {
    currency.map_or("none", Currency::as_str).to_owned()
}

/// Takes what was typed into the fields of one currency; says what is wrong with it.
pub fn take_range(
    filter: &mut Filter,
    currency: &str,
    least: &str,
    most: &str,
) -> Result<(), &'static str> {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    let (least, most) = (plain(least), plain(most));
    let rest = |filter: &mut Filter| {
        filter
            .ranges
            .retain(|range| code(range.currency.as_ref()) != currency);
    };
    if least.is_empty() && most.is_empty() {
        rest(filter);
        return Ok(());
    }
    let range = ValueRange::parse(&format!("{currency}:{least}..{most}")).ok_or(
        "These are no amounts from less to more. Write plain digits, with a point before the fraction: 1234.50",
    )?;
    rest(filter);
    filter.ranges.push(range);
    Ok(())
}

/// What is chosen: the pair of the address, and its words.
pub fn chosen(state: &State) -> Vec<(String, String)> {
    let filter = &state.address.filter;
    let choices = filter.choices.iter().map(|(facet, key)| {
        let words = format!("{}: {}", facet.title(), label(&state.library, *facet, key));
        (format!("{}={}", facet.name(), facet.print(key)), words)
    });
    let ranges = filter.ranges.iter().map(|range| {
        let bound = |amount: &Option<crate::crm::amount::Amount>| {
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
