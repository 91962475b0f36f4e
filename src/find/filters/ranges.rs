//! Values from least to most, by currency.

use crate::crm::amount::Amount;
use crate::crm::filter::{Filter, ValueRange};
use crate::crm::money::Currency;
use crate::crm::totals::totals;
use crate::find::state::State;
use crate::ui::el::{El, el};

/// One pair of fields for each currency there is.
pub fn ranges(state: &State) -> Vec<El> {
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

/// An amount as people type or copy it, in plain digits: without spaces, currency and commas between thousands, and with
/// “12k” written out. What cannot be an amount stays as it is, to be refused.
fn plain(text: &str) -> String {
    let text: String = text.split_whitespace().collect();
    let starts = |c: char| c.is_ascii_digit() || c == '-' || c == '.';
    let amount = text.trim_start_matches(|c| !starts(c));
    let (amount, thousands) = match amount.strip_suffix(['k', 'K']) {
        Some(rest) if !rest.contains('.') => (rest, "000"),
        _ => (amount.trim_end_matches(|c: char| !c.is_ascii_digit()), ""),
    };
    let mut groups = amount
        .split('.')
        .next()
        .unwrap_or_default()
        .split(',')
        .skip(1);
    if amount.is_empty() || !groups.all(|group| group.len() == 3) {
        return text;
    }
    amount.replace(',', "") + thousands
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_people_write_them() {
        for (typed, plain_digits) in [
            ("1234.50", "1234.50"),
            (" 12 000 ", "12000"),
            ("12,000", "12000"),
            ("£1,234,567.89", "1234567.89"),
            ("KWD 5,376.000", "5376.000"),
            ("12000 €", "12000"),
            ("12k", "12000"),
            ("-5", "-5"),
            ("", ""),
        ] {
            assert_eq!(plain(typed), plain_digits, "{typed}");
        }
    }

    #[test]
    fn what_may_mean_something_else_is_refused() {
        for typed in ["12,5", "1,2345", "1.234,50", "abc", "£", "1.5k", "12,000,5"] {
            let refused = take_range(&mut Filter::default(), "GBP", typed, "");
            assert!(refused.is_err(), "{typed}");
        }
    }
}
