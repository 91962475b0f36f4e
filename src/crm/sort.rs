//! Orders of a list.

use std::cmp::Ordering;

use super::amount::Amount;
use super::field::Field;
use super::moment::Moment;
use super::money::Currency;
use super::opportunity::Opportunity;
use super::search::fold;

/// What a list can be ordered by.
pub struct Column {
    /// Its name in an address.
    pub name: &'static str,
    /// What people read.
    pub title: &'static str,
    key: fn(&Opportunity) -> Key,
}

/// What is compared. Of two variants the later goes last.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Text(String),
    /// By currency first: amounts of different currencies cannot be compared.
    Money(Currency, Amount),
    MoneyOfUnknownCurrency(Amount),
    /// Goes last in both directions.
    NotSet,
}

/// Every column, in the order they are offered.
pub static COLUMNS: [Column; 14] = [
    column("title", "Title", |o| Key::Text(fold(&o.title()))),
    column("customer", "Customer", |o| text(&o.customer_name)),
    column("company", "Company", |o| text(&o.customer_company)),
    column("location", "Location", |o| text(&o.location_name)),
    column("board", "Board", |o| text(&o.board_name)),
    column("stage", "Stage", |o| text(&o.stage_name)),
    column("status", "Status", |o| {
        o.status
            .set()
            .map_or(Key::NotSet, |status| Key::Number(status.code()))
    }),
    column("value", "Value", money),
    column("follow-up", "Follow-up date", |o| moment(&o.follow_up)),
    column("responsible", "Responsible", |o| text(&o.responsible_name)),
    column("source", "Lead source", |o| {
        o.lead_source
            .set()
            .map_or(Key::NotSet, |source| Key::Text(fold(&source.label())))
    }),
    column("activity", "Last CRM activity", |o| {
        moment(&o.crm_updated_on)
    }),
    column("created", "Created on", |o| moment(&o.created_on)),
    column("position", "Position in stage", |o| {
        o.position
            .set()
            .map_or(Key::NotSet, |position| Key::Number(*position))
    }),
];

const fn column(name: &'static str, title: &'static str, key: fn(&Opportunity) -> Key) -> Column {
    Column { name, title, key }
}

fn text(field: &Field<String>) -> Key {
    field
        .text()
        .map_or(Key::NotSet, |text| Key::Text(fold(text.trim())))
}

fn moment(field: &Field<Moment>) -> Key {
    field
        .set()
        .map_or(Key::NotSet, |moment| Key::Number(moment.epoch_ms()))
}

fn money(opportunity: &Opportunity) -> Key {
    match &opportunity.value {
        Field::Set(money) => match &money.currency {
            Field::Set(currency) => Key::Money(*currency, money.amount.clone()),
            _ => Key::MoneyOfUnknownCurrency(money.amount.clone()),
        },
        _ => Key::NotSet,
    }
}

/// A column and a direction.
#[derive(Clone, Copy)]
pub struct Sort {
    /// What to order by.
    pub column: &'static Column,
    /// The greatest first.
    pub descending: bool,
}

impl Sort {
    /// Reads `value` or, descending, `-value`; `None` if it is no column.
    pub fn parse(text: &str) -> Option<Self> {
        let (descending, name) = text
            .strip_prefix('-')
            .map_or((false, text), |name| (true, name));
        let column = COLUMNS.iter().find(|column| column.name == name)?;
        Some(Self { column, descending })
    }

    /// Whether amounts of money decide.
    pub fn is_by_value(self) -> bool {
        self.column.name == "value"
    }

    /// Writes what [`Sort::parse`] reads.
    pub fn print(self) -> String {
        [if self.descending { "-" } else { "" }, self.column.name].concat()
    }

    /// Puts places in a list in order. What is not set goes last in both directions; equals stand by Id.
    pub fn order(self, opportunities: &[Opportunity], places: &mut [usize]) {
        let mut keyed: Vec<(Key, usize)> = places
            .iter()
            .map(|&place| ((self.column.key)(&opportunities[place]), place))
            .collect();
        let id = |place: usize| opportunities[place].id.set();
        keyed.sort_by(|(one, at), (other, other_at)| {
            self.compare(one, other)
                .then_with(|| id(*at).cmp(&id(*other_at)))
                .then_with(|| at.cmp(other_at))
        });
        for (place, (_, ordered)) in places.iter_mut().zip(keyed) {
            *place = ordered;
        }
    }

    fn compare(self, one: &Key, other: &Key) -> Ordering {
        let last = (*one == Key::NotSet).cmp(&(*other == Key::NotSet));
        let order = one.cmp(other);
        last.then(if self.descending {
            order.reverse()
        } else {
            order
        })
    }
}

#[cfg(test)]
mod tests;
