//! Choices that mean nothing among the opportunities there are: an address may be old, mistyped, or another account's.

use super::{Facet, Filter, Key, ValueRange};
use crate::crm::calendar::Now;
use crate::crm::opportunity::Opportunity;
use crate::crm::{lead_source, status};

impl Filter {
    /// Takes those out that neither an opportunity has nor a list of ours names. Gives them as pairs of an address.
    pub fn take_out_unknown<'a>(
        &mut self,
        opportunities: impl Iterator<Item = &'a Opportunity>,
        now: &Now,
    ) -> Vec<(&'static str, String)> {
        let mut ranges = self.ranges.clone();
        let mut unknown = self.choices.clone();
        unknown.retain(|(facet, key)| !facet.always_has(key));
        let today = now.today();
        for opportunity in opportunities {
            if unknown.is_empty() && ranges.is_empty() {
                break;
            }
            ranges.retain(|range| !range.concerns(&opportunity.value));
            unknown.retain(|(facet, key)| {
                let own = facet.keys(opportunity, now, today);
                !own.iter().flatten().any(|own| own == key)
            });
        }
        self.choices.retain(|choice| !unknown.contains(choice));
        self.ranges.retain(|range| !ranges.contains(range));
        let pair = |(facet, key): &(Facet, Key)| (facet.name(), facet.print(key));
        let ranges = ranges
            .iter()
            .map(|range| (ValueRange::NAME, range.to_string()));
        unknown.iter().map(pair).chain(ranges).collect()
    }
}

impl Facet {
    /// Whether a key means something even if no opportunity has it.
    fn always_has(self, key: &Key) -> bool {
        let table: &[_] = match self {
            Self::Status => &status::TABLE,
            Self::LeadSource => &lead_source::TABLE,
            Self::FollowUp => return true,
            _ => &[],
        };
        match key {
            Key::NotSet => true,
            Key::Number(code) => table.iter().any(|entry| entry.code == *code),
            Key::Text(_) => false,
        }
    }
}
