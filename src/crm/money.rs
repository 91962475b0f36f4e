//! An amount and the currency it is in.

use super::amount::Amount;
use super::field::Field;

/// A currency code: three letters, as ISO 4217 has them. Whether ISO lists the code is not known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Reads a code in any case, spaces around it forgiven. `None` if it is not three letters.
    pub fn parse(text: &str) -> Option<Self> {
        let code: [u8; 3] = text.trim().as_bytes().try_into().ok()?;
        code.iter()
            .all(u8::is_ascii_alphabetic)
            .then(|| Self(code.map(|byte| byte.to_ascii_uppercase())))
    }

    /// The code in capitals.
    pub fn as_str(&self) -> &str {
        // Only letters get in, so this is always text.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// What an opportunity is worth: an exact amount, and the currency of its board's location if that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// The exact amount.
    pub amount: Amount,
    /// Its currency: not set or unreadable is never replaced by a guess.
    pub currency: Field<Currency>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_three_letters_in_capitals() {
        for (text, code) in [
            ("GBP", "GBP"),
            (" eur\n", "EUR"),
            ("kWd", "KWD"),
            ("zzz", "ZZZ"),
        ] {
            assert_eq!(Currency::parse(text).expect(text).as_str(), code);
        }
        for text in ["", "€", "EURO", "EU", "G8P", "G P", "ÄÖÜ", "٣٣", "826"] {
            assert_eq!(Currency::parse(text), None, "{text}");
        }
    }
}
