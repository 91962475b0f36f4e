//! The opportunity itself.

use std::borrow::Cow;

use super::custom_field::CustomField;
use super::customer_type::CustomerType;
use super::field::Field;
use super::id::OpportunityId;
use super::invisible::shows;
use super::lead_source::LeadSource;
use super::loss_reason::LossReason;
use super::moment::Moment;
use super::money::{Currency, Money};
use super::status::Status;

/// One opportunity: the 51 fields of the API's `CrmOpportunity`, in its order. A text is never blank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opportunity {
    /// An optional tag, useful when the same customer is on several boards.
    pub name: Field<String>,
    /// The stage it stands in.
    pub stage_id: Field<i64>,
    /// That stage's name.
    pub stage_name: Field<String>,
    /// The board it is on.
    pub board_id: Field<i64>,
    /// That board's name.
    pub board_name: Field<String>,
    /// The location the board belongs to.
    pub location_id: Field<i64>,
    /// That location's name.
    pub location_name: Field<String>,
    /// The Id of the location's currency.
    pub currency_id: Field<i64>,
    /// The location's currency, which the value is in.
    pub currency: Field<Currency>,
    /// The customer.
    pub customer_id: Field<i64>,
    /// The customer's full name.
    pub customer_name: Field<String>,
    /// Individual or company.
    pub customer_type: Field<CustomerType>,
    /// The customer's company.
    pub customer_company: Field<String>,
    /// The customer's mail address.
    pub customer_email: Field<String>,
    /// The team.
    pub team_id: Field<i64>,
    /// The team's name.
    pub team_name: Field<String>,
    /// What the team says of itself.
    pub team_description: Field<String>,
    /// The team's website, as somebody typed it.
    pub team_website: Field<String>,
    /// The type, which may have filled in the notes.
    pub type_id: Field<i64>,
    /// The type's name.
    pub type_name: Field<String>,
    /// The administrator who looks after it.
    pub responsible_id: Field<i64>,
    /// That administrator's full name.
    pub responsible_name: Field<String>,
    /// The customer who referred it; no name comes with it.
    pub referrer_id: Field<i64>,
    /// The agent or broker who brought it; no name comes with it.
    pub agent_id: Field<i64>,
    /// Notes for administrators: plain text, or HTML from a template.
    pub notes: Field<String>,
    /// Whether it has been completed, that is won or lost.
    pub completed: Field<bool>,
    /// When to follow up (the API's `DueDate`).
    pub follow_up: Field<Moment>,
    /// Expected revenue if it is won, in the location's currency.
    pub value: Field<Money>,
    /// Whether a reminder to follow up has been sent.
    pub reminded: Field<bool>,
    /// How it was acquired.
    pub lead_source: Field<LeadSource>,
    /// Why it was lost; means something only when it is.
    pub loss_reason: Field<LossReason>,
    /// Its outcome.
    pub status: Field<Status>,
    /// When it was won.
    pub won_on: Field<Moment>,
    /// When it was lost.
    pub lost_on: Field<Moment>,
    /// When anything of the CRM last happened to it.
    pub crm_updated_on: Field<Moment>,
    /// Its place within its stage, not the stage's on the board.
    pub position: Field<i64>,
    /// `utm_source` of the address the lead came by. A stranger's text, as are the other four.
    pub utm_source: Field<String>,
    /// `utm_medium`.
    pub utm_medium: Field<String>,
    /// `utm_campaign`.
    pub utm_campaign: Field<String>,
    /// `utm_content`.
    pub utm_content: Field<String>,
    /// `utm_term`.
    pub utm_term: Field<String>,
    /// Its Id.
    pub id: Field<OpportunityId>,
    /// When the record was last changed.
    pub updated_on: Field<Moment>,
    /// When the record was created.
    pub created_on: Field<Moment>,
    /// The record's UUID.
    pub unique_id: Field<String>,
    /// The mail address of who changed it last.
    pub updated_by: Field<String>,
    /// Whether it was created recently.
    pub is_new: Field<bool>,
    /// What another system keeps here through the API; any text.
    pub system_id: Field<String>,
    /// The API's own one-line text for the record (`ToStringText`).
    pub display_text: Field<String>,
    /// JSON text; null in every known record.
    pub localization_details: Field<String>,
    /// Fields the location added.
    pub custom_fields: Field<Vec<CustomField>>,
}

impl Opportunity {
    /// What to call it: its name, else the customer, else the API's text, else "Opportunity 123". A text that shows
    /// nothing is none to call it by.
    pub fn title(&self) -> Cow<'_, str> {
        let texts = [&self.name, &self.customer_name, &self.display_text];
        let mut texts = texts.into_iter().filter_map(Field::text);
        match (texts.find(|text| shows(text)), &self.id) {
            (Some(text), _) => Cow::Borrowed(text.trim()),
            (None, Field::Set(id)) => Cow::Owned(format!("Opportunity {id}")),
            (None, _) => Cow::Borrowed("Opportunity"),
        }
    }

    /// What stands below the title: customer and company, whichever shows something and is not the title.
    pub fn below_title(&self) -> Vec<&str> {
        let title = self.title();
        let mut texts: Vec<&str> = [&self.customer_name, &self.customer_company]
            .into_iter()
            .filter_map(Field::text)
            .map(str::trim)
            .filter(|text| *text != title && shows(text))
            .collect();
        texts.dedup();
        texts
    }

    /// Whether it is known to be lost.
    pub fn is_lost(&self) -> bool {
        self.status == Field::Set(Status::Lost)
    }

    /// Whether it is known to be over: a follow-up is no longer due then.
    pub fn is_closed(&self) -> bool {
        self.completed == Field::Set(true)
            || self.status.set().is_some_and(|status| status.is_closed())
    }

    /// What to call the value: an expectation while it is in progress.
    pub fn value_label(&self) -> &'static str {
        if self.status == Field::Set(Status::InProgress) {
            "Expected value"
        } else {
            "Value"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> Field<String> {
        Field::Set(text.to_owned())
    }

    #[test]
    fn below_the_title_stands_what_shows_something_and_is_not_the_title() {
        let mut record = Opportunity::default();
        assert!(record.below_title().is_empty());
        record.customer_name = set("Ada Lovelace");
        record.customer_company = set("Analytical Engines");
        assert_eq!(record.below_title(), ["Analytical Engines"]);
        record.name = set("Twelve desks");
        assert_eq!(record.below_title(), ["Ada Lovelace", "Analytical Engines"]);
        record.customer_company = set("Ada Lovelace");
        assert_eq!(record.below_title(), ["Ada Lovelace"]);
        record.customer_company = set("Ada Lovelace ");
        assert_eq!(record.below_title(), ["Ada Lovelace"]);
        record.customer_name = set("\u{200B}");
        record.customer_company = set("Analytical Engines");
        assert_eq!(record.below_title(), ["Analytical Engines"]);
    }

    #[test]
    fn the_title_is_the_best_name_there_is() {
        let mut record = Opportunity::default();
        assert_eq!(record.title(), "Opportunity");
        record.id = Field::Set("87654321".parse().expect("an Id"));
        assert_eq!(record.title(), "Opportunity 87654321");
        record.display_text = set("CrmOpportunity Example");
        assert_eq!(record.title(), "CrmOpportunity Example");
        record.customer_company = set("Analytical Engines");
        assert_eq!(record.title(), "CrmOpportunity Example");
        record.customer_name = set("Ada Lovelace");
        assert_eq!(record.title(), "Ada Lovelace");
        record.name = Field::Unreadable("[1]".to_owned());
        assert_eq!(record.title(), "Ada Lovelace");
        record.name = set("\u{200B}\u{FEFF}");
        assert_eq!(record.title(), "Ada Lovelace");
        record.name = set(" North wing ");
        assert_eq!(record.title(), "North wing");
    }

    #[test]
    fn it_is_over_when_status_or_completed_say_so() {
        let with = |completed, status| Opportunity {
            completed,
            status,
            ..Opportunity::default()
        };
        assert!(!with(Field::NotSet, Field::NotSet).is_closed());
        assert!(!with(Field::Set(false), Field::Set(Status::InProgress)).is_closed());
        assert!(!with(Field::NotSet, Field::Set(Status::Unknown(7))).is_closed());
        assert!(with(Field::Set(true), Field::Set(Status::InProgress)).is_closed());
        assert!(with(Field::NotSet, Field::Set(Status::Won)).is_closed());
        assert!(with(Field::Set(false), Field::Set(Status::Lost)).is_closed());
    }

    #[test]
    fn the_value_is_an_expectation_only_while_in_progress() {
        let with = |status| Opportunity {
            status,
            ..Opportunity::default()
        };
        assert_eq!(
            with(Field::Set(Status::InProgress)).value_label(),
            "Expected value"
        );
        assert_eq!(with(Field::Set(Status::Won)).value_label(), "Value");
        assert_eq!(with(Field::NotSet).value_label(), "Value");
    }
}
