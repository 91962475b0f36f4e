//! An exact decimal number: the digits that arrived, never a float.

mod sum;

use std::cmp::Ordering;

pub use sum::Sum;

/// More digits than this, exponent expanded, are no amount of money.
const MAX_DIGITS: usize = 100;

/// An exact decimal. Equal by value: 1.5 and 1.50 are equal, though each keeps its own digits.
#[derive(Debug, Clone)]
pub struct Amount {
    /// `-?digits(.digits)?`, no needless leading zero, no minus before a zero.
    text: String,
}

impl Amount {
    /// Reads the text of a JSON number, exponents included; leading zeros are forgiven, for numbers sent as strings.
    ///
    /// `None` if it is no number, or one of more than a hundred digits.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (mantissa, ""),
        };
        let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !are_digits(whole) || !are_digits(fraction) {
            return None;
        }
        let digits = [whole, fraction].concat();
        let fraction_digits = i32::try_from(fraction.len()).ok()? - exponent;
        Self::from_digits(negative, &digits, fraction_digits)
    }

    /// `digits` with the point before the last `fraction_digits`, which may be negative or more than there are.
    fn from_digits(negative: bool, digits: &str, fraction_digits: i32) -> Option<Self> {
        let mut digits = digits.trim_start_matches('0').to_owned();
        let is_zero = digits.is_empty();
        let fraction_digits = match usize::try_from(fraction_digits) {
            Ok(count) => count,
            Err(_) if is_zero => 0,
            Err(_) => {
                let zeros = usize::try_from(fraction_digits.unsigned_abs()).ok()?;
                digits = pad_end(digits, zeros)?;
                0
            }
        };
        if digits.len().max(fraction_digits) > MAX_DIGITS {
            return None;
        }
        let missing = (fraction_digits + 1).saturating_sub(digits.len());
        digits.insert_str(0, &"0".repeat(missing));
        if fraction_digits > 0 {
            digits.insert(digits.len() - fraction_digits, '.');
        }
        if negative && !is_zero {
            digits.insert(0, '-');
        }
        Some(Self { text: digits })
    }

    /// Plain decimal digits: `-1234.50`, never an exponent; zeros at the end of the fraction as they arrived.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How many digits stand after the point.
    pub fn fraction_digits(&self) -> usize {
        self.parts().1.len()
    }

    /// Whether it is nought.
    pub fn is_zero(&self) -> bool {
        self.text.bytes().all(|byte| byte == b'0' || byte == b'.')
    }

    /// Whether it is below nought.
    pub fn is_negative(&self) -> bool {
        self.text.starts_with('-')
    }

    /// The value as an integer, if it is one: `12` and `12.0` are.
    pub fn as_integer(&self) -> Option<i64> {
        let (whole, fraction) = self.text.split_once('.').unwrap_or((&self.text, ""));
        if fraction.bytes().any(|byte| byte != b'0') {
            return None;
        }
        whole.parse().ok()
    }

    /// The digits before and after the point, without sign.
    fn parts(&self) -> (&str, &str) {
        let unsigned = self.text.strip_prefix('-').unwrap_or(&self.text);
        unsigned.split_once('.').unwrap_or((unsigned, ""))
    }

    /// What orders amounts regardless of sign: of two whole parts the longer is larger, since none has leading zeros.
    fn magnitude(&self) -> (usize, &str, &str) {
        let (whole, fraction) = self.parts();
        (whole.len(), whole, fraction.trim_end_matches('0'))
    }
}

impl Default for Amount {
    /// Nought.
    fn default() -> Self {
        Self {
            text: "0".to_owned(),
        }
    }
}

/// An exponent, held within what can matter: beyond it everything but nought has too many digits.
fn parse_exponent(text: &str) -> Option<i32> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size = digits.bytes().fold(0, |size: i32, byte| {
        (size * 10 + i32::from(byte - b'0')).min(100_000_000)
    });
    Some(if negative { -size } else { size })
}

fn pad_end(digits: String, zeros: usize) -> Option<String> {
    if zeros > MAX_DIGITS {
        return None;
    }
    Some(digits + &"0".repeat(zeros))
}

impl Ord for Amount {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.is_negative(), other.is_negative()) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.magnitude().cmp(&other.magnitude()),
            (true, true) => other.magnitude().cmp(&self.magnitude()),
        }
    }
}

impl PartialOrd for Amount {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Amount {}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
