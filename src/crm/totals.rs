//! What a set of opportunities is worth: one exact total for each currency, never a mixture.

use super::amount::{Amount, Sum};
use super::field::Field;
use super::money::Currency;
use super::opportunity::Opportunity;

/// The total of one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Total {
    /// The currency; `None` for values whose currency is not known.
    pub currency: Option<Currency>,
    /// The exact sum.
    pub amount: Amount,
    /// How many opportunities are in it.
    pub count: usize,
}

/// The totals by currency code, unknown currencies last, and how many opportunities have no value.
pub fn totals<'a>(opportunities: impl Iterator<Item = &'a Opportunity>) -> (Vec<Total>, usize) {
    let mut sums: Vec<(Option<Currency>, Sum, usize)> = Vec::new();
    let mut without_value = 0;
    for opportunity in opportunities {
        let Field::Set(money) = &opportunity.value else {
            without_value += 1;
            continue;
        };
        let currency = money.currency.set().copied();
        let at = sums
            .iter()
            .position(|(known, ..)| *known == currency)
            .unwrap_or_else(|| {
                // Few currencies: each finds its place as it comes.
                let order = (currency.is_none(), currency);
                let before = sums.partition_point(|(known, ..)| (known.is_none(), *known) < order);
                sums.insert(before, (currency, Sum::default(), 0));
                before
            });
        let (_, sum, count) = &mut sums[at];
        sum.add(&money.amount);
        *count += 1;
    }
    let total = |(currency, sum, count): (_, Sum, _)| Total {
        currency,
        amount: sum.total(),
        count,
    };
    (sums.into_iter().map(total).collect(), without_value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crm::money::Money;

    fn worth(amount: &str, currency: Field<Currency>) -> Opportunity {
        let amount = Amount::parse(amount).expect(amount);
        Opportunity {
            value: Field::Set(Money { amount, currency }),
            ..Opportunity::default()
        }
    }

    fn of(code: &str) -> Field<Currency> {
        Currency::parse(code).map_or(Field::NotSet, Field::Set)
    }

    #[test]
    fn currencies_are_never_mixed() {
        let records = [
            worth("0.1", of("GBP")),
            worth("12", Field::NotSet),
            worth("1234.567", of("EUR")),
            worth("0.2", of("GBP")),
            worth("1", Field::Unreadable("x".to_owned())),
            worth("-1", of("EUR")),
            Opportunity::default(),
            Opportunity {
                value: Field::Unreadable("x".to_owned()),
                ..Opportunity::default()
            },
        ];
        let (totals, without_value) = totals(records.iter());
        let read: Vec<_> = totals
            .iter()
            .map(|total| {
                (
                    total.currency.as_ref().map(Currency::as_str),
                    total.amount.as_str(),
                    total.count,
                )
            })
            .collect();
        assert_eq!(
            read,
            [
                (Some("EUR"), "1233.567", 2),
                (Some("GBP"), "0.3", 2),
                (None, "13", 2)
            ]
        );
        assert_eq!(without_value, 2);
    }
}
