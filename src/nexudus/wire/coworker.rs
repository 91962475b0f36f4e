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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_reaches_its_field() {
        let body = r#"{"Id":5,"CoworkerType":1,"FullName":"Ada","CompanyName":"Engines","Email":"ada@example.com",
            "MobilePhone":"+44 20 7946 0000","LandLine":2079460001,"Position":"Countess"}"#;
        let customer = coworker(body).expect("it has an Id");
        let texts = [
            &customer.full_name,
            &customer.company_name,
            &customer.email,
            &customer.mobile_phone,
            &customer.land_line,
            &customer.position,
        ];
        let expected = [
            "Ada",
            "Engines",
            "ada@example.com",
            "+44 20 7946 0000",
            "2079460001",
            "Countess",
        ];
        assert_eq!(texts.map(|field| field.text()), expected.map(Some));
        assert_eq!(customer.id.set(), Some(&5));
    }

    #[test]
    fn says_what_arrived_instead() {
        assert_eq!(
            coworker(r#"{"FullName":"Ada"}"#),
            Err(Unreadable::OtherObject)
        );
        assert_eq!(coworker(r#""Not found""#), Err(Unreadable::Scalar));
    }
}
