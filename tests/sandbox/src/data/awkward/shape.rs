//! 60 to 79: numbers, dates and types other than documented.

use super::usual::{STAGE, Usual};
use super::{Awkward, Body};
use crate::data::document::{Document, Json};

/// The records.
pub fn records(usual: &Usual) -> Vec<Awkward> {
    let mut records = enums(usual);
    records.extend(dates(usual));
    records.extend([
        numbers_as_texts(usual),
        texts_as_numbers(usual),
        objects(usual),
    ]);
    records.extend([
        repeated_keys(usual),
        unknown_keys(usual),
        byte_order_mark(usual),
        spaces(usual),
    ]);
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

fn numbers_as_texts(usual: &Usual) -> Awkward {
    usual.record(
        64,
        "Numbers as texts",
        "each number and boolean in quotation marks",
        [
            ("Value", "14250.50".into()),
            ("CrmBoardColumnId", STAGE.stage().id.to_string().into()),
            (
                "CrmBoardColumnCrmBoardId",
                STAGE.board().id.to_string().into(),
            ),
            ("CoworkerId", "1415950064".into()),
            ("Position", "4".into()),
            ("Completed", "false".into()),
            ("Reminded", "True".into()),
        ],
    )
}

fn texts_as_numbers(usual: &Usual) -> Awkward {
    usual.record(
        65,
        "Texts as numbers",
        "numbers and booleans where texts belong, numbers where booleans belong",
        [
            ("Name", Json::raw("12")),
            ("CoworkerFullName", Json::raw("12.50")),
            ("Notes", Json::raw("true")),
            ("UtmTerm", Json::raw("1e3")),
            ("SystemId", Json::raw("9007199254740993")),
            ("Completed", Json::raw("1")),
            ("Reminded", Json::raw("0")),
        ],
    )
}

fn objects(usual: &Usual) -> Awkward {
    usual.record(
        66,
        "Objects where texts belong",
        "objects and arrays in the place of plain values",
        [
            ("Name", Json::raw(r#"{"en":"Desk","de":"Tisch"}"#)),
            ("Notes", Json::raw(r#"["one","two"]"#)),
            ("Value", Json::raw(r#"{"Amount":12,"Currency":"GBP"}"#)),
            ("DueDate", Json::raw("{}")),
            ("Status", Json::raw("[1]")),
            ("CustomFields", Json::raw("\"none\"")),
            (
                "LocalizationDetails",
                Json::raw(r#"[{"Language":"de","Name":"Tisch"}]"#),
            ),
        ],
    )
}

fn repeated_keys(usual: &Usual) -> Awkward {
    let first = r#"{"Name":"The first name","Value":1.00,"Status":2,"#;
    raw(
        usual,
        76,
        "Repeated keys",
        "Name, Value and Status stand twice; the last counts",
        first,
    )
}

fn unknown_keys(usual: &Usual) -> Awkward {
    let more = r#"{"TypeName":"Nexudus.Crm","NewAvatarUrl":null,"name":"lower","Extra":{"a":[1,{"b":null}]},"#;
    raw(
        usual,
        77,
        "Unknown keys",
        "keys beyond the 51, one of them `name`",
        more,
    )
}

/// A usual record that begins in another way.
fn raw(usual: &Usual, id: u64, name: &'static str, why: &'static str, start: &str) -> Awkward {
    let text = usual
        .document(id, name, STAGE)
        .to_string()
        .replacen('{', start, 1);
    // Still an object; if it were none, its record would be seen to be empty.
    let document = Document::parse(&text).unwrap_or_default();
    Awkward {
        id,
        name,
        why,
        body: Body::Record(document),
        history: usual.history(id, STAGE),
    }
}

fn byte_order_mark(usual: &Usual) -> Awkward {
    const NAME: &str = "Byte order mark";
    let body = Body::Bytes(*usual, |usual, id| {
        format!("\u{feff}{}", usual.document(id, NAME, STAGE)).into_bytes()
    });
    Awkward {
        id: 78,
        name: NAME,
        why: "begins with U+FEFF; no list holds it",
        body,
        history: usual.history(78, STAGE),
    }
}

fn spaces(usual: &Usual) -> Awkward {
    usual.record(
        79,
        "Spaces around",
        "white space around codes, dates and addresses",
        [
            ("CrmBoardColumnCrmBoardBusinessCurrencyCode", " GBP ".into()),
            ("CoworkerEmail", " casey.morgan@example.com\n".into()),
            ("DueDate", " 2026-02-03T00:00:00Z ".into()),
            ("TeamProfileWebsite", "\thttps://example.com/\t".into()),
        ],
    )
}
