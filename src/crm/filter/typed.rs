//! Amounts as people type or copy them.

/// An amount in plain digits: without spaces, currency and commas between thousands, and with “12k” written out. What may
/// mean something else stays as it is, to be refused.
pub fn plain_amount(typed: &str) -> String {
    let text: String = typed.split_whitespace().collect();
    let starts = |c: char| c.is_ascii_digit() || c == '-' || c == '.';
    let amount = text.trim_start_matches(|c| !starts(c));
    let amount = amount.trim_end_matches(|c: char| !c.is_ascii() || c == '$');
    let (amount, thousands) = match amount.strip_suffix(['k', 'K']) {
        Some(rest) if !rest.contains('.') => (rest, "000"),
        _ => (amount, ""),
    };
    let (whole, fraction) = amount.split_once('.').unwrap_or((amount, ""));
    let are_thousands = whole.split(',').skip(1).all(|group| group.len() == 3);
    if amount.is_empty() || !are_thousands || fraction.contains(',') {
        return text;
    }
    amount.replace(',', "") + thousands
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
            ("US$12", "12"),
            ("12000 €", "12000"),
            ("12k", "12000"),
            ("-5", "-5"),
            ("", ""),
        ] {
            assert_eq!(plain_amount(typed), digits, "{typed}");
        }
    }

    #[test]
    fn what_may_mean_something_else_is_refused() {
        #[rustfmt::skip]
        let doubtful = [
            "12,5", "12,", "1,2345", "1.234,50", "1.000,000", "12,000,5", "1.5k", "10m", "12kk", "1-2", "lots", "£",
        ];
        for typed in doubtful {
            let range = format!("GBP:{}..", plain_amount(typed));
            assert_eq!(ValueRange::parse(&range), None, "{typed}");
        }
    }
}
