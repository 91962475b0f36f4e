//! What opportunities can be told apart by.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use crate::crm::calendar::{Now, days_between};
use crate::crm::code::{self, Entry};
use crate::crm::field::Field;
use crate::crm::opportunity::Opportunity;
use crate::crm::status::{self, Status};

/// A property to filter by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// The location.
    Location,
    /// The board.
    Board,
    /// The stage.
    Stage,
    /// The outcome.
    Status,
    /// Who looks after it.
    Responsible,
    /// How it was acquired.
    LeadSource,
    /// When it is due: overdue, today, this week, none.
    FollowUp,
    /// The UTM campaign.
    Campaign,
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key<'a> {
    /// A number: an Id or a code.
    Number(i64),
    /// A text.
    Text(Cow<'a, str>),
    /// Not set.
    NotSet,
}

const OVERDUE: &str = "overdue";
const TODAY: &str = "today";
const THIS_WEEK: &str = "this-week";
/// "Not set" in an address; a campaign that is not set is blank there, since a campaign may have any name.
const NONE: &str = "none";

impl Facet {
    /// Every facet, in the order they are offered.
    #[rustfmt::skip]
    pub const ALL: [Self; 8] = [
        Self::Location, Self::Board, Self::Stage, Self::Status, Self::Responsible, Self::LeadSource, Self::FollowUp, Self::Campaign,
    ];

    /// Its name in an address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Location => "location",
            Self::Board => "board",
            Self::Stage => "stage",
            Self::Status => "status",
            Self::Responsible => "responsible",
            Self::LeadSource => "source",
            Self::FollowUp => "follow-up",
            Self::Campaign => "campaign",
        }
    }

    /// What people read.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Location => "Location",
            Self::Board => "Board",
            Self::Stage => "Stage",
            Self::Status => "Status",
            Self::Responsible => "Responsible",
            Self::LeadSource => "Lead source",
            Self::FollowUp => "Follow-up",
            Self::Campaign => "UTM campaign",
        }
    }

    /// The keys of an opportunity: one, or for a follow-up none to two. `today` is [`Now::today`], asked for once.
    pub fn keys<'a>(
        self,
        opportunity: &'a Opportunity,
        now: &Now,
        today: NaiveDate,
    ) -> [Option<Key<'a>>; 2] {
        let key = match self {
            Self::Location => number(&opportunity.location_id),
            Self::Board => number(&opportunity.board_id),
            Self::Stage => number(&opportunity.stage_id),
            Self::Status => opportunity
                .status
                .set()
                .map_or(Key::NotSet, |status| Key::Number(status.code())),
            Self::Responsible => number(&opportunity.responsible_id),
            Self::LeadSource => opportunity
                .lead_source
                .set()
                .map_or(Key::NotSet, |source| Key::Number(source.0)),
            Self::FollowUp => return follow_up(opportunity, now, today),
            Self::Campaign => opportunity
                .utm_campaign
                .text()
                .map_or(Key::NotSet, |text| Key::Text(Cow::Borrowed(text.trim()))),
        };
        [Some(key), None]
    }

    /// What people read for a key that this opportunity has.
    pub fn label<'a>(self, key: &Key<'a>, opportunity: &'a Opportunity) -> Cow<'a, str> {
        let name = match (self, key) {
            (_, Key::NotSet) => return Cow::Borrowed("Not set"),
            (Self::Status, Key::Number(code)) => return Status::from_code(*code).label(),
            (Self::LeadSource, Key::Number(code)) => {
                return code::label(&crate::crm::lead_source::TABLE, *code);
            }
            (Self::Location, _) => &opportunity.location_name,
            (Self::Board, _) => &opportunity.board_name,
            (Self::Stage, _) => &opportunity.stage_name,
            (Self::Responsible, _) => &opportunity.responsible_name,
            (_, Key::Text(text)) => {
                return if self == Self::FollowUp {
                    Cow::Borrowed(due_label(text))
                } else {
                    text.clone()
                };
            }
            (_, Key::Number(_)) => &Field::NotSet,
        };
        match (name, key) {
            (Field::Set(name), _) => Cow::Borrowed(name.trim()),
            (_, Key::Number(number)) => Cow::Owned(format!("#{number}")),
            _ => Cow::Borrowed("Not set"),
        }
    }

    /// Reads a key from an address.
    pub fn parse(self, value: &str) -> Option<Key<'static>> {
        match (self, value) {
            (Self::Campaign, "") => Some(Key::NotSet),
            (Self::Campaign, text) => Some(Key::Text(Cow::Owned(text.trim().to_owned()))),
            (_, NONE) => Some(Key::NotSet),
            (Self::FollowUp, OVERDUE) => Some(Key::Text(Cow::Borrowed(OVERDUE))),
            (Self::FollowUp, TODAY) => Some(Key::Text(Cow::Borrowed(TODAY))),
            (Self::FollowUp, THIS_WEEK) => Some(Key::Text(Cow::Borrowed(THIS_WEEK))),
            (Self::FollowUp, _) => None,
            (Self::Status, word) if slug_of(word).is_some() => {
                slug_of(word).map(|entry| Key::Number(entry.code))
            }
            (_, number) => number.parse().ok().map(Key::Number),
        }
    }

    /// Writes a key for an address.
    pub fn print(self, key: &Key) -> String {
        match (self, key) {
            (Self::Campaign, Key::NotSet) => String::new(),
            (_, Key::NotSet) => NONE.to_owned(),
            (Self::Status, Key::Number(code))
                if status::TABLE.iter().any(|entry| entry.code == *code) =>
            {
                slug(&code::label(&status::TABLE, *code))
            }
            (_, Key::Number(number)) => number.to_string(),
            (_, Key::Text(text)) => text.to_string(),
        }
    }
}

fn number(field: &Field<i64>) -> Key<'static> {
    field
        .set()
        .map_or(Key::NotSet, |number| Key::Number(*number))
}

/// A status label as it stands in an address: `in-progress`.
fn slug(label: &str) -> String {
    label.to_ascii_lowercase().replace(' ', "-")
}

fn slug_of(word: &str) -> Option<&'static Entry> {
    status::TABLE.iter().find(|entry| slug(entry.label) == word)
}

fn due_label(key: &str) -> &'static str {
    match key {
        OVERDUE => "Overdue",
        TODAY => "Today",
        _ => "This week",
    }
}

/// Overdue or today, and this week (Monday to Sunday, both days included), while open; not set, open or not.
fn follow_up(opportunity: &Opportunity, now: &Now, today: NaiveDate) -> [Option<Key<'static>>; 2] {
    let due = match &opportunity.follow_up {
        Field::Set(due) => due,
        Field::NotSet => return [Some(Key::NotSet), None],
        Field::Unreadable(_) => return [None, None],
    };
    if opportunity.is_closed() {
        return [None, None];
    }
    let day = now.day_of(due);
    let in_week = days_between(today, day) + i64::from(today.weekday().num_days_from_monday());
    let word = match days_between(today, day) {
        ..0 => Some(OVERDUE),
        0 => Some(TODAY),
        _ => None,
    };
    let key = |word| Key::Text(Cow::Borrowed(word));
    [
        word.map(key),
        (0..7).contains(&in_week).then_some(key(THIS_WEEK)),
    ]
}
