//! Exact sums of many amounts.

use std::ops::Add;

use super::Amount;

/// A sum in the making: one running total for each decimal place, carried over only at the end.
#[derive(Debug, Clone, Default)]
pub struct Sum {
    /// Totals of the places before the point, the last one first.
    whole: Vec<i64>,
    /// Totals of the places after the point.
    fraction: Vec<i64>,
}

impl Sum {
    /// Adds one amount.
    pub fn add(&mut self, amount: &Amount) {
        let sign = if amount.is_negative() { -1 } else { 1 };
        let (whole, fraction) = amount.parts();
        add_digits(&mut self.whole, whole.bytes().rev(), sign);
        add_digits(&mut self.fraction, fraction.bytes(), sign);
    }

    /// The sum so far, with as many digits after the point as the amount that has most.
    pub fn total(&self) -> Amount {
        let mut places: Vec<i64> = self
            .fraction
            .iter()
            .rev()
            .chain(&self.whole)
            .copied()
            .collect();
        let negative = carry(&mut places);
        if negative {
            for place in &mut places {
                *place = -*place;
            }
            carry(&mut places);
        }
        while places.len() > self.fraction.len() + 1 && places.last() == Some(&0) {
            places.pop();
        }
        let mut text = String::with_capacity(places.len() + 2);
        if negative {
            text.push('-');
        }
        for (at, place) in places.iter().enumerate().rev() {
            // After carrying every place is one digit.
            text.push(char::from(b'0' + u8::try_from(*place).unwrap_or_default()));
            if at == self.fraction.len() && at > 0 {
                text.push('.');
            }
        }
        if text.is_empty() {
            Amount::default()
        } else {
            Amount { text }
        }
    }
}

fn add_digits(places: &mut Vec<i64>, digits: impl Iterator<Item = u8>, sign: i64) {
    for (at, digit) in digits.enumerate() {
        if at == places.len() {
            places.push(0);
        }
        places[at] += sign * i64::from(digit - b'0');
    }
}

/// Makes every place a digit, adding places as needed; returns whether the whole is negative (then the last place is too).
fn carry(places: &mut Vec<i64>) -> bool {
    let mut over = 0;
    for place in places.iter_mut() {
        let value = *place + over;
        *place = value.rem_euclid(10);
        over = value.div_euclid(10);
    }
    while over > 0 {
        places.push(over % 10);
        over /= 10;
    }
    if over < 0 {
        places.push(over);
    }
    over < 0
}

impl Add for &Amount {
    type Output = Amount;

    fn add(self, other: Self) -> Amount {
        let mut sum = Sum::default();
        sum.add(self);
        sum.add(other);
        sum.total()
    }
}
