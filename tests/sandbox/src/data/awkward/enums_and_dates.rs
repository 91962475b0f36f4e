//! 60 to 63 and 67 to 75: enum numbers and dates other than documented.

use super::Awkward;
use super::usual::Usual;
use crate::data::document::Json;

/// The records.
pub fn records(usual: &Usual) -> Vec<Awkward> {
    let mut records = enums(usual);
    records.extend(dates(usual));
    records
}

fn enums(usual: &Usual) -> Vec<Awkward> {
    const FIELDS: [&str; 4] = ["Status", "LeadSource", "LossReason", "CoworkerCoworkerType"];
    let rows = [
        (
            60,
            "Unknown enum numbers",
            "in no table; 3 is the one gap in lead sources",
            ["7", "3", "42", "9"],
        ),
        (
            61,
            "Enums at zero",
            "0 is in no table and means not set",
            ["0", "0", "0", "0"],
        ),
        (
            62,
            "Enums out of range",
            "not whole, or not small",
            ["-1", "99999999999999999999", "4.5", "1e0"],
        ),
        (
            63,
            "Enums as texts",
            "numbers and names",
            ["\"1\"", "\"GoogleSearch\"", "\"4\"", "\"Company\""],
        ),
    ];
    rows.map(|(id, name, why, texts)| {
        usual.record(
            id,
            name,
            why,
            std::array::from_fn::<_, 4, _>(|at| (FIELDS[at], Json::raw(texts[at]))),
        )
    })
    .into()
}

fn dates(usual: &Usual) -> Vec<Awkward> {
    const FIELDS: [&str; 6] = [
        "DueDate",
        "WonOn",
        "LostOn",
        "CrmUpdatedOn",
        "UpdatedOn",
        "CreatedOn",
    ];
    let rows = [
        (
            67,
            "Dates without Z",
            "as in the oldest documentation",
            "\"2026-02-03T14:30:00\"",
        ),
        (
            68,
            "Dates with seven digits",
            "as in real records",
            "\"2026-02-03T14:30:00.1234567Z\"",
        ),
        (
            69,
            "Dates with an offset",
            "an offset in the place of Z",
            "\"2026-02-03T23:30:00+05:30\"",
        ),
        (
            70,
            "The first of January 1",
            ".NET's smallest, for not set",
            "\"0001-01-01T00:00:00\"",
        ),
        (
            71,
            "Impossible dates",
            "the thirtieth of February",
            "\"2026-02-30T10:00:00Z\"",
        ),
        (72, "Dates that are none", "words", "\"next Tuesday\""),
        (
            73,
            "Dates as numbers",
            "milliseconds since 1970",
            "1770129000000",
        ),
        (
            74,
            "Dates of .NET's past",
            "its oldest JSON form",
            r#""\/Date(1770129000000)\/""#,
        ),
        (
            75,
            "Far future",
            "the last moment .NET knows",
            "\"9999-12-31T23:59:59.9999999Z\"",
        ),
    ];
    rows.map(|(id, name, why, text)| {
        usual.record(id, name, why, FIELDS.map(|field| (field, Json::raw(text))))
    })
    .into()
}
