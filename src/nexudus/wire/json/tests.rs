//! Held against `serde_json` and the standard library, on what is JSON, what nearly is, and what ends too early.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::value::RawValue;

use super::*;

/// What JSON text is made of, and what spoils it.
const PIECES: [&str; 45] = [
    "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"b\":", "[{}]", "\\", "\\\"", "\\n", "\\x",
    "\\u", "00e9", "\\ud83d", "\\ude00", "é", "😀", "\u{0}", "\u{1f}", "\u{7f}", "\u{a0}",
    "\u{feff}", " ", "\t", "\n", "\r", "0", "7", "01", "-", "-0", "+", ".", "1.5", "e", "E-2",
    "true", "false", "null", "nul", "x", "/",
];

/// JSON text with blanks wherever they may be.
fn whole() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "null|true|false|\"[ a-zé😀]{0,4}(\\\\([\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))?\"",
        "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,5})?([eE][+-]?[0-9]{1,3})?",
    ];
    leaf.prop_recursive(5, 60, 5, |inner| {
        let joined = |items: Vec<String>, blank: &str| items.join(&[blank, ",", blank].concat());
        let blank = "[ \t\r\n]{0,2}";
        prop_oneof![
            (vec(inner.clone(), 0..5), blank).prop_map(move |(items, blank)| format!(
                "[{blank}{}{blank}]",
                joined(items, &blank)
            )),
            (vec(inner, 0..5), blank).prop_map(move |(items, blank)| {
                let members = items
                    .into_iter()
                    .map(|value| format!("\"k\"{blank}:{blank}{value}"))
                    .collect();
                format!("{{{blank}{}{blank}}}", joined(members, &blank))
            }),
        ]
    })
}

/// What we read, `serde_json` reads. Where we find that text ends too early, so does it, but for a number that lacks its next
/// digit: that it calls damaged.
fn agrees(json: &str) -> Result<(), TestCaseError> {
    let read = |json: &str| serde_json::from_str::<&RawValue>(json).map(drop);
    let ends_early = |json: &str| read(json).is_err_and(|error| error.is_eof());
    let longer = format!("{json}0");
    match value(json) {
        Ok(_) => prop_assert!(read(json).is_ok(), "{}", json),
        Err(Fault::Damaged) => prop_assert!(read(json).is_err(), "{}", json),
        Err(Fault::CutShort) => prop_assert!(
            ends_early(json) || ends_early(&longer) || read(json).is_err() && read(&longer).is_ok(),
            "{}",
            json
        ),
    }
    Ok(())
}

/// UTF-16 as a JSON string, every unit escaped that has to be, and every third one besides.
fn escaped(units: &[u16]) -> String {
    let unit = |(at, unit): (usize, &u16)| match char::from_u32(u32::from(*unit)) {
        Some(c) if at % 3 > 0 && c >= ' ' && !['"', '\\'].contains(&c) => c.to_string(),
        _ => format!("\\u{unit:04x}"),
    };
    format!(
        "\"{}\"",
        units.iter().enumerate().map(unit).collect::<String>()
    )
}

/// Any units, and those that are half a character.
fn units() -> impl Strategy<Value = Vec<u16>> {
    vec(
        prop_oneof![any::<u16>(), 0xD7F0_u16..0xE010, 0x20_u16..0x7F],
        0..12,
    )
}

proptest! {
    #[test]
    fn what_is_no_json_is_none(pieces in vec(prop::sample::select(&PIECES[..]), 0..12)) {
        agrees(&pieces.concat())?;
    }

    #[test]
    fn json_is_json_until_some_is_missing_or_too_much(json in whole(), at in any::<prop::sample::Index>(), piece in prop::sample::select(&PIECES[..])) {
        prop_assert_eq!(value(&json), Ok(json.as_str()));
        let at = json.floor_char_boundary(at.index(json.len() + 1));
        let (before, after) = json.split_at(at);
        prop_assert_ne!(value(before), Err(Fault::Damaged), "{}", before);
        for spoilt in [before, after, &[before, piece, after].concat()] {
            agrees(spoilt)?;
        }
    }

    #[test]
    fn arrays_and_objects_give_what_is_in_them(values in vec(whole(), 0..6), names in vec(units(), 6)) {
        let json = format!(" [ {} ] ", values.join(" , "));
        prop_assert_eq!(array(&json), Some(values.iter().map(String::as_str).collect()));
        let members: Vec<_> = names.iter().zip(&values).map(|(name, value)| format!("{} : {value}", escaped(name))).collect();
        let json = format!("\n{{ {} }}\n", members.join("\t,\t"));
        let object = Object::parse(&json).expect("an object");
        for name in names.iter().map(|units| String::from_utf16_lossy(units)) {
            let mut same = names.iter().zip(&values).rev();
            let last = same.find(|(own, _)| String::from_utf16_lossy(own) == name);
            prop_assert_eq!(object.get(&name), last.map(|(_, value)| value.as_str()));
        }
    }

    #[test]
    fn a_string_is_its_utf_16(units in units()) {
        prop_assert_eq!(string(&escaped(&units)), Some(String::from_utf16_lossy(&units)));
    }

    #[test]
    fn what_is_quoted_reads_as_it_was(text in any::<String>(), control in "[\0-\u{1f}\"\\\\]{0,8}") {
        let text = text + &control;
        prop_assert_eq!(serde_json::from_str::<String>(&quote(&text)).ok(), Some(text.clone()));
        prop_assert_eq!(string(&quote(&text)), Some(text));
    }
}

#[test]
fn short_escapes_are_what_the_specification_lists() {
    // RFC 8259, section 7.
    let json = r#""\"\\\/\b\f\n\r\t""#;
    assert_eq!(string(json).as_deref(), Some("\"\\/\u{8}\u{c}\n\r\t"));
    assert_eq!(string(" \"a\"\n").as_deref(), Some("a"));
}

#[test]
fn only_a_string_is_one() {
    for json in [
        "",
        "1",
        "null",
        "[\"a\"]",
        "\"",
        "\"a",
        "\"a\"b\"",
        "a\"",
        "\"\\\"",
        "\"\\u12\"",
        "\"\\x\"",
    ] {
        assert_eq!(string(json), None, "{json}");
    }
}

#[test]
fn what_is_no_object_or_no_array_is_none() {
    for json in [
        "",
        "[",
        "{",
        "[}",
        "{]",
        "[] []",
        "{} x",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\"}",
        "null",
    ] {
        assert!(Object::parse(json).is_none(), "{json}");
        assert_eq!(array(json), None, "{json}");
    }
}
