use super::*;
use proptest::prelude::*;

fn id(number: i64) -> OpportunityId {
    OpportunityId::from_number(number).expect("the tests' ids are in range")
}

#[test]
fn the_path_takes_an_id_and_nothing_else() {
    for text in ["1", "87654321", "1416693192", "9223372036854775807"] {
        assert_eq!(text.parse::<OpportunityId>().expect(text).to_string(), text);
    }
    #[rustfmt::skip]
    let refused = [
        "", "0", "00", "01", "+1", "-1", " 1", "1 ", "1.0", "1e3", "abc", "12a", "١٢", "9223372036854775808",
        "99999999999999999999", "1,000", "0x1",
    ];
    for text in refused {
        assert_eq!(text.parse::<OpportunityId>(), Err(NotAnId), "{text}");
    }
    assert_eq!(OpportunityId::from_number(0), None);
    assert_eq!(OpportunityId::from_number(-1), None);
}

#[test]
fn finds_the_id_in_pasted_text() {
    let one = |number| Found::One(id(number));
    let which = |numbers: &[i64]| Found::Which(numbers.iter().copied().map(id).collect());
    #[rustfmt::skip]
    let table = [
        ("87654321", one(87_654_321)),
        ("  87654321\n", one(87_654_321)),
        ("Opportunity #87654321, please", one(87_654_321)),
        ("https://spaces.nexudus.com/api/crm/crmopportunities/87654321", one(87_654_321)),
        ("https://dashboard.nexudus.com:443/crm/crmOpportunities/87654321?tab=2&x=3", one(87_654_321)),
        ("CRMOPPORTUNITIES/5 of 7", one(5)),
        ("https://x/login?to=%2Fcrm%2FcrmOpportunities%2F87654321", one(87_654_321)),
        ("https://x/crmopportunities%2f5%20", one(5)),
        ("https://find.example:8080/opportunities/5?from=3", one(5)),
        ("%20 12", one(12)),
        ("87654321 again 87654321", one(87_654_321)),
        ("9223372036854775807", one(i64::MAX)),
        // A number may be of a name.
        ("12 desks for Acme", which(&[12])),
        ("Büro 12", which(&[12])),
        ("crmopportunities/ 12", which(&[12])),
        ("a%20b 12", which(&[12])),
        ("ticket #12", one(12)),
        ("1234567 for Acme", one(1_234_567)),
        // Several: in order of appearance, each once.
        ("7 and 5 and 7", which(&[7, 5])),
        ("crmopportunities/9 crmopportunities/3 4", which(&[9, 3])),
        ("127.0.0.1:8080", which(&[127, 1, 8080])),
        // Numbers that cannot be an Id do not count.
        ("0 007 12", one(12)),
        ("99999999999999999999 12", one(12)),
        ("crmopportunities/99999999999999999999 in 2026", Found::None),
        ("crmopportunities/0", Found::None),
        ("", Found::None),
        ("no number", Found::None),
        ("١٢", Found::None),
    ];
    for (text, found) in table {
        assert_eq!(find_in_text(text), found, "{text}");
    }
}

#[test]
fn only_a_link_of_an_opportunity_stands_for_its_id() {
    for link in [
        "https://dashboard.nexudus.com/crm/crmOpportunities/87654321?tab=2",
        " http://127.0.0.1:8080/opportunities/87654321#notes\n",
        "https://x/login?to=%2Fcrm%2FcrmOpportunities%2F87654321",
    ] {
        assert_eq!(of_link(link), Some(id(87_654_321)), "{link}");
    }
    for other in [
        "https://acme.example/87654321",
        "https://x/opportunities/compare?ids=1,2",
        "see https://x/opportunities/87654321",
        "opportunities/87654321",
        "87654321",
        "https://x/opportunities/1 https://x/opportunities/2",
    ] {
        assert_eq!(of_link(other), None, "{other}");
    }
}

proptest! {
    #[test]
    fn prints_as_it_parses(number in 1..=i64::MAX) {
        let parsed: OpportunityId = number.to_string().parse().unwrap();
        prop_assert_eq!(parsed, id(number));
        prop_assert_eq!(parsed.to_string(), number.to_string());
    }

    #[test]
    fn the_address_wins_over_other_numbers(number in 1..=i64::MAX, before in "\\PC{0,20}", after in "[^0-9]\\PC{0,20}") {
        let text = format!("{before} crm/crmOpportunities/{number}{after}");
        prop_assume!(!before.to_ascii_lowercase().contains("crmopp") && !after.to_ascii_lowercase().contains("crmopp"));
        prop_assert_eq!(find_in_text(&text), Found::One(id(number)));
    }

    #[test]
    fn any_text_has_an_answer(text in any::<String>()) {
        if let Found::Which(ids) = find_in_text(&text) {
            prop_assert!(!ids.is_empty());
        }
    }
}
