//! Records in words: the cells of a row, and the sentences about the whole set.

use std::borrow::Cow;
use std::ops::Range;

use crate::browser::{intl, zone};
use crate::crm::calendar::{Now, days_between};
use crate::crm::field::Field;
use crate::crm::field_table::Shown;
use crate::crm::moment::{Kind, Moment};
use crate::crm::money::Money;
use crate::crm::notes::readable;
use crate::crm::opportunity::Opportunity;
use crate::crm::relative;
use crate::crm::search::Query;
use crate::crm::totals::Total;
use crate::find::stretches::{Stretch, stretches};
use crate::ui::el::{El, bdi, el};

/// The class of what is shortened before a match.
const ASIDE: &str = "aside";

/// How many characters of an amount stand in one line.
const MOST_IN_A_LINE: usize = 16;

/// How much of a text is shown around the first mark in it, in bytes.
const AROUND: usize = 60;

/// A stranger's text with every match marked.
pub fn marked(text: &str, query: &Query) -> El {
    let stretches = stretches(text, &query.marks(text)).into_iter();
    stretches.fold(el("bdi"), |shown, stretch| match stretch {
        Stretch::Plain(range) => shown.text(&text[range]),
        Stretch::Mark(range) => shown.child(el("mark").text(&text[range])),
        Stretch::Aside(range) => shown.child(el("span").class(ASIDE).text(&text[range])),
    })
}

/// What stands under a title: customer and company, or where else the words were found.
pub fn below_title(record: &Opportunity, query: &Query) -> El {
    let title = record.title();
    let mut place = el("div").class("hint");
    let mut texts = record.below_title();
    let seen = texts.iter().copied().chain([&*title]);
    let is_marked = |text: &str| !query.marks(text).is_empty();
    let responsible = record.responsible_name.text();
    let responsible = responsible.filter(|text| is_marked(text));
    let in_sight = query.is_empty() || responsible.is_some() || seen.into_iter().any(is_marked);
    if !in_sight {
        let elsewhere = [
            ("in notes: ", record.notes.text().map(readable)),
            ("in email: ", record.customer_email.text().map(Cow::from)),
            ("in team: ", record.team_name.text().map(Cow::from)),
            ("in type: ", record.type_name.text().map(Cow::from)),
        ];
        for (where_found, text) in elsewhere {
            if let Some(text) = text
                && let Some(mark) = query.marks(&text).first()
            {
                let (before, excerpt) = excerpt(&text, mark);
                return place
                    .text(where_found)
                    .text(before)
                    .child(marked(excerpt, query));
            }
        }
        if let Some(id) = record.id.set() {
            texts.clear();
            place = place.text("Id ").child(marked(&id.to_string(), query));
        }
    }
    if let Some(name) = responsible {
        let said = el("span").class("elsewhere").text("responsible: ");
        place = place.child(said.child(marked(name, query)).text(" "));
    }
    let last_marked = texts.iter().rposition(|text| is_marked(text));
    for (at, text) in texts.into_iter().enumerate() {
        let shown = marked(text, query);
        let is_before = last_marked.is_some_and(|last| at < last) && !is_marked(text);
        place = place
            .text(if at > 0 { " · " } else { "" })
            .child(if is_before { shown.class(ASIDE) } else { shown });
    }
    place
}

/// The part of a text around a mark, and what to put before it.
fn excerpt<'a>(text: &'a str, mark: &Range<usize>) -> (&'static str, &'a str) {
    let border = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = border(mark.start.saturating_sub(AROUND / 4));
    let end = border((mark.end + AROUND * 2).min(text.len()));
    (if start > 0 { "…" } else { "" }, &text[start..end])
}

/// The follow-up: its day, and “overdue” or “today” while it matters.
pub fn follow_up(record: &Opportunity, now: &Now) -> El {
    let due = match &record.follow_up {
        Field::Set(due) => due,
        Field::NotSet => return quiet_of("Follow-up", "Not set"),
        Field::Unreadable(raw) => return quiet_of("Follow-up", &format!("Unreadable: {raw}")),
    };
    let days = days_between(now.today(), now.day_of(due));
    let (look, word) = match days {
        ..0 => ("due late", "overdue"),
        0 => ("due", "today"),
        _ => ("", ""),
    };
    let shown = el("span").attr("title", &moment(due)); // where there is no room for it
    if record.is_closed() || word.is_empty() {
        return shown.child(label("Follow-up")).text(&moment(due));
    }
    shown
        .child(el("strong").class(look).text(word))
        .text(" ")
        .text(&moment(due))
}

/// A day, or day and time.
pub fn moment(moment: &Moment) -> String {
    match moment.kind {
        Kind::Day(day) => intl::day(day),
        Kind::Instant(_) => intl::instant(moment.epoch_ms(), zone::chosen()),
    }
}

/// How long ago anything happened.
pub fn activity(record: &Opportunity, now: &Now) -> El {
    match &record.crm_updated_on {
        Field::Set(moment) => {
            let (value, unit) = relative::relative(moment, now);
            el("span").text(&intl::relative(value, unit.as_str()))
        }
        Field::NotSet => quiet("Not set"),
        Field::Unreadable(raw) => quiet(&format!("Unreadable: {raw}")),
    }
}

/// What it is worth.
pub fn value(record: &Opportunity) -> El {
    match &record.value {
        Field::Set(money) => {
            let text = intl::money(money);
            let shown = el("span").class("amount").text(&text);
            // What no column holds in one line is written small instead of being cut off.
            if text.chars().count() > MOST_IN_A_LINE {
                shown.class("amount many")
            } else {
                shown
            }
        }
        Field::NotSet => quiet_of("Value", "Not set"),
        Field::Unreadable(raw) => quiet_of("Value", &format!("Unreadable: {raw}")),
    }
}

/// The name of what does not tell by itself what it is: in sight where no head of a column says it.
fn label(name: &str) -> El {
    el("span").class("label").text(name).text(": ")
}

/// A text, or that there is none.
pub fn text(field: &Field<String>, query: &Query) -> El {
    match field {
        Field::Set(text) => marked(text, query),
        Field::NotSet => quiet("Not set"),
        Field::Unreadable(raw) => quiet(&format!("Unreadable: {raw}")),
    }
}

fn quiet(words: &str) -> El {
    bdi(words).class("quiet")
}

fn quiet_of(name: &str, words: &str) -> El {
    el("bdi").class("quiet").child(label(name)).text(words)
}

/// “1,234 opportunities”.
pub fn opportunities(count: usize) -> String {
    let noun = if count == 1 {
        "opportunity"
    } else {
        "opportunities"
    };
    format!("{} {noun}", intl::count(count))
}

/// A total of one currency: “£1,234.00 in 12 opportunities”.
pub fn total(total: &Total) -> El {
    amount(total).text(&format!(" in {}", opportunities(total.count)))
}

/// The same without the count.
pub fn amount(total: &Total) -> El {
    let money = Money {
        amount: total.amount.clone(),
        currency: total.currency.map_or(Field::NotSet, Field::Set),
    };
    let sum = el("li").child(el("strong").class("amount").text(&intl::money(&money)));
    if total.currency.is_none() {
        sum.text(" of unknown currency")
    } else {
        sum
    }
}

/// What a field of the table of fields shows.
pub fn cell(shown: &Shown) -> El {
    match shown {
        Shown::NotSet => quiet("Not set"),
        Shown::Money(money) => el("span").class("amount").text(&intl::money(money)),
        Shown::Moment(at) => el("span").text(&moment(at)),
        Shown::Label(label) => el("span").text(label),
        Shown::Number(number) => el("span").text(number),
        Shown::Unreadable(raw) => bdi(&format!("Unreadable: {raw}")),
        Shown::LongText(text) => bdi(&readable(text)).class("long"),
        Shown::Text(text) | Shown::Email(text) | Shown::Link(text) => bdi(text),
    }
}

/// A stranger's text in quotation marks.
pub fn quoted(text: &str) -> El {
    el("span").text("“").child(bdi(text)).text("”")
}
