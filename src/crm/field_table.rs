//! What of an opportunity is shown where. The one place that decides it.

use std::borrow::Cow;

use super::field::Field;
use super::moment::Moment;
use super::money::Money;
use super::opportunity::Opportunity;
use super::safe_link;

/// A field's value, ready to be drawn by kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown<'a> {
    /// Nothing arrived.
    NotSet,
    /// Somebody's text, one line.
    Text(&'a str),
    /// Somebody's text, several lines.
    LongText(&'a str),
    /// Our own words.
    Label(Cow<'a, str>),
    /// One mail address, checked.
    Email(&'a str),
    /// One http(s) address, checked.
    Link(&'a str),
    /// A number or Id, in plain digits.
    Number(String),
    /// An amount of money.
    Money(&'a Money),
    /// An instant or a day.
    Moment(&'a Moment),
    /// What arrived and was not understood: JSON text.
    Unreadable(&'a str),
}

/// The groups of the page, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Who buys.
    Customer,
    /// The customer's team.
    Team,
    /// Who works on it, who brought it.
    People,
    /// Where it stands.
    Pipeline,
    /// When things happened or are due.
    Dates,
    /// Where it came from.
    Attribution,
    /// What the record is in the database.
    Record,
}

impl Group {
    /// Every group, in the page's order.
    pub const ALL: [Self; 7] = [
        Self::Customer,
        Self::Team,
        Self::People,
        Self::Pipeline,
        Self::Dates,
        Self::Attribution,
        Self::Record,
    ];

    /// The heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Customer => "Customer",
            Self::Team => "Team",
            Self::People => "People",
            Self::Pipeline => "Pipeline",
            Self::Dates => "Dates",
            Self::Attribution => "Source and attribution",
            Self::Record => "Record",
        }
    }
}

/// Where a field is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The strip at the top that says which opportunity this is.
    Strip,
    /// The notes.
    Notes,
    /// A row of a group.
    Group(Group),
    /// The list of custom fields.
    CustomFields,
    /// Nowhere, for this reason.
    LeftOut(&'static str),
}

/// One field of the record: its key, its label, its place, and how to show it.
pub struct Row {
    /// The key in the API's JSON.
    pub key: &'static str,
    /// What people read beside the value.
    pub label: &'static str,
    /// Where it is shown.
    pub place: Place,
    /// What is shown.
    pub show: for<'a> fn(&'a Opportunity) -> Shown<'a>,
    /// Whether this opportunity has the row at all.
    pub when: fn(&Opportunity) -> bool,
}

type Show = for<'a> fn(&'a Opportunity) -> Shown<'a>;

const fn row(key: &'static str, label: &'static str, place: Place, show: Show) -> Row {
    Row {
        key,
        label,
        place,
        show,
        when: |_| true,
    }
}

impl Row {
    const fn only_when(self, when: fn(&Opportunity) -> bool) -> Self {
        Self { when, ..self }
    }
}

const CUSTOMER: Place = Place::Group(Group::Customer);
const TEAM: Place = Place::Group(Group::Team);
const PEOPLE: Place = Place::Group(Group::People);
const PIPELINE: Place = Place::Group(Group::Pipeline);
const DATES: Place = Place::Group(Group::Dates);
const ATTRIBUTION: Place = Place::Group(Group::Attribution);
const RECORD: Place = Place::Group(Group::Record);

/// Every field of the record, in the order the page shows them within their places.
#[rustfmt::skip]
pub static ROWS: [Row; 51] = [
    row("Name", "Name", Place::Strip, |o| text(&o.name)),
    row("Status", "Status", Place::Strip, |o| label(&o.status, |status| status.label())),
    row("Value", "Value", Place::Strip, |o| by(&o.value, Shown::Money)),

    row("Notes", "Notes", Place::Notes, |o| long_text(&o.notes)),

    row("CoworkerFullName", "Customer", CUSTOMER, |o| text(&o.customer_name)),
    row("CoworkerId", "Customer Id", CUSTOMER, |o| number(&o.customer_id)).only_when(|o| nameless(&o.customer_id, &o.customer_name)),
    row("CoworkerCompanyName", "Company", CUSTOMER, |o| text(&o.customer_company)),
    row("CoworkerCoworkerType", "Customer type", CUSTOMER, |o| label(&o.customer_type, |kind| kind.label())),
    row("CoworkerEmail", "Email", CUSTOMER, |o| email(&o.customer_email)),

    row("TeamName", "Team", TEAM, |o| text(&o.team_name)),
    row("TeamId", "Team Id", TEAM, |o| number(&o.team_id)).only_when(|o| nameless(&o.team_id, &o.team_name)),
    row("TeamDescription", "Description", TEAM, |o| long_text(&o.team_description)),
    row("TeamProfileWebsite", "Website", TEAM, |o| link(&o.team_website)),

    row("ResponsibleFullName", "Responsible", PEOPLE, |o| text(&o.responsible_name)),
    row("ResponsibleId", "Responsible Id", PEOPLE, |o| number(&o.responsible_id)).only_when(|o| nameless(&o.responsible_id, &o.responsible_name)),
    row("ReferrerId", "Referrer", PEOPLE, |o| hash(&o.referrer_id)),
    row("AgentId", "Agent", PEOPLE, |o| hash(&o.agent_id)),

    row("CrmBoardColumnName", "Stage", PIPELINE, |o| text(&o.stage_name)),
    row("CrmBoardColumnId", "Stage Id", PIPELINE, |o| number(&o.stage_id)).only_when(|o| nameless(&o.stage_id, &o.stage_name)),
    row("CrmBoardColumnCrmBoardName", "Board", PIPELINE, |o| text(&o.board_name)),
    row("CrmBoardColumnCrmBoardId", "Board Id", PIPELINE, |o| number(&o.board_id)).only_when(|o| nameless(&o.board_id, &o.board_name)),
    row("CrmBoardColumnCrmBoardBusinessName", "Location", PIPELINE, |o| text(&o.location_name)),
    row("CrmBoardColumnCrmBoardBusinessId", "Location Id", PIPELINE, |o| number(&o.location_id)).only_when(|o| nameless(&o.location_id, &o.location_name)),
    row("CrmBoardColumnCrmBoardBusinessCurrencyCode", "Currency", PIPELINE, |o| by(&o.currency, |currency| Shown::Text(currency.as_str()))),
    row("CrmBoardColumnCrmBoardBusinessCurrencyId", "Currency Id", PIPELINE, |o| number(&o.currency_id)).only_when(|o| nameless(&o.currency_id, &o.currency)),
    row("OpportunityTypeName", "Type", PIPELINE, |o| text(&o.type_name)),
    row("OpportunityTypeId", "Type Id", PIPELINE, |o| number(&o.type_id)).only_when(|o| nameless(&o.type_id, &o.type_name)),
    row("Position", "Position in stage", PIPELINE, |o| number(&o.position)),
    row("Completed", "Completed", PIPELINE, |o| yes_no(&o.completed)),

    row("DueDate", "Follow-up date", DATES, |o| by(&o.follow_up, Shown::Moment)),
    row("Reminded", "Reminder sent", DATES, |o| yes_no(&o.reminded)),
    row("WonOn", "Won on", DATES, |o| by(&o.won_on, Shown::Moment)),
    row("LostOn", "Lost on", DATES, |o| by(&o.lost_on, Shown::Moment)),
    row("CrmUpdatedOn", "Last CRM activity", DATES, |o| by(&o.crm_updated_on, Shown::Moment)),
    row("CreatedOn", "Created on", DATES, |o| by(&o.created_on, Shown::Moment)),
    row("UpdatedOn", "Updated on", DATES, |o| by(&o.updated_on, Shown::Moment)),
    row("UpdatedBy", "Updated by", DATES, |o| email(&o.updated_by)),

    row("LossReason", "Loss reason", ATTRIBUTION, |o| label(&o.loss_reason, |reason| reason.label())).only_when(|o| o.is_lost() || matches!(o.loss_reason, Field::Unreadable(_))),
    row("LeadSource", "Lead source", ATTRIBUTION, |o| label(&o.lead_source, |source| source.label())),
    row("UtmSource", "UTM source", ATTRIBUTION, |o| text(&o.utm_source)),
    row("UtmMedium", "UTM medium", ATTRIBUTION, |o| text(&o.utm_medium)),
    row("UtmCampaign", "UTM campaign", ATTRIBUTION, |o| text(&o.utm_campaign)),
    row("UtmContent", "UTM content", ATTRIBUTION, |o| text(&o.utm_content)),
    row("UtmTerm", "UTM term", ATTRIBUTION, |o| text(&o.utm_term)),

    row("Id", "Id", RECORD, |o| by(&o.id, |id| Shown::Number(id.to_string()))),
    row("UniqueId", "Unique Id", RECORD, |o| text(&o.unique_id)),
    row("SystemId", "System Id", RECORD, |o| text(&o.system_id)),
    row("IsNew", "New", RECORD, |o| yes_no(&o.is_new)),
    row("ToStringText", "Display text", RECORD, |o| text(&o.display_text)).only_when(|o| !o.name.is_set() && !o.customer_name.is_set()),

    row("LocalizationDetails", "Localization details", Place::LeftOut("its meaning is not documented and it is null in every known record"), |o| text(&o.localization_details)),

    row("CustomFields", "Custom fields", Place::CustomFields, |o| by(&o.custom_fields, |fields| Shown::Number(fields.len().to_string()))),
];

fn by<'a, T>(field: &'a Field<T>, show: fn(&'a T) -> Shown<'a>) -> Shown<'a> {
    match field {
        Field::NotSet => Shown::NotSet,
        Field::Set(value) => show(value),
        Field::Unreadable(json) => Shown::Unreadable(json),
    }
}

fn text(field: &Field<String>) -> Shown<'_> {
    by(field, |text| Shown::Text(text))
}

fn long_text(field: &Field<String>) -> Shown<'_> {
    by(field, |text| Shown::LongText(text))
}

fn email(field: &Field<String>) -> Shown<'_> {
    by(field, |text| {
        if safe_link::is_email(text) {
            Shown::Email(text)
        } else {
            Shown::Text(text)
        }
    })
}

fn link(field: &Field<String>) -> Shown<'_> {
    by(field, |text| {
        if safe_link::is_web(text) {
            Shown::Link(text)
        } else {
            Shown::Text(text)
        }
    })
}

fn number(field: &Field<i64>) -> Shown<'_> {
    by(field, |number| Shown::Number(number.to_string()))
}

fn hash(field: &Field<i64>) -> Shown<'_> {
    by(field, |number| {
        Shown::Label(Cow::Owned(format!("#{number}")))
    })
}

fn yes_no(field: &Field<bool>) -> Shown<'_> {
    by(field, |yes| {
        Shown::Label(Cow::Borrowed(if *yes { "Yes" } else { "No" }))
    })
}

fn label<T>(field: &Field<T>, words: fn(&T) -> Cow<'static, str>) -> Shown<'_> {
    match field {
        Field::NotSet => Shown::NotSet,
        Field::Set(value) => Shown::Label(words(value)),
        Field::Unreadable(json) => Shown::Unreadable(json),
    }
}

/// Whether an Id must stand in for a name that did not arrive.
fn nameless<T>(id: &Field<i64>, name: &Field<T>) -> bool {
    !name.is_set() && !id.is_not_set()
}

#[cfg(test)]
mod tests;
