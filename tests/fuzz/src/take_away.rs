//! Files and texts that other programs read: no text of a record gets out of its place in them.

use chrono::NaiveDate;
use opportune::crm::calendar::{Now, day_at};
use opportune::crm::signals::{Case, signals};
use opportune::crm::take_away::Words;
use opportune::crm::take_away::csv::csv;
use opportune::crm::take_away::ics::ics;
use opportune::crm::take_away::markdown::markdown;
use opportune::crm::take_away::markdown_table::markdown_table;
use opportune::crm::take_away::plain_text::plain_text;
use opportune::crm::take_away::vcf::vcf;
use opportune::nexudus::wire;

const PAGE: &str = "https://crm.example/opportunities/1";
const NOW: i64 = 1_780_000_000_000;

/// Every way to take a record along, read back by the rules of its format.
pub fn all(body: &str) {
    let Ok(read) = wire::opportunity(body) else {
        return;
    };
    if let Some(file) = ics(&read, PAGE, NOW) {
        content_lines(&file, &["VCALENDAR", "VEVENT", "VALARM"]);
    }
    let customer = wire::coworker(body).ok();
    if let Some(file) = vcf(&read, customer.as_ref()) {
        content_lines(&file, &["VCARD"]);
    }
    let records = [read];
    let table = rows(&csv(records.iter(), &[]));
    assert_eq!(table.len(), 2, "headings and one record");
    assert_eq!(table[0].len(), table[1].len());
    for cell in table.iter().flatten() {
        // A number may begin with a minus; nothing else may begin as a formula does.
        let number = cell
            .strip_prefix('-')
            .is_some_and(|rest| rest.parse::<f64>().is_ok());
        assert!(
            number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
            "{cell:?}"
        );
    }
    let words = Words {
        money: &|money| money.amount.as_str().to_owned(),
        moment: &|moment| moment.raw.clone(),
        person: &|_| None,
        definitions: &[],
        page: PAGE,
    };
    let table = markdown_table(records.iter(), &words, &|id| {
        format!("https://x.example/{id}")
    });
    assert_eq!(table.lines().count(), 3, "{table}");
    let _ = markdown(&records[0], &words);
    let _ = plain_text(&records[0], &words);
    let local_day: &dyn Fn(i64) -> NaiveDate = &|ms| day_at(ms, 60);
    for epoch_ms in [NOW, 0] {
        let now = Now {
            epoch_ms,
            local_day,
        };
        let _ = signals(&Case {
            opportunity: &records[0],
            stage: None,
            now: &now,
            stale_after_days: 30,
        });
    }
}

/// RFC 5545 and RFC 6350: lines end with CRLF and hold 75 bytes, a line that begins with a space goes on the one before,
/// and each is a name, parameters and a value. These components are there, each once, and no other.
fn content_lines(file: &str, components: &[&str]) {
    let body = file.strip_suffix("\r\n").expect("the last line ends");
    let mut lines: Vec<String> = Vec::new();
    for line in body.split("\r\n") {
        assert!(line.len() <= 75, "{} bytes: {line:?}", line.len());
        assert!(
            !line.chars().any(|c| c.is_control() && c != '\t'),
            "{line:?}"
        );
        match (line.strip_prefix(' '), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    for line in &lines {
        let (name, _) = line
            .split_once(':')
            .unwrap_or_else(|| panic!("no value: {line:?}"));
        let name = name.split(';').next().unwrap_or_default();
        let plain = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
        assert!(!name.is_empty() && name.chars().all(plain), "{line:?}");
    }
    let begun: Vec<_> = lines
        .iter()
        .filter_map(|line| line.strip_prefix("BEGIN:"))
        .collect();
    let ended = lines.iter().filter(|line| line.starts_with("END:")).count();
    assert_eq!((begun.as_slice(), ended), (components, components.len()));
}

/// RFC 4180, read strictly.
fn rows(file: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut rest = file.strip_prefix('\u{FEFF}').unwrap_or(file);
    while !rest.is_empty() {
        if let Some(quoted) = rest.strip_prefix('"') {
            let mut inner = quoted;
            loop {
                let (text, after) = inner.split_once('"').expect("a quotation ends");
                cell += text;
                inner = after;
                let Some(more) = inner.strip_prefix('"') else {
                    break;
                };
                cell.push('"');
                inner = more;
            }
            rest = inner;
        } else {
            let end = rest.find([',', '\r', '\n', '"']).unwrap_or(rest.len());
            cell += &rest[..end];
            rest = &rest[end..];
        }
        row.push(std::mem::take(&mut cell));
        if let Some(after) = rest.strip_prefix("\r\n") {
            rows.push(std::mem::take(&mut row));
            rest = after;
        } else {
            rest = rest
                .strip_prefix(',')
                .unwrap_or_else(|| panic!("after a cell: {rest:?}"));
        }
    }
    rows
}
