//! Filters over a set of opportunities, each choice with its count, and all of it as pairs for an address.

mod facet;
mod range;
mod typed;
mod unknown;

use std::borrow::Cow;

use super::calendar::Now;
use super::money::Currency;
use super::opportunity::Opportunity;

pub use facet::{Facet, Key};
pub use range::ValueRange;
pub use typed::plain_amount;

/// What the visitor chose. Choices of one facet add to each other; different facets narrow each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The chosen keys.
    pub choices: Vec<(Facet, Key<'static>)>,
    /// The chosen values, at most one range a currency; one of them must hold.
    pub ranges: Vec<ValueRange>,
}

/// What became of a pair from an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is a filter, and taken.
    Taken,
    /// It names a filter, but its value is none.
    BadValue,
    /// It is another value where there can be but one.
    Repeated,
    /// It names no filter.
    NotAFilter,
}

/// One choice of a facet, and how many opportunities it would show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice<'a> {
    /// The key.
    pub key: Key<'a>,
    /// What people read.
    pub label: Cow<'a, str>,
    /// How many opportunities have it, among those that all other facets let through.
    pub count: usize,
}

impl Filter {
    /// Whether everything passes.
    pub fn is_empty(&self) -> bool {
        self.choices.is_empty() && self.ranges.is_empty()
    }

    /// Whether an opportunity passes.
    pub fn passes(&self, opportunity: &Opportunity, now: &Now) -> bool {
        let today = now.today();
        self.passes_ranges(opportunity)
            && Facet::ALL
                .into_iter()
                .all(|facet| self.passes_facet(facet, &facet.keys(opportunity, now, today)))
    }

    fn passes_facet(&self, facet: Facet, keys: &[Option<Key>]) -> bool {
        let mut wanted = self
            .choices
            .iter()
            .filter(|(own, _)| *own == facet)
            .peekable();
        wanted.peek().is_none()
            || wanted.any(|(_, wanted)| keys.iter().flatten().any(|key| key == wanted))
    }

    fn passes_ranges(&self, opportunity: &Opportunity) -> bool {
        self.ranges.is_empty()
            || self
                .ranges
                .iter()
                .any(|range| range.holds(&opportunity.value))
    }

    /// The choices of every facet, in the order of [`Facet::ALL`], the most frequent first.
    ///
    /// A choice counts the opportunities that pass all other facets: what a visitor would see who chose it.
    pub fn counts<'a>(
        &self,
        opportunities: impl Iterator<Item = &'a Opportunity>,
        now: &Now,
    ) -> [Vec<Choice<'a>>; Facet::ALL.len()] {
        let today = now.today();
        let mut counts = Facet::ALL.map(|_| Vec::new());
        for opportunity in opportunities.filter(|opportunity| self.passes_ranges(opportunity)) {
            let keys = Facet::ALL.map(|facet| facet.keys(opportunity, now, today));
            let fails = |at: &usize| !self.passes_facet(Facet::ALL[*at], &keys[*at]);
            let mut failing = (0..keys.len()).filter(fails);
            match (failing.next(), failing.next()) {
                (None, _) => (0..keys.len())
                    .for_each(|at| count(&mut counts[at], at, &keys[at], opportunity)),
                (Some(at), None) => count(&mut counts[at], at, &keys[at], opportunity),
                (Some(_), Some(_)) => {}
            }
        }
        for choices in &mut counts {
            choices.sort_by(|one, other| {
                other
                    .count
                    .cmp(&one.count)
                    .then_with(|| one.key.cmp(&other.key))
            });
        }
        counts
    }

    /// Whether values in a currency have a range already.
    fn has_range_in(&self, currency: Option<Currency>) -> bool {
        self.ranges.iter().any(|range| range.currency == currency)
    }

    /// Takes one pair of an address.
    pub fn take(&mut self, name: &str, value: &str) -> Taken {
        if name == ValueRange::NAME {
            return match ValueRange::parse(value) {
                Some(range) if self.ranges.contains(&range) => Taken::Taken,
                Some(range) if self.has_range_in(range.currency) => Taken::Repeated,
                Some(range) => {
                    self.ranges.push(range);
                    Taken::Taken
                }
                None => Taken::BadValue,
            };
        }
        let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.name() == name) else {
            return Taken::NotAFilter;
        };
        let Some(key) = facet.parse(value) else {
            return Taken::BadValue;
        };
        let choice = (facet, key);
        if !self.choices.contains(&choice) {
            self.choices.push(choice);
        }
        Taken::Taken
    }

    /// The pairs that [`Filter::take`] makes the same filter of.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let choices = self
            .choices
            .iter()
            .map(|(facet, key)| (facet.name(), facet.print(key)));
        choices
            .chain(
                self.ranges
                    .iter()
                    .map(|range| (ValueRange::NAME, range.to_string())),
            )
            .collect()
    }
}

fn count<'a>(
    choices: &mut Vec<Choice<'a>>,
    facet: usize,
    keys: &[Option<Key<'a>>],
    opportunity: &'a Opportunity,
) {
    for key in keys.iter().flatten() {
        if let Some(choice) = choices.iter_mut().find(|choice| choice.key == *key) {
            choice.count += 1;
        } else {
            let label = Facet::ALL[facet].label(key, opportunity);
            choices.push(Choice {
                key: key.clone(),
                label,
                count: 1,
            });
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
