//! Values from least to most, by currency.

use crate::browser::intl;
use crate::crm::amount::Amount;
use crate::crm::filter::{Filter, ValueRange, plain_amount};
use crate::crm::money::Currency;
use crate::crm::totals::{Total, totals};
use crate::find::state::{State, now};
use crate::ui::el::{El, el};

/// How many have a value, by currency, among those that the words and all other filters let through.
fn counts(state: &State) -> Vec<Total> {
    let others = Filter {
        ranges: Vec::new(),
        ..state.address.filter.clone()
    };
    let query = state.shelf.query();
    let records = state.library.records().iter().enumerate();
    let found = records.filter(|(place, _)| query.matches(state.library.haystack(*place)));
    let found = found.map(|(_, record)| record);
    now(|now| totals(found.filter(|record| others.passes(record, now))).0)
}

/// One pair of fields for each currency there is.
pub fn ranges(state: &State) -> Vec<El> {
    let (totals, _) = totals(state.library.records().iter());
    let mut currencies: Vec<Option<Currency>> = totals.iter().map(|total| total.currency).collect();
    let counts = counts(state);
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
        let mut counts = counts.iter();
        let count = counts.find(|total| total.currency == currency);
        let count = count.map_or(0, |total| total.count);
        let code = code(currency.as_ref());
        let field = |label: &str, name: &str, amount: Option<&Amount>| {
            el("label").text(label).child(
                el("input")
                    .attr("inputmode", "decimal")
                    .attr("autocomplete", "off")
                    .attr("name", name)
                    .attr("data-currency", &code)
                    .attr("aria-describedby", &format!("said-{code}"))
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
            .child(
                el("legend")
                    .text(&title)
                    .text(" ")
                    .child(el("span").class("quiet").text(&intl::count(count))),
            )
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
            .child(
                el("div")
                    .attr("id", &format!("said-{code}"))
                    .attr("data-said", &code),
            )
    });
    let mut content: Vec<El> = fields.collect();
    if content.is_empty() {
        content.push(
            el("p")
                .class("quiet")
                .text("No opportunity here has a value."),
        );
    }
    content
}

/// How addresses and fields name a currency, or that it is unknown.
pub fn code(currency: Option<&Currency>) -> String {
    currency.map_or("none", Currency::as_str).to_owned()
}

/// Takes what was typed into the fields of one currency; says what is wrong with it.
pub fn take_range(
    filter: &mut Filter,
    currency: &str,
    least: &str,
    most: &str,
) -> Result<(), &'static str> {
    const REFUSED: &str = "These are no amounts from less to more. Write plain digits, with a point before the fraction: 1234.50";
    let plain = |typed| plain_amount(typed, currency).ok_or(REFUSED);
    let (least, most) = (plain(least)?, plain(most)?);
    let rest = |filter: &mut Filter| {
        filter
            .ranges
            .retain(|range| code(range.currency.as_ref()) != currency);
    };
    if least.is_empty() && most.is_empty() {
        rest(filter);
        return Ok(());
    }
    let range = ValueRange::parse(&format!("{currency}:{least}..{most}")).ok_or(REFUSED)?;
    rest(filter);
    filter.ranges.push(range);
    Ok(())
}
