//! Markdown (CommonMark): for chats, issues and wikis. A stranger's text stays text: nothing in it becomes markup.

use crate::crm::opportunity::Opportunity;

use super::summary::{Value, Words, one_line, sections};

/// The opportunity as Markdown.
pub fn markdown(opportunity: &Opportunity, words: &Words) -> String {
    let mut out = String::from("# ");
    push_escaped(&mut out, &one_line(&opportunity.title()));
    out.push('\n');
    for section in sections(opportunity, words) {
        out.push('\n');
        if let Some(title) = section.title {
            out.push_str("## ");
            out.push_str(title);
            out.push_str("\n\n");
        }
        for line in section.lines {
            out.push_str("- **");
            push_escaped(&mut out, &one_line(&line.label));
            out.push_str(":** ");
            match line.value {
                Value::Text(text) => push_escaped(&mut out, &one_line(&text)),
                Value::LongText(text) => push_lines(&mut out, &text),
                // Checked addresses hold neither spaces nor angle brackets.
                Value::Link(address) => out.extend(["<", address, ">"]),
            }
            out.push('\n');
        }
    }
    out.extend(["\n<", words.page, ">\n"]);
    out
}

/// Several lines within an item of a list, each broken hard.
fn push_lines(out: &mut String, text: &str) {
    for (at, line) in text.trim().lines().map(one_line).enumerate() {
        if at > 0 {
            // A backslash at the end of a line is CommonMark's hard break; the indent keeps the line within the item.
            out.push_str("\\\n  ");
        }
        if line.is_empty() && at > 0 {
            // An empty line would end the paragraph, and leave the backslash before it as text.
            out.push('\u{a0}');
        }
        push_escaped(out, &line);
    }
}

/// Text with a backslash before whatever could be markup, at the start of a line or within it.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, character) in text.char_indices() {
        let opens_line = at == 0 && matches!(character, '#' | '-' | '+' | '=')
            || at == digits && at > 0 && matches!(character, '.' | ')');
        if opens_line
            || matches!(
                character,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '!' | '$'
            )
        {
            out.push('\\');
        }
        out.push(character);
    }
}

#[cfg(test)]
mod tests {
    use super::super::plain_text::tests::{record, write};
    use super::*;

    #[test]
    fn says_what_is_set_and_escapes_what_strangers_wrote() {
        let expected = r"# North wing Status: Lost

- **Name:** North wing Status: Lost
- **Status:** In progress
- **Expected value:** £1234.50

## Customer

- **Customer:** Ada \*Lovelace\* \<b\>
- **Email:** <ada@example.com>

## Team

- **Website:** <https://example.com/a_b>

## People

- **Referrer:** \#5
- **Agent:** Instant Desks

## Pipeline

- **Position in stage:** could not be read: {}

## Dates

- **Follow-up date:** on 2025-01-20

## Custom fields

- **Parking:** yes

## Notes

- **Notes:** 1\. Wants a window\
  \# and \[a\](javascript:x)\
  desk

<https://crm.example/opportunities/5>
";
        assert_eq!(write(markdown, &record()), expected);
    }

    #[test]
    fn nothing_at_the_start_of_a_line_becomes_markup() {
        #[rustfmt::skip]
        let table = [
            ("# a", r"\# a"), ("- a", r"\- a"), ("+ a", r"\+ a"), ("===", r"\==="), ("12) a", r"12\) a"), ("> a", r"\> a"), ("3.5 a", r"3\.5 a"),
            (".5", ".5"), ("a - b # c", "a - b # c"), ("```", r"\`\`\`"), ("![a](b)", r"\!\[a\](b)"), ("&lt;", r"\&lt;"), ("$x$", r"\$x\$"), ("", ""),
        ];
        for (text, expected) in table {
            let mut out = String::new();
            push_escaped(&mut out, text);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn an_empty_line_keeps_the_paragraph_together() {
        let mut out = String::new();
        push_lines(&mut out, "a\r\n\r\n   b\n");
        assert_eq!(out, "a\\\n  \u{a0}\\\n  b");
    }
}
