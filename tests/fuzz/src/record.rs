//! One opportunity, and each record of the list.

use opportune::crm::field::Field;
use opportune::crm::opportunity::Opportunity;
use opportune::nexudus::wire;

use super::oracle::{
    Meaning, Record, assert_decimal, assert_moment, assert_reference, assert_text,
};

type Text = fn(&Opportunity) -> &Field<String>;

/// Every field that is a text.
const TEXTS: [(&str, Text); 22] = [
    ("Name", |o| &o.name),
    ("CrmBoardColumnName", |o| &o.stage_name),
    ("CrmBoardColumnCrmBoardName", |o| &o.board_name),
    ("CrmBoardColumnCrmBoardBusinessName", |o| &o.location_name),
    ("CoworkerFullName", |o| &o.customer_name),
    ("CoworkerCompanyName", |o| &o.customer_company),
    ("CoworkerEmail", |o| &o.customer_email),
    ("TeamName", |o| &o.team_name),
    ("TeamDescription", |o| &o.team_description),
    ("TeamProfileWebsite", |o| &o.team_website),
    ("OpportunityTypeName", |o| &o.type_name),
    ("ResponsibleFullName", |o| &o.responsible_name),
    ("Notes", |o| &o.notes),
    ("UtmSource", |o| &o.utm_source),
    ("UtmMedium", |o| &o.utm_medium),
    ("UtmCampaign", |o| &o.utm_campaign),
    ("UtmContent", |o| &o.utm_content),
    ("UtmTerm", |o| &o.utm_term),
    ("UniqueId", |o| &o.unique_id),
    ("UpdatedBy", |o| &o.updated_by),
    ("SystemId", |o| &o.system_id),
    ("ToStringText", |o| &o.display_text),
];

/// An object with an Id is an opportunity, and each of its fields is what arrived.
pub fn opportunity(body: &str) {
    let read = wire::opportunity(body);
    let Some(record) = Record::read(body) else {
        return;
    };
    let Ok(read) = read else {
        assert!(
            record.get("Id").is_none(),
            "an object with an Id was refused"
        );
        return;
    };
    let get = |key| record.get(key);
    for (key, field) in TEXTS {
        assert_text(key, field(&read), get(key));
    }
    let value = match &read.value {
        Field::NotSet => Field::NotSet,
        Field::Set(money) => Field::Set(money.amount.as_str()),
        Field::Unreadable(json) => Field::Unreadable(json.clone()),
    };
    assert_decimal("Value", value, get("Value"));
    for (key, field) in [
        ("CrmBoardColumnId", &read.stage_id),
        ("CrmBoardColumnCrmBoardId", &read.board_id),
        ("CoworkerId", &read.customer_id),
        ("ResponsibleId", &read.responsible_id),
    ] {
        assert_reference(key, field, get(key));
    }
    for (key, field) in [
        ("DueDate", &read.follow_up),
        ("WonOn", &read.won_on),
        ("LostOn", &read.lost_on),
        ("CrmUpdatedOn", &read.crm_updated_on),
        ("CreatedOn", &read.created_on),
    ] {
        assert_moment(key, field, get(key));
    }
    if let Field::Set(id) = &read.id {
        let id = id.to_string().parse().map_or(Field::NotSet, Field::Set);
        assert_reference("Id", &id, get("Id"));
    }
    status(&read, get("Status"));
    currency(&read, get("CrmBoardColumnCrmBoardBusinessCurrencyCode"));
    for (key, field) in [("Completed", &read.completed), ("Reminded", &read.reminded)] {
        flag(key, field, get(key));
    }
}

/// A number is the status with that number, whether the table has it or not.
fn status(read: &Opportunity, value: Option<&str>) {
    if let Some(number) = value.and_then(|json| json.parse::<i64>().ok()) {
        let code = read.status.set().map(|status| status.code());
        assert_eq!(code, (number != 0).then_some(number), "Status: {number}");
    }
}

/// Three letters, and those that arrived.
fn currency(read: &Opportunity, value: Option<&str>) {
    if let Field::Set(code) = &read.currency {
        let Meaning::Text(text) = Meaning::of(value) else {
            panic!("{code:?} was made of {value:?}");
        };
        assert_eq!(code.as_str(), text.trim().to_ascii_uppercase());
        assert_eq!(code.as_str().len(), 3);
    }
}

fn flag(key: &str, field: &Field<bool>, value: Option<&str>) {
    match value {
        Some("true") => assert_eq!(*field, Field::Set(true), "{key}"),
        Some("false") => assert_eq!(*field, Field::Set(false), "{key}"),
        None | Some("null") => assert_eq!(*field, Field::NotSet, "{key}"),
        Some(json) => {
            if let Field::Set(flag) = field {
                let word = json.trim_matches(['"', ' ']).to_ascii_lowercase();
                let expected = if *flag { ["true", "1"] } else { ["false", "0"] };
                // A string may spell its letters as escapes.
                let plain = !json.contains('\\') && json.is_ascii();
                assert!(
                    !plain || expected.contains(&&*word),
                    "{key}: {json} is not {flag}"
                );
            }
        }
    }
}
