//! The browser's own formatting, held to ISO 4217 and to the digits that arrived. Locale marks and spaces are set aside:
//! where they stand is the locale's.

use opportune::browser::intl::{self, Zone};
use opportune::crm::amount::Amount;
use opportune::crm::field::Field;
use opportune::crm::money::{Currency, Money};
use wasm_bindgen_test::wasm_bindgen_test;

fn money(digits: &str, currency: Option<&str>) -> String {
    let currency = currency
        .and_then(Currency::parse)
        .map_or(Field::NotSet, Field::Set);
    intl::money(&Money {
        amount: Amount::parse(digits).unwrap(),
        currency,
    })
}

/// Digits, points and the sign, which every test browser's language (English) writes alike.
fn digits(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-'))
        .collect()
}

#[wasm_bindgen_test]
fn every_digit_that_arrived_is_shown_and_at_least_the_currencys_own() {
    for (amount, currency, expected) in [
        ("1234.5", Some("GBP"), "1234.50"),
        ("1234.567", Some("GBP"), "1234.567"),
        ("1234", Some("JPY"), "1234"),
        ("1234.5", Some("JPY"), "1234.5"),
        ("1.5", Some("KWD"), "1.500"),
        ("-3500.00", Some("GBP"), "-3500.00"),
        ("0", Some("EUR"), "0.00"),
        (
            "123456789012345678901234567890.12",
            Some("GBP"),
            "123456789012345678901234567890.12",
        ),
        ("9007199254740993", Some("JPY"), "9007199254740993"),
        ("1234.5", None, "1234.5"),
        // Worked out by hand: the point moves by the exponent.
        ("1.25e4", Some("GBP"), "12500.00"),
        ("125E-3", Some("GBP"), "0.125"),
        ("0.0000001", Some("KWD"), "0.0000001"),
        ("9007199254740993.01", Some("XQZ"), "9007199254740993.01"),
    ] {
        assert_eq!(
            digits(&money(amount, currency)),
            expected,
            "{amount} {currency:?}"
        );
    }
}

#[wasm_bindgen_test]
fn a_currency_is_named_and_none_is_guessed() {
    assert!(money("1", Some("GBP")).contains('£'));
    assert!(money("1", Some("XQZ")).contains("XQZ"));
    assert!(money("1", None).chars().all(|c| c.is_ascii_digit()));
}

#[wasm_bindgen_test]
fn a_calendar_day_is_the_day_it_names() {
    for (year, month, day, parts) in [
        (2026, 7, 1, ["Wed", "1", "Jul", "2026"]),
        (2024, 2, 29, ["Thu", "29", "Feb", "2024"]),
        (1999, 12, 31, ["Fri", "31", "Dec", "1999"]),
        (9999, 12, 31, ["Fri", "31", "Dec", "9999"]),
    ] {
        let text = intl::day(chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap());
        for part in parts {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
}

#[wasm_bindgen_test]
fn an_instant_reads_the_same_in_utc_whatever_the_zone_of_the_machine() {
    // 2025-01-15T10:30:00Z, a Wednesday.
    let text = intl::instant(1_736_937_000_000, Zone::Utc);
    for part in ["Wed", "15", "Jan", "2025", "10:30"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(intl::iso(1_736_937_000_000), "2025-01-15T10:30:00.000Z");
}
