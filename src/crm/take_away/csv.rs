//! A set of opportunities for spreadsheets (CSV, RFC 4180). No text can be taken for a formula.

use std::borrow::Cow;

use crate::crm::custom_field::{CustomField, Definition};
use crate::crm::field::Field;
use crate::crm::field_table::{Place, ROWS, Row, Shown};
use crate::crm::opportunity::Opportunity;

/// One record a line under a line of headings: every field that is not left out, then every custom field.
///
/// Amounts are plain digits and dates the text that arrived, so that nothing is lost or reformatted.
pub fn csv<'a>(
    opportunities: impl Iterator<Item = &'a Opportunity> + Clone,
    definitions: &[Definition],
) -> String {
    let is_column = |row: &&Row| !matches!(row.place, Place::LeftOut(_) | Place::CustomFields);
    let customs = custom_names(opportunities.clone());
    let mut out = String::new();
    for row in ROWS.iter().filter(is_column) {
        push_cell(&mut out, row.label);
    }
    for name in &customs {
        let field = CustomField {
            name: (*name).to_owned(),
            value: Field::NotSet,
        };
        push_cell(&mut out, &guarded(field.label(definitions)));
    }
    end_line(&mut out);
    for opportunity in opportunities {
        for row in ROWS.iter().filter(is_column) {
            push_cell(&mut out, &cell((row.show)(opportunity)));
        }
        for name in &customs {
            push_cell(&mut out, &custom_cell(opportunity, name));
        }
        end_line(&mut out);
    }
    out
}

fn cell(shown: Shown) -> Cow<str> {
    match shown {
        Shown::NotSet => Cow::Borrowed(""),
        Shown::Text(text)
        | Shown::LongText(text)
        | Shown::Email(text)
        | Shown::Link(text)
        | Shown::Unreadable(text) => guarded(text),
        Shown::Label(label) => label,
        Shown::Number(number) => Cow::Owned(number),
        Shown::Money(money) => Cow::Borrowed(money.amount.as_str()),
        Shown::Moment(moment) => Cow::Borrowed(&moment.raw),
    }
}

fn customs(opportunity: &Opportunity) -> &[CustomField] {
    opportunity.custom_fields.set().map_or(&[], Vec::as_slice)
}

/// The names of all custom fields, in order of appearance.
fn custom_names<'a>(opportunities: impl Iterator<Item = &'a Opportunity>) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for field in opportunities.flat_map(customs) {
        if !names.contains(&field.name.as_str()) {
            names.push(&field.name);
        }
    }
    names
}

fn custom_cell<'a>(opportunity: &'a Opportunity, name: &str) -> Cow<'a, str> {
    let mut texts = customs(opportunity)
        .iter()
        .filter(|field| field.name == name)
        .filter_map(|field| match &field.value {
            Field::Set(text) | Field::Unreadable(text) => Some(guarded(text)),
            Field::NotSet => None,
        });
    // Names are the API's to keep apart; where it does not, a line of the cell is a value.
    let first = texts.next().unwrap_or_default();
    texts.fold(first, |cell, text| Cow::Owned(format!("{cell}\n{text}")))
}

/// An apostrophe before whatever a spreadsheet would take for a formula: at the beginning, and within a text behind all
/// that begins a cell where commas do not (in most of Europe Excel splits at semicolons and then knows no quotes).
fn guarded(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    let mut begins = true;
    for (at, character) in text.char_indices() {
        let is_break = matches!(character, ';' | '\t' | '\r' | '\n');
        let is_sign = matches!(character, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
        if begins && (is_sign || at == 0 && is_break && character != ';') {
            out.extend([&text[copied..at], "'"]);
            copied = at;
        }
        let is_nothing = matches!(character, ' ' | '\u{a0}' | '"') || character.is_control();
        begins = is_break || begins && is_nothing;
    }
    if out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

/// Adds a cell and a comma behind it.
fn push_cell(out: &mut String, text: &str) {
    if text.contains([',', '"', '\r', '\n', '\'']) || text.starts_with(' ') || text.ends_with(' ') {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
    out.push(',');
}

/// Puts the end of the line in the place of the last comma.
fn end_line(out: &mut String) {
    out.pop();
    out.push_str("\r\n");
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::crm::amount::Amount;
    use crate::crm::moment::{Moment, Role};
    use crate::crm::money::Money;
    use proptest::prelude::*;

    /// Takes a CSV file apart as RFC 4180 describes it.
    fn parsed(file: &str) -> Vec<Vec<String>> {
        let (mut rows, mut row, mut cell, mut quoted) =
            (Vec::new(), Vec::new(), String::new(), false);
        let mut characters = file.chars().peekable();
        while let Some(character) = characters.next() {
            match character {
                '"' if quoted && characters.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' => quoted = !quoted,
                ',' if !quoted => row.push(std::mem::take(&mut cell)),
                '\r' if !quoted => {
                    assert_eq!(characters.next(), Some('\n'));
                    row.push(std::mem::take(&mut cell));
                    rows.push(std::mem::take(&mut row));
                }
                _ => cell.push(character),
            }
        }
        assert!(!quoted && cell.is_empty() && row.is_empty());
        rows
    }

    fn text(text: &str) -> Field<String> {
        Field::Set(text.to_owned())
    }

    fn value_under(rows: &[Vec<String>], heading: &str) -> String {
        let at = rows[0]
            .iter()
            .position(|own| own == heading)
            .expect(heading);
        rows[1][at].clone()
    }

    #[test]
    fn every_field_has_its_column() {
        let custom = |name: &str, value: &str| CustomField {
            name: name.to_owned(),
            value: text(value),
        };
        let record = Opportunity {
            name: text("A \"big\", one"),
            notes: text("two\r\nlines"),
            value: Field::Set(Money {
                amount: Amount::parse("-12.50").expect("an amount"),
                currency: Field::NotSet,
            }),
            created_on: Moment::parse("2025-01-10T08:00:00Z", Role::Stamp).expect("a date"),
            custom_fields: Field::Set(vec![custom("7", "yes"), custom("odd", "=1")]),
            ..Opportunity::default()
        };
        let other = Opportunity {
            custom_fields: Field::Set(vec![
                custom("new", "x"),
                custom("odd", "1"),
                custom("odd", "=2"),
            ]),
            ..Opportunity::default()
        };
        let definitions = [Definition {
            id: 7,
            name: text("Parking"),
        }];
        let rows = parsed(&csv([record, other].iter(), &definitions));
        assert_eq!(rows.len(), 3);
        assert!(rows.iter().all(|row| row.len() == 49 + 3));
        #[rustfmt::skip]
        let expected = [
            ("Name", "A \"big\", one"), ("Notes", "two\r\nlines"), ("Value", "-12.50"), ("Created on", "2025-01-10T08:00:00Z"), ("Parking", "yes"),
            ("odd", "'=1"), ("new", ""), ("Customer", ""),
        ];
        for (heading, cell) in expected {
            assert_eq!(value_under(&rows, heading), cell, "{heading}");
        }
        assert_eq!(rows[2][49 + 1], "1\n'=2", "each of several by one name");
    }

    #[test]
    fn no_text_is_a_formula() {
        #[rustfmt::skip]
        let table = [
            ("=1+1", "'=1+1"), ("+44 20", "'+44 20"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), (" =1", " '=1"), ("＝1", "'＝1"), ("\0=1", "\0'=1"),
            ("\t=1", "'\t'=1"), ("\r=1", "'\r'=1"), ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("a=1", "a=1"), ("a - b", "a - b"), ("", ""),
            // Where semicolons part cells, and where a quote is not what it is elsewhere.
            ("a;=1", "a;'=1"), ("a; \"=1", "a; \"'=1"), ("a\n-1\nb", "a\n'-1\nb"), (";;@x", ";;'@x"), ("a;b=1", "a;b=1"),
        ];
        for (dangerous, expected) in table {
            let record = Opportunity {
                name: text("x"),
                team_name: text(dangerous),
                ..Opportunity::default()
            };
            let rows = parsed(&csv([record].iter(), &[]));
            assert_eq!(value_under(&rows, "Team"), expected);
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_back(name in any::<String>()) {
            let record = Opportunity { name: text(&name), ..Opportunity::default() };
            let rows = parsed(&csv([record].iter(), &[]));
            let cell = value_under(&rows, "Name");
            prop_assert_eq!(cell.replace('\'', ""), name.replace('\'', ""));
        }
    }
}
