//! The customer's own record (the API's `Coworker`), as far as an opportunity's page needs it.

use super::field::Field;

/// A customer, referrer or agent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Customer {
    /// The Id of the customer.
    pub id: Field<i64>,
    /// Full name.
    pub full_name: Field<String>,
    /// Company.
    pub company_name: Field<String>,
    /// Mail address.
    pub email: Field<String>,
    /// Mobile number, as typed.
    pub mobile_phone: Field<String>,
    /// Landline number, as typed.
    pub land_line: Field<String>,
    /// Position in the company.
    pub position: Field<String>,
}
