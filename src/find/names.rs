//! What the numbers of a comparison stand for: what the account calls its custom fields, and who referrers and agents
//! are. Each is asked for once; where the answer is missing, the number says it.

use crate::crm::custom_field::{CustomField, Definition};
use crate::crm::field::Field;
use crate::crm::field_table::Row;
use crate::crm::opportunity::Opportunity;
use crate::nexudus::wire;

/// What can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    /// The definitions of all custom fields.
    CustomFields,
    /// A person's own record, by Id.
    Person(i64),
}

impl Ask {
    /// What the host is asked (`page/host`).
    pub fn words(self) -> String {
        match self {
            Self::CustomFields => "custom-fields".to_owned(),
            Self::Person(id) => format!("person {id}"),
        }
    }
}

/// The names that are known.
#[derive(Default)]
pub struct Names {
    asked: Vec<Ask>,
    definitions: Vec<Definition>,
    people: Vec<(i64, String)>,
}

impl Names {
    /// What has to be asked to name everything in these records, and has not been asked yet.
    pub fn missing<'a>(&mut self, records: impl Iterator<Item = &'a Opportunity>) -> Vec<Ask> {
        let before = self.asked.len();
        for record in records {
            let custom_fields = record.custom_fields.set();
            let people = [&record.referrer_id, &record.agent_id];
            let people = people.into_iter().filter_map(Field::reference);
            let asks = people
                .map(Ask::Person)
                .chain(custom_fields.map(|_| Ask::CustomFields));
            for ask in asks {
                if !self.asked.contains(&ask) {
                    self.asked.push(ask);
                }
            }
        }
        self.asked[before..].to_vec()
    }

    /// Nothing has come of it.
    pub fn ask_again(&mut self, ask: Ask) {
        self.asked.retain(|asked| *asked != ask);
    }

    /// Takes an answer; says whether it names anything.
    pub fn take(&mut self, ask: Ask, body: &str) -> bool {
        match ask {
            Ask::CustomFields => {
                let page = wire::records(body).unwrap_or_default();
                let read = page.records.into_iter();
                self.definitions = read.filter_map(wire::custom_field_definition).collect();
                !self.definitions.is_empty()
            }
            Ask::Person(id) => {
                let person = wire::coworker(body).ok();
                let name = person.and_then(|person| person.full_name.text().map(str::to_owned));
                let is_named = name.is_some();
                self.people.extend(name.map(|name| (id, name)));
                is_named
            }
        }
    }

    /// What a custom field is called.
    pub fn label<'a>(&'a self, field: &'a CustomField) -> &'a str {
        field.label(&self.definitions)
    }

    /// Whom a row's number in a record stands for.
    pub fn person(&self, row: &Row, record: &Opportunity) -> Option<&str> {
        let id = match row.key {
            "ReferrerId" => record.referrer_id.reference(),
            "AgentId" => record.agent_id.reference(),
            _ => None,
        }?;
        let mut people = self.people.iter();
        people
            .find(|(own, _)| *own == id)
            .map(|(_, name)| name.as_str())
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::crm::field_table::ROWS;

    fn record(json: &str) -> Opportunity {
        wire::opportunity(json).expect("an opportunity")
    }

    fn referrer() -> &'static Row {
        let mut rows = ROWS.iter();
        rows.find(|row| row.key == "ReferrerId").expect("a row")
    }

    #[test]
    fn each_is_asked_for_once_and_nobody_is_not() {
        let mut names = Names::default();
        let records = [
            record(
                r#"{"Id":1,"ReferrerId":5,"AgentId":0,"CustomFields":[{"Name":"7","Value":"x"}]}"#,
            ),
            record(r#"{"Id":2,"ReferrerId":6,"AgentId":5,"CustomFields":null}"#),
        ];
        let expected = [Ask::Person(5), Ask::CustomFields, Ask::Person(6)];
        assert_eq!(names.missing(records.iter()), expected);
        assert_eq!(names.missing(records.iter()), []);
    }

    #[test]
    fn what_nothing_came_of_is_asked_for_again() {
        let mut names = Names::default();
        let record = record(r#"{"Id":1,"ReferrerId":5,"AgentId":6}"#);
        names.missing([&record].into_iter());
        names.ask_again(Ask::Person(6));
        assert_eq!(names.missing([&record].into_iter()), [Ask::Person(6)]);
    }

    #[test]
    fn people_are_named_as_soon_as_they_are_known() {
        let mut names = Names::default();
        let record = record(r#"{"Id":1,"ReferrerId":5}"#);
        assert_eq!(names.person(referrer(), &record), None);
        assert!(names.take(Ask::Person(5), r#"{"Id":5,"FullName":"Ada"}"#));
        assert_eq!(names.person(referrer(), &record), Some("Ada"));
        assert!(!names.take(Ask::Person(6), "<!doctype html>"));
    }

    #[test]
    fn custom_fields_have_their_account_s_names_or_their_own() {
        let mut names = Names::default();
        let field = |name: &str| CustomField {
            name: name.to_owned(),
            value: Field::NotSet,
        };
        let (known, other) = (field("7"), field("8"));
        assert_eq!(names.label(&known), "7");
        assert!(names.take(
            Ask::CustomFields,
            r#"{"Records":[{"Id":7,"Name":"Desks wanted"}]}"#
        ));
        assert_eq!(names.label(&known), "Desks wanted");
        assert_eq!(names.label(&other), "8");
    }
}
