//! Fields a location adds to its records.

use super::field::Field;

/// One custom field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomField {
    /// The Id of its definition as text, or any name given through the API; empty if none arrived.
    pub name: String,
    /// Its value: text, whatever the definition's type.
    pub value: Field<String>,
}

/// What a location calls one of its custom fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The Id that [`CustomField::name`] refers to.
    pub id: i64,
    /// What people call it.
    pub name: Field<String>,
}

impl CustomField {
    /// What to call it: its definition's name where that is known, else its own.
    pub fn label<'a>(&'a self, definitions: &'a [Definition]) -> &'a str {
        let id = self.name.trim().parse::<i64>();
        definitions
            .iter()
            .find(|definition| id == Ok(definition.id))
            .and_then(|definition| definition.name.text())
            .unwrap_or(&self.name)
    }
}
