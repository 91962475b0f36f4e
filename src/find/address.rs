//! Everything the visitor chose, as pairs of an address: a link gives the same set again.

use crate::crm::calendar::Now;
use crate::crm::filter::{Filter, Taken};
use crate::crm::id::OpportunityId;
use crate::crm::opportunity::Opportunity;
use crate::crm::sort::Sort;

/// The name of the words searched for.
pub const SEARCH: &str = "q";
/// The name of the order.
pub const SORT: &str = "sort";
/// The name of the view.
pub const VIEW: &str = "view";
/// The one view that is not the usual one.
pub const BOARD: &str = "board";
/// The usual order: what somebody worked on last comes first.
pub const USUAL_SORT: &str = "-activity";

/// What the visitor chose.
#[derive(Clone, Default)]
pub struct Address {
    /// What was typed into the search field.
    pub typed: String,
    /// The filters.
    pub filter: Filter,
    /// The order, where it is not the usual one.
    pub sort: Option<Sort>,
    /// The board instead of the table.
    pub board: bool,
    /// Names and values that mean nothing here.
    pub ignored: Vec<Ignored>,
    /// Whether nobody has looked yet which of its values mean something among the opportunities there are.
    is_new: bool,
}

/// A pair that means nothing here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Why it was ignored.
    pub why: Taken,
}

impl Address {
    /// Reads the pairs of a query, percent-decoded.
    pub fn read(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut address = Self {
            is_new: true,
            ..Self::default()
        };
        // What there can be but one of, as it was taken.
        let mut once: Vec<(String, String)> = Vec::new();
        for (name, value) in pairs {
            let taken = match once.iter().find(|(own, _)| *own == name) {
                Some((_, first)) if *first == value => Taken::Taken,
                Some(_) => Taken::Repeated,
                None => address.take(&name, &value),
            };
            if taken != Taken::Taken {
                let why = taken;
                address.ignored.push(Ignored { name, value, why });
            } else if matches!(name.as_str(), SEARCH | SORT | VIEW) {
                once.push((name, value));
            }
        }
        address
    }

    fn take(&mut self, name: &str, value: &str) -> Taken {
        match name {
            SEARCH => value.clone_into(&mut self.typed),
            SORT => match Sort::parse(value) {
                Some(sort) => self.sort = Some(sort).filter(|_| value != USUAL_SORT),
                None => return Taken::BadValue,
            },
            VIEW if value == BOARD || value == "table" => self.board = value == BOARD,
            VIEW => return Taken::BadValue,
            _ => return self.filter.take(name, value),
        }
        Taken::Taken
    }

    /// All opportunities there are have come: the values that none of them has are ignored. What the visitor chooses from
    /// now on means something, even if it ceases to.
    pub fn settle<'a>(&mut self, opportunities: impl Iterator<Item = &'a Opportunity>, now: &Now) {
        if !std::mem::take(&mut self.is_new) {
            return;
        }
        let unknown = self.filter.take_out_unknown(opportunities, now);
        self.ignored
            .extend(unknown.into_iter().map(|(name, value)| Ignored {
                name: name.to_owned(),
                value,
                why: Taken::BadValue,
            }));
    }

    /// The pairs that [`Address::read`] makes the same of; what was ignored is gone.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = Vec::new();
        if !self.typed.trim().is_empty() {
            pairs.push((SEARCH, self.typed.clone()));
        }
        pairs.extend(self.filter.pairs());
        pairs.extend(self.sort.map(|sort| (SORT, sort.print())));
        if self.board {
            pairs.push((VIEW, BOARD.to_owned()));
        }
        pairs
    }

    /// The order in force.
    pub fn order(&self) -> Option<Sort> {
        self.sort.or_else(|| Sort::parse(USUAL_SORT))
    }
}

/// Which opportunities are to be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Their Ids, each once, at most [`Compared::MOST`].
    pub ids: Vec<OpportunityId>,
    /// What stood among them and is no Id.
    pub bad: Vec<String>,
    /// Ids beyond the most.
    pub beyond: Vec<OpportunityId>,
}

impl Compared {
    /// As many stand side by side on a screen.
    pub const MOST: usize = 4;

    /// Reads `1,2,3`.
    pub fn read(text: &str) -> Self {
        let mut compared = Self::default();
        let words = text.split([',', ' ']).filter(|word| !word.is_empty());
        for word in words {
            match word.parse() {
                Ok(id) if compared.ids.contains(&id) => {}
                Ok(id) if compared.ids.len() < Self::MOST => compared.ids.push(id),
                Ok(id) => compared.beyond.push(id),
                Err(_) => compared.bad.push(word.to_owned()),
            }
        }
        compared
    }
}

#[cfg(test)]
mod tests;
