//! `GET spaces/coworkers/{id}`: the customer, referrer or agent.

use crate::crm::customer::Customer;

use super::json::Object;
use super::read::{reference, text};
use super::unreadable::Unreadable;

/// Reads a customer's own record: a JSON object with an `Id`.
///
/// # Errors
/// The body is something else; says what.
pub fn coworker(body: &str) -> Result<Customer, Unreadable> {
    let record = Object::parse(body.trim_start_matches('\u{FEFF}'))
        .filter(|record| record.get("Id").is_some())
        .ok_or_else(|| Unreadable::classify(body))?;
    let get = |key| record.get(key);
    Ok(Customer {
        id: reference(get("Id")),
        full_name: text(get("FullName")),
        company_name: text(get("CompanyName")),
        email: text(get("Email")),
        mobile_phone: text(get("MobilePhone")),
        land_line: text(get("LandLine")),
        position: text(get("Position")),
    })
}
