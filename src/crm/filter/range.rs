//! A range of values in one currency.

use std::fmt;

use crate::crm::amount::Amount;
use crate::crm::field::Field;
use crate::crm::money::{Currency, Money};

/// From one amount to another, both included, in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueRange {
    /// The currency; `None` for values whose currency is not known.
    pub currency: Option<Currency>,
    /// The least value.
    pub least: Option<Amount>,
    /// The greatest value.
    pub most: Option<Amount>,
}

impl ValueRange {
    /// Its name in an address.
    pub const NAME: &str = "value";

    /// Whether a value is in the currency.
    pub fn concerns(&self, value: &Field<Money>) -> bool {
        matches!(value, Field::Set(money) if money.currency.set().copied() == self.currency)
    }

    /// Whether a value is in the currency and the range.
    pub fn holds(&self, value: &Field<Money>) -> bool {
        let Field::Set(money) = value else {
            return false;
        };
        self.concerns(value)
            && self
                .least
                .as_ref()
                .is_none_or(|least| money.amount >= *least)
            && self.most.as_ref().is_none_or(|most| money.amount <= *most)
    }

    /// Reads `GBP:1000..5000`, `GBP:1000..`, `GBP:..5000`; `none` stands for an unknown currency.
    pub fn parse(text: &str) -> Option<Self> {
        let (code, bounds) = text.split_once(':')?;
        let (least, most) = bounds.split_once("..")?;
        let currency = if code == "none" {
            None
        } else {
            Some(Currency::parse(code)?)
        };
        let (least, most) = (bound(least)?, bound(most)?);
        let is_range = match (&least, &most) {
            (None, None) => false,
            (Some(least), Some(most)) => least <= most,
            _ => true,
        };
        is_range.then_some(Self {
            currency,
            least,
            most,
        })
    }
}

/// `Some(None)` for an open end, `None` for what is no amount.
#[expect(
    clippy::option_option,
    reason = "an open end and a bad one are different things, and it is private"
)]
fn bound(text: &str) -> Option<Option<Amount>> {
    if text.is_empty() {
        Some(None)
    } else {
        Amount::parse(text).map(Some)
    }
}

impl fmt::Display for ValueRange {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let text = |amount: &Option<Amount>| {
            amount
                .as_ref()
                .map(|amount| amount.as_str().to_owned())
                .unwrap_or_default()
        };
        f.write_str(self.currency.as_ref().map_or("none", Currency::as_str))?;
        f.write_str(":")?;
        f.write_str(&text(&self.least))?;
        f.write_str("..")?;
        f.write_str(&text(&self.most))
    }
}
