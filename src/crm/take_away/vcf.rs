//! The customer as a card for an address book (vCard 4.0, RFC 6350).

use crate::crm::customer::Customer;
use crate::crm::customer_type::CustomerType;
use crate::crm::field::Field;
use crate::crm::opportunity::Opportunity;

use super::content_line::{push, push_text};

/// The customer as a `.vcf` file, from the opportunity and, where it has arrived, the customer's own record.
///
/// `None` if neither a name, a company nor an address is known.
pub fn vcf(opportunity: &Opportunity, customer: Option<&Customer>) -> Option<String> {
    let empty = Customer::default();
    let own = customer.unwrap_or(&empty);
    let either = |first: &'_ Field<String>, second: &'_ Field<String>| {
        first
            .text()
            .or(second.text())
            .map(|text| text.trim().to_owned())
    };
    let name = either(&opportunity.customer_name, &own.full_name);
    let company = either(&opportunity.customer_company, &own.company_name);
    let email = either(&opportunity.customer_email, &own.email);
    let shown_name = name.as_ref().or(company.as_ref()).or(email.as_ref())?;
    let mut out = String::new();
    push(&mut out, "BEGIN:VCARD");
    push(&mut out, "VERSION:4.0");
    // A card of the organisation itself (section 6.1.4), not of somebody there.
    let is_company = company
        .as_ref()
        .is_some_and(|company| company == shown_name);
    if is_company && opportunity.customer_type == Field::Set(CustomerType(2)) {
        push(&mut out, "KIND:org");
    }
    push_text(&mut out, "FN", shown_name);
    for (property, text) in [
        ("ORG", company.as_deref()),
        ("TITLE", own.position.text()),
        ("EMAIL", email.as_deref()),
        ("TEL;TYPE=cell", own.mobile_phone.text()),
        ("TEL;TYPE=voice", own.land_line.text()),
    ] {
        if let Some(text) = text {
            push_text(&mut out, property, text);
        }
    }
    push(&mut out, "END:VCARD");
    Some(out)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::content_line::tests::unfolded;
    use super::*;
    use proptest::prelude::*;

    fn text(text: &str) -> Field<String> {
        Field::Set(text.to_owned())
    }

    fn record() -> Opportunity {
        Opportunity {
            customer_name: text("Ada Lovelace"),
            customer_company: text("Engines; Analytical, Ltd"),
            customer_email: text("ada@example.com"),
            ..Opportunity::default()
        }
    }

    #[test]
    fn has_what_is_known() {
        let customer = Customer {
            full_name: text("Augusta Ada King"),
            mobile_phone: text("+44 20 7946 0000"),
            land_line: text("020 7946 0001"),
            position: text("Countess"),
            ..Customer::default()
        };
        let expected = [
            "BEGIN:VCARD",
            "VERSION:4.0",
            "FN:Ada Lovelace",
            "ORG:Engines\\; Analytical\\, Ltd",
            "TITLE:Countess",
            "EMAIL:ada@example.com",
            "TEL;TYPE=cell:+44 20 7946 0000",
            "TEL;TYPE=voice:020 7946 0001",
            "END:VCARD",
        ];
        assert_eq!(
            unfolded(&vcf(&record(), Some(&customer)).expect("a name")),
            expected
        );
    }

    #[test]
    fn a_card_needs_a_name_of_some_kind() {
        let third_line =
            |record: &Opportunity| vcf(record, None).map(|file| unfolded(&file)[2].clone());
        let nameless = Opportunity {
            customer_name: Field::NotSet,
            ..record()
        };
        assert_eq!(
            third_line(&nameless).as_deref(),
            Some("FN:Engines\\; Analytical\\, Ltd")
        );
        let address_only = Opportunity {
            customer_company: Field::NotSet,
            ..nameless
        };
        assert_eq!(
            third_line(&address_only).as_deref(),
            Some("FN:ada@example.com")
        );
        assert_eq!(
            vcf(&Opportunity::default(), Some(&Customer::default())),
            None
        );
        let of_company = |name| Opportunity {
            customer_type: Field::Set(CustomerType(2)),
            customer_name: name,
            ..record()
        };
        for (name, line) in [
            (Field::NotSet, "KIND:org"),
            (text("Engines; Analytical, Ltd"), "KIND:org"),
            (text("Ada Lovelace"), "FN:Ada Lovelace"),
        ] {
            assert_eq!(third_line(&of_company(name)).as_deref(), Some(line));
        }
    }

    proptest! {
        #[test]
        fn no_text_adds_a_line(name in "\\PC[\\s\\S]{0,200}", company in any::<String>()) {
            let record = Opportunity { customer_name: text(&name), customer_company: text(&company), ..record() };
            prop_assert_eq!(unfolded(&vcf(&record, None).unwrap()).len(), 6);
        }
    }
}
