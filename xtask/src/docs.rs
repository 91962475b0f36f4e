//! Measured tables within pages that people write.

use std::fs;

use anyhow::{Context, Result};

use crate::machine::Machine;

/// Puts a table in the place of the one of the same name in a page, between the comments that mark it.
///
/// # Errors
/// When the page has no such place.
pub fn put(machine: &Machine, page: &str, name: &str, table: &str) -> Result<()> {
    let file = machine.path(page);
    let text = fs::read_to_string(&file).with_context(|| page.to_owned())?;
    let new = replaced(&text, name, table)
        .with_context(|| format!("{page} has no place for the table `{name}`"))?;
    fs::write(file, new)?;
    Ok(())
}

fn replaced(text: &str, name: &str, table: &str) -> Option<String> {
    let begin = format!("<!-- measured: {name} -->\n");
    let end = "<!-- end -->";
    let (before, rest) = text.split_once(&begin)?;
    let (_, after) = rest.split_once(end)?;
    Some(format!("{before}{begin}\n{}\n\n{end}{after}", table.trim()))
}

/// A number with its thousands apart.
pub fn spelt(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_named_table_changes() {
        let page = "a\n<!-- measured: x -->\nold\n<!-- end -->\nb\n<!-- measured: y -->\nkept\n<!-- end -->\n";
        let expected = "a\n<!-- measured: x -->\n\nnew\n\n<!-- end -->\nb\n<!-- measured: y -->\nkept\n<!-- end -->\n";
        assert_eq!(replaced(page, "x", "new\n").as_deref(), Some(expected));
        assert_eq!(replaced(page, "z", "new"), None);
    }

    #[test]
    fn thousands() {
        assert_eq!(spelt(7), "7");
        assert_eq!(spelt(123_456), "123,456");
        assert_eq!(spelt(1_000), "1,000");
    }
}
