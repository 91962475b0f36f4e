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
