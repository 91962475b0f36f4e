//! 130 to 139: answers with status 200 that are no record. No list holds them.

use super::usual::{STAGE, Usual};
use super::{Awkward, Body};

/// The records.
pub fn records(usual: &Usual) -> Vec<Awkward> {
    let bytes = |id, name, why, make| {
        let body = Body::Bytes(*usual, make);
        Awkward {
            id,
            name,
            why,
            body,
            history: Vec::new(),
        }
    };
    vec![
        bytes(
            130,
            "HTML",
            "a web page, as a proxy's sign-in page would be",
            |_, _| {
                b"<!doctype html><title>Sign in</title><h1>Please sign in to the guest network</h1>"
                    .to_vec()
            },
        ),
        bytes(
            131,
            "Truncated JSON",
            "ends in the middle of a text",
            |usual, id| {
                let mut text = document(usual, id);
                text.truncate(text.len() / 2);
                text.into_bytes()
            },
        ),
        bytes(
            132,
            "An array",
            "the record within an array",
            |usual, id| format!("[{}]", document(usual, id)).into_bytes(),
        ),
        bytes(133, "null", "the word null", |_, _| b"null".to_vec()),
        bytes(134, "Nothing", "an empty body", |_, _| Vec::new()),
        bytes(135, "Too large", "over 8 MB of notes", |usual, id| {
            document(usual, id)
                .replacen(
                    "Called on Tuesday.",
                    &"Called on Tuesday. ".repeat(500_000),
                    1,
                )
                .into_bytes()
        }),
        bytes(
            136,
            "Invalid UTF-8",
            "a byte that is none in a name",
            |usual, id| {
                let mut bytes = document(usual, id).into_bytes();
                if let Some(at) = bytes.iter().position(|&byte| byte == b'M') {
                    bytes[at] = 0xff;
                }
                bytes
            },
        ),
        bytes(
            137,
            "Deeply nested",
            "an unknown key with 5,000 arrays in one another",
            |usual, id| {
                let nested = format!("{{\"Deep\":{}{},", "[".repeat(5000), "]".repeat(5000));
                document(usual, id).replacen('{', &nested, 1).into_bytes()
            },
        ),
        bytes(
            138,
            "Another record",
            "a record with another Id than was asked for",
            |usual, _| document(usual, 4).into_bytes(),
        ),
    ]
}

fn document(usual: &Usual, id: u64) -> String {
    usual.document(id, "No record", STAGE).to_string()
}
