//! `GET crm/customfields`: what a location calls its custom fields.

use crate::crm::custom_field::Definition;

use super::json::Object;
use super::read::{reference, text};

/// Reads one record of the list; `None` if it has no readable Id, since nothing can refer to it then.
pub fn custom_field_definition(json: &str) -> Option<Definition> {
    let record = Object::parse(json)?;
    Some(Definition {
        id: *reference(record.get("Id")).set()?,
        name: text(record.get("Name")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crm::custom_field::CustomField;
    use crate::crm::field::Field;

    const IN_A_RECORD: &str = include_str!("../../../tests/fixtures/customfields.doc-example.json");

    #[test]
    fn names_the_field_of_the_documentations_record() {
        let name = IN_A_RECORD
            .split('"')
            .find(|part| part.starts_with("1414"))
            .expect("the field's name");
        let field = CustomField {
            name: name.to_owned(),
            value: Field::NotSet,
        };
        let definitions: Vec<_> = [
            r#"{"Id":1414363299,"Name":"Access card"}"#,
            r#"{"Name":"no Id"}"#,
            r#"{"Id":"8"}"#,
        ]
        .into_iter()
        .filter_map(custom_field_definition)
        .collect();
        assert_eq!(field.label(&definitions), "Access card");
        assert_eq!(field.label(&[]), "1414363299");
        let others = CustomField {
            name: "8".to_owned(),
            value: Field::NotSet,
        };
        assert_eq!(others.label(&definitions), "8");
    }
}
