//! 64 to 66 and 76 to 79: types and shapes other than documented.

use super::usual::{STAGE, Usual};
use super::{Awkward, Body};
use crate::data::document::{Document, Json};

/// The records.
pub fn records(usual: &Usual) -> Vec<Awkward> {
    vec![
        numbers_as_texts(usual),
        texts_as_numbers(usual),
        objects(usual),
        repeated_keys(usual),
        unknown_keys(usual),
        byte_order_mark(usual),
        spaces(usual),
    ]
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
