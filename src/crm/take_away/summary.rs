//! What is set of an opportunity, in the page's order: the common ground of the texts.

use std::borrow::Cow;

use crate::crm::custom_field::Definition;
use crate::crm::field::Field;
use crate::crm::field_table::{Group, Place, ROWS, Row, Shown};
use crate::crm::moment::Moment;
use crate::crm::money::Money;
use crate::crm::notes;
use crate::crm::opportunity::Opportunity;

/// How the visitor's browser writes money and dates, what custom fields are called, and where the page is.
pub struct Words<'a> {
    /// Money in the visitor's locale.
    pub money: &'a dyn Fn(&Money) -> String,
    /// A date in the visitor's locale.
    pub moment: &'a dyn Fn(&Moment) -> String,
    /// Whom the number under a key stands for, as far as known.
    pub person: &'a dyn Fn(&str) -> Option<String>,
    /// Definitions of custom fields, as far as known.
    pub definitions: &'a [Definition],
    /// The address of the opportunity's page.
    pub page: &'a str,
}

/// A heading and the lines under it.
pub struct Section<'a> {
    /// The heading; none for what identifies the opportunity.
    pub title: Option<&'static str>,
    /// The lines; never empty.
    pub lines: Vec<Line<'a>>,
}

/// A label and its value.
pub struct Line<'a> {
    /// Our label, or a custom field's name.
    pub label: Cow<'a, str>,
    /// The value.
    pub value: Value<'a>,
}

/// A value, by how it must be written.
pub enum Value<'a> {
    /// Text on one line.
    Text(Cow<'a, str>),
    /// Text on several lines.
    LongText(Cow<'a, str>),
    /// A checked http(s) or mail address.
    Link(&'a str),
}

/// Everything of the opportunity that is set, and what could not be read.
pub fn sections<'a>(opportunity: &'a Opportunity, words: &'a Words) -> Vec<Section<'a>> {
    let of = |place: Place, title| {
        let rows = ROWS
            .iter()
            .filter(|row| row.place == place && (row.when)(opportunity));
        Section {
            title,
            lines: rows
                .filter_map(|row| line(row, opportunity, words))
                .collect(),
        }
    };
    let mut sections = vec![of(Place::Strip, None)];
    sections.extend(Group::ALL.map(|group| of(Place::Group(group), Some(group.title()))));
    sections.push(custom_fields(opportunity, words));
    sections.push(of(Place::Notes, Some("Notes")));
    sections.retain(|section| !section.lines.is_empty());
    sections
}

fn line<'a>(row: &Row, opportunity: &'a Opportunity, words: &Words) -> Option<Line<'a>> {
    let label = if row.key == "Value" {
        opportunity.value_label()
    } else {
        row.label
    };
    let value = match (row.show)(opportunity) {
        Shown::NotSet => return None,
        Shown::Label(number) => Value::Text((words.person)(row.key).map_or(number, Cow::Owned)),
        Shown::Text(text) => Value::Text(Cow::Borrowed(text)),
        Shown::LongText(text) => Value::LongText(notes::readable(text)),
        Shown::Email(address) | Shown::Link(address) => Value::Link(address),
        Shown::Number(number) => Value::Text(Cow::Owned(number)),
        Shown::Money(money) => Value::Text(Cow::Owned((words.money)(money))),
        Shown::Moment(moment) => Value::Text(Cow::Owned((words.moment)(moment))),
        Shown::Unreadable(json) => unreadable(json),
    };
    Some(Line {
        label: Cow::Borrowed(label),
        value,
    })
}

fn unreadable(json: &str) -> Value<'_> {
    Value::Text(Cow::Owned(format!("could not be read: {json}")))
}

fn custom_fields<'a>(opportunity: &'a Opportunity, words: &'a Words) -> Section<'a> {
    let lines = match &opportunity.custom_fields {
        Field::NotSet => Vec::new(),
        Field::Unreadable(json) => vec![Line {
            label: Cow::Borrowed("Custom fields"),
            value: unreadable(json),
        }],
        Field::Set(fields) => fields
            .iter()
            .filter_map(|field| {
                let value = match &field.value {
                    Field::NotSet => return None,
                    Field::Set(text) => Value::LongText(Cow::Borrowed(text.as_str())),
                    Field::Unreadable(json) => unreadable(json),
                };
                Some(Line {
                    label: Cow::Borrowed(field.label(words.definitions)),
                    value,
                })
            })
            .collect(),
    };
    Section {
        title: Some("Custom fields"),
        lines,
    }
}

/// A text on one line: line breaks and other controls become spaces.
pub fn one_line(text: &str) -> String {
    text.trim()
        .chars()
        .map(|character| {
            if breaks_line(character) {
                ' '
            } else {
                character
            }
        })
        .collect()
}

fn breaks_line(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}
