//! An exact decimal number: the digits that arrived, never a float.

use std::cmp::Ordering;
use std::ops::Add;

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

    /// The digits without sign and point, padded to `whole` before the point and `fraction` after it.
    fn padded(&self, whole: usize, fraction: usize) -> Vec<u8> {
        let (own_whole, own_fraction) = self.parts();
        let mut digits = vec![b'0'; whole - own_whole.len()];
        digits.extend_from_slice(own_whole.as_bytes());
        digits.extend_from_slice(own_fraction.as_bytes());
        digits.resize(whole + fraction, b'0');
        digits
    }

    /// Both amounts' digits, aligned at the point, and how many of them stand after it.
    fn aligned(&self, other: &Self) -> (Vec<u8>, Vec<u8>, usize) {
        let ((whole, fraction), (other_whole, other_fraction)) = (self.parts(), other.parts());
        let whole = whole.len().max(other_whole.len());
        let fraction = fraction.len().max(other_fraction.len());
        (
            self.padded(whole, fraction),
            other.padded(whole, fraction),
            fraction,
        )
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
        let (own, others, _) = self.aligned(other);
        match (self.is_negative(), other.is_negative()) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => own.cmp(&others),
            (true, true) => others.cmp(&own),
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

impl Add for &Amount {
    type Output = Amount;

    fn add(self, other: Self) -> Amount {
        let (own, others, fraction) = self.aligned(other);
        let (larger, smaller, negative) = if own < others {
            (others, own, other.is_negative())
        } else {
            (own, others, self.is_negative())
        };
        let subtract = self.is_negative() != other.is_negative();
        let mut digits = combine(larger, &smaller, subtract);
        let first = digits[..digits.len() - fraction - 1]
            .iter()
            .take_while(|digit| **digit == b'0')
            .count();
        digits.drain(..first);
        let is_zero = digits.iter().all(|digit| *digit == b'0');
        let mut text: String = digits.into_iter().map(char::from).collect();
        if fraction > 0 {
            text.insert(text.len() - fraction, '.');
        }
        if negative && !is_zero {
            text.insert(0, '-');
        }
        Amount { text }
    }
}

/// Sum or difference of two equally long runs of digits, one digit longer than they are; `larger` is not the smaller one.
fn combine(larger: Vec<u8>, smaller: &[u8], subtract: bool) -> Vec<u8> {
    let mut digits = larger;
    digits.insert(0, b'0');
    let mut carry = 0;
    for (digit, other) in digits
        .iter_mut()
        .rev()
        .zip(smaller.iter().rev().chain(std::iter::repeat(&b'0')))
    {
        let (own, other) = (*digit - b'0', *other - b'0' + carry);
        let result = if subtract {
            own + 10 - other
        } else {
            own + other
        };
        carry = u8::from(if subtract { result < 10 } else { result >= 10 });
        *digit = b'0' + result % 10;
    }
    digits
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
