//! Amounts as people type or copy them.

/// Currencies with three digits of fraction (ISO 4217): “5.000” is five of them, of others it may be five thousand.
const THREE_DIGITS: [&str; 7] = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// An amount of a currency in plain digits: without spaces, currency and commas between thousands, and with “12k” written
/// out; empty if nothing was typed, `None` if it may mean something else.
pub fn plain_amount(typed: &str, currency: &str) -> Option<String> {
    let text: String = typed.split_whitespace().collect();
    let text = text.replace('\u{2212}', "-"); // the minus sign that browsers write
    let starts = |c: char| c.is_ascii_digit() || c == '-' || c == '.';
    let amount = text.trim_start_matches(|c| !starts(c));
    let amount = amount.trim_end_matches(|c: char| !c.is_ascii() || c == '$');
    let (amount, thousands) = match amount.strip_suffix(['k', 'K']) {
        Some(rest) if !rest.contains('.') => (rest, "000"),
        _ => (amount, ""),
    };
    let (whole, fraction) = amount.split_once('.').unwrap_or((amount, ""));
    let are_thousands = whole.split(',').skip(1).all(|group| group.len() == 3);
    let digits = whole.trim_start_matches('-');
    let may_be_thousands = (1..=3).contains(&digits.len())
        && !digits.starts_with('0')
        && fraction.len() == 3
        && !THREE_DIGITS.contains(&currency);
    if may_be_thousands || !are_thousands || fraction.contains(',') {
        return None;
    }
    let is_none = amount.is_empty() && !text.is_empty();
    (!is_none).then(|| amount.replace(',', "") + thousands)
}

#[cfg(test)]
mod tests {
    use super::super::ValueRange;
    use super::*;

    #[test]
    fn amounts_as_people_write_them() {
        for (typed, digits) in [
            ("1234.50", "1234.50"),
            (" 12 000 ", "12000"),
            ("12,000", "12000"),
            ("£1,234,567.89", "1234567.89"),
            ("KWD 5,376.000", "5376.000"),
            ("1234.567", "1234.567"),
            ("0.125", "0.125"),
            ("US$12", "12"),
            ("12000 €", "12000"),
            ("12k", "12000"),
            ("-5", "-5"),
            ("\u{2212}5 €", "-5"),
            ("", ""),
        ] {
            assert_eq!(
                plain_amount(typed, "GBP").as_deref(),
                Some(digits),
                "{typed}"
            );
        }
    }

    #[test]
    fn what_may_mean_something_else_is_refused() {
        #[rustfmt::skip]
        let doubtful = [
            "12,5", "12,", "1,2345", "1.234,50", "1.000,000", "12,000,5", "1.5k", "10m", "12kk", "1-2", "lots", "£", "5.000", "-12.500",
            "5.000 ¥",
        ];
        for typed in doubtful {
            let range = plain_amount(typed, "GBP")
                .and_then(|amount| ValueRange::parse(&format!("GBP:{amount}..")));
            assert_eq!(range, None, "{typed}");
        }
    }

    #[test]
    fn three_digits_are_a_fraction_where_the_currency_has_as_many() {
        assert_eq!(plain_amount("5.376", "KWD").as_deref(), Some("5.376"));
        assert_eq!(plain_amount("5.376", "EUR"), None);
    }
}
