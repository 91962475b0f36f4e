//! 20 to 39: values and currencies.

use super::Awkward;
use super::usual::Usual;
use crate::data::document::Json;

/// Id, name, what is awkward, the value's text.
type Amount = (u64, &'static str, &'static str, &'static str);

const AMOUNTS: [Amount; 10] = [
    (24, "Negative value", "-3500.00", "-3500.00"),
    (
        25,
        "Value zero",
        "0.00 is a value; it is not `not set`",
        "0.00",
    ),
    (
        26,
        "Huge value",
        "30 digits before the point",
        "123456789012345678901234567890.12",
    ),
    (27, "Value with an exponent", "1.25e4 is 12,500", "1.25e4"),
    (
        28,
        "Value with a negative exponent",
        "125E-3 is 0.125",
        "125E-3",
    ),
    (
        29,
        "Value beyond any float",
        "1e400 is a one and 400 noughts",
        "1e400",
    ),
    (30, "Tiny fraction", "0.0000001", "0.0000001"),
    (
        31,
        "Fraction that a float rounds",
        "10.005 has no exact binary form",
        "10.005",
    ),
    (
        32,
        "More digits than a float has",
        "a double holds no odd number this large",
        "9007199254740993.01",
    ),
    (37, "Negative zero", "-0.00", "-0.00"),
];

/// And the currency code.
const CURRENCIES: [(Amount, &str); 7] = [
    (
        (
            21,
            "Unknown currency code",
            "XQZ is well-formed and not in ISO 4217",
            "4200.00",
        ),
        "\"XQZ\"",
    ),
    (
        (
            22,
            "Malformed currency code",
            "the code is a symbol, which Intl refuses",
            "4200.00",
        ),
        "\"£££\"",
    ),
    (
        (
            23,
            "Currency in lower case",
            "the code is ` gbp `, with spaces",
            "4200.00",
        ),
        "\" gbp \"",
    ),
    (
        (
            33,
            "Yen with a fraction",
            "JPY has no minor unit, yet .5 arrived",
            "1234.5",
        ),
        "\"JPY\"",
    ),
    (
        (
            34,
            "Dinar with three digits",
            "KWD has three digits",
            "1234.567",
        ),
        "\"KWD\"",
    ),
    (
        (
            35,
            "Dinar with one digit",
            "KWD has three digits, one arrived",
            "1234.5",
        ),
        "\"KWD\"",
    ),
    (
        (
            36,
            "Currency code is a number",
            "826 is GBP in ISO 4217's numbers",
            "4200.00",
        ),
        "826",
    ),
];

/// The records.
pub fn records(usual: &Usual) -> Vec<Awkward> {
    let mut records = vec![usual.record(
        20,
        "No currency",
        "a value, but neither currency Id nor code",
        [
            ("CrmBoardColumnCrmBoardBusinessCurrencyId", Json::NULL),
            ("CrmBoardColumnCrmBoardBusinessCurrencyCode", Json::NULL),
        ],
    )];
    records.extend(
        AMOUNTS.map(|(id, name, why, value)| {
            usual.record(id, name, why, [("Value", Json::raw(value))])
        }),
    );
    records.extend(CURRENCIES.map(|((id, name, why, value), code)| {
        let code = (
            "CrmBoardColumnCrmBoardBusinessCurrencyCode",
            Json::raw(code),
        );
        usual.record(id, name, why, [("Value", Json::raw(value)), code])
    }));
    records
}
