//! Plain text: for a message, a ticket, a note.

use crate::crm::opportunity::Opportunity;

use super::summary::{Value, Words, one_line, sections};

/// The opportunity as plain text. Lines of a long text are indented, so that none can be taken for a field.
pub fn plain_text(opportunity: &Opportunity, words: &Words) -> String {
    let mut out = one_line(&opportunity.title());
    out.push('\n');
    for section in sections(opportunity, words) {
        if let Some(title) = section.title {
            out.push('\n');
            out.push_str(title);
            out.push('\n');
        }
        for line in section.lines {
            out.push_str(&one_line(&line.label));
            out.push(':');
            match line.value {
                Value::Link(address) => push(&mut out, " ", address),
                Value::LongText(text) if text.trim().lines().count() > 1 => {
                    for part in text.trim().lines() {
                        push(&mut out, "\n  ", &one_line(part));
                    }
                }
                Value::Text(text) | Value::LongText(text) => push(&mut out, " ", &one_line(&text)),
            }
            out.push('\n');
        }
    }
    push(&mut out, "\n", words.page);
    out.push('\n');
    out
}

fn push(out: &mut String, before: &str, text: &str) {
    out.push_str(before);
    out.push_str(text);
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::crm::amount::Amount;
    use crate::crm::custom_field::{CustomField, Definition};
    use crate::crm::field::Field;
    use crate::crm::loss_reason::LossReason;
    use crate::crm::moment::{Moment, Role};
    use crate::crm::money::{Currency, Money};
    use crate::crm::status::Status;

    fn text(text: &str) -> Field<String> {
        Field::Set(text.to_owned())
    }

    /// An opportunity with a field of every kind, some of them hostile.
    pub fn record() -> Opportunity {
        let custom = |name: &str, value| CustomField {
            name: name.to_owned(),
            value,
        };
        Opportunity {
            name: text("North wing\nStatus: Lost"),
            customer_name: text("Ada *Lovelace* <b>"),
            customer_email: text("ada@example.com"),
            team_website: text("https://example.com/a_b"),
            notes: text("1. Wants a window\n# and [a](javascript:x)\n    desk"),
            status: Field::Set(Status::InProgress),
            loss_reason: Field::Set(LossReason(4)),
            value: Field::Set(Money {
                amount: Amount::parse("1234.50").expect("an amount"),
                currency: Currency::parse("GBP").map_or(Field::NotSet, Field::Set),
            }),
            follow_up: Moment::parse("2025-01-20", Role::FollowUp).expect("a date"),
            position: Field::Unreadable("{}".to_owned()),
            referrer_id: Field::Set(5),
            agent_id: Field::Set(6),
            custom_fields: Field::Set(vec![custom("7", text("yes")), custom("8", Field::NotSet)]),
            ..Opportunity::default()
        }
    }

    /// Writes with words that are easy to tell.
    pub fn write(with: fn(&Opportunity, &Words) -> String, opportunity: &Opportunity) -> String {
        let money = |money: &Money| format!("£{}", money.amount.as_str());
        let moment = |moment: &Moment| format!("on {}", moment.raw);
        let definitions = [Definition {
            id: 7,
            name: text("Parking"),
        }];
        let page = "https://crm.example/opportunities/5";
        with(
            opportunity,
            &Words {
                money: &money,
                moment: &moment,
                person: &|key| (key == "AgentId").then(|| "Instant Desks".to_owned()),
                definitions: &definitions,
                page,
            },
        )
    }

    #[test]
    fn says_what_is_set_and_nothing_else() {
        let expected = "\
North wing Status: Lost
Name: North wing Status: Lost
Status: In progress
Expected value: £1234.50

Customer
Customer: Ada *Lovelace* <b>
Email: ada@example.com

Team
Website: https://example.com/a_b

People
Referrer: #5
Agent: Instant Desks

Pipeline
Position in stage: could not be read: {}

Dates
Follow-up date: on 2025-01-20

Custom fields
Parking: yes

Notes
Notes:
  1. Wants a window
  # and [a](javascript:x)
  desk

https://crm.example/opportunities/5
";
        assert_eq!(write(plain_text, &record()), expected);
    }

    #[test]
    fn an_empty_record_is_its_title_and_address() {
        let empty = write(plain_text, &Opportunity::default());
        assert_eq!(
            empty,
            "Opportunity\n\nhttps://crm.example/opportunities/5\n"
        );
    }
}
