//! Chance with a seed: the same seed and the same thing give the same numbers, whatever was made before it.

use std::ops::RangeBounds;

use fastrand::Rng;

/// A source of numbers for one thing.
#[derive(Debug)]
pub struct Chance(Rng);

impl Chance {
    /// For a thing: its seed, what it is, and which one.
    #[must_use]
    pub fn of(seed: u64, what: &str, which: u64) -> Self {
        // FNV-1a over all three, so that neighbours share nothing.
        let bytes = seed
            .to_le_bytes()
            .into_iter()
            .chain(what.bytes())
            .chain(which.to_le_bytes());
        let hash = bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(Rng::with_seed(hash))
    }

    /// A number in a range.
    pub fn number(&mut self, range: impl RangeBounds<u64>) -> u64 {
        self.0.u64(range)
    }

    /// True this often in a hundred.
    pub fn percent(&mut self, percent: u64) -> bool {
        self.number(0..100) < percent
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.0.usize(..items.len())]
    }

    /// One of several, some more often than others.
    pub fn weighed<'a, T>(&mut self, items: &'a [(u64, T)]) -> &'a T {
        let mut left = self.number(..items.iter().map(|(weight, _)| weight).sum::<u64>());
        let chosen = items.iter().find(|(weight, _)| {
            let here = left < *weight;
            left = left.saturating_sub(*weight);
            here
        });
        // `left` began below the sum, so one was found.
        &chosen.unwrap_or(&items[0]).1
    }

    /// A version 4 UUID.
    pub fn uuid(&mut self) -> String {
        let bits = self.0.u128(..);
        let hex = format!("{bits:032x}");
        let variant = 8 + self.number(..4);
        format!(
            "{}-{}-4{}-{variant:x}{}-{}",
            &hex[..8],
            &hex[8..12],
            &hex[13..16],
            &hex[17..20],
            &hex[20..]
        )
    }
}
