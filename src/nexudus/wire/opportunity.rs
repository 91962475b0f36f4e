//! `GET crm/crmopportunities/{id}`, and each record of the list.

use crate::crm::custom_field::CustomField;
use crate::crm::customer_type::{self, CustomerType};
use crate::crm::field::Field;
use crate::crm::id::OpportunityId;
use crate::crm::lead_source::{self, LeadSource};
use crate::crm::loss_reason::{self, LossReason};
use crate::crm::moment::Role;
use crate::crm::money::{Currency, Money};
use crate::crm::opportunity::Opportunity;
use crate::crm::status::{self, Status};

use super::json::{self, Object};
use super::read::{amount, code, flag, integer, moment, raw, reference, text, then};
use super::unreadable::Unreadable;

/// Reads an opportunity: a JSON object with an `Id`, whatever the state of its fields.
///
/// # Errors
/// The body is something else; says what.
pub fn opportunity(body: &str) -> Result<Opportunity, Unreadable> {
    let record = object(body)?;
    let get = |key| record.get(key);
    let currency_code = get("CrmBoardColumnCrmBoardBusinessCurrencyCode");
    let currency = then(text(currency_code), currency_code, |text| {
        Currency::parse(text)
    });
    Ok(Opportunity {
        name: text(get("Name")),
        stage_id: reference(get("CrmBoardColumnId")),
        stage_name: text(get("CrmBoardColumnName")),
        board_id: reference(get("CrmBoardColumnCrmBoardId")),
        board_name: text(get("CrmBoardColumnCrmBoardName")),
        location_id: reference(get("CrmBoardColumnCrmBoardBusinessId")),
        location_name: text(get("CrmBoardColumnCrmBoardBusinessName")),
        currency_id: reference(get("CrmBoardColumnCrmBoardBusinessCurrencyId")),
        customer_id: reference(get("CoworkerId")),
        customer_name: text(get("CoworkerFullName")),
        customer_type: code_as(
            get("CoworkerCoworkerType"),
            &customer_type::TABLE,
            CustomerType,
        ),
        customer_company: text(get("CoworkerCompanyName")),
        customer_email: text(get("CoworkerEmail")),
        team_id: reference(get("TeamId")),
        team_name: text(get("TeamName")),
        team_description: text(get("TeamDescription")),
        team_website: text(get("TeamProfileWebsite")),
        type_id: reference(get("OpportunityTypeId")),
        type_name: text(get("OpportunityTypeName")),
        responsible_id: reference(get("ResponsibleId")),
        responsible_name: text(get("ResponsibleFullName")),
        referrer_id: reference(get("ReferrerId")),
        agent_id: reference(get("AgentId")),
        notes: text(get("Notes")),
        completed: flag(get("Completed")),
        follow_up: moment(get("DueDate"), Role::FollowUp),
        value: money(get("Value"), &currency),
        reminded: flag(get("Reminded")),
        lead_source: code_as(get("LeadSource"), &lead_source::TABLE, LeadSource),
        loss_reason: code_as(get("LossReason"), &loss_reason::TABLE, LossReason),
        status: code_as(get("Status"), &status::TABLE, Status::from_code),
        won_on: moment(get("WonOn"), Role::Stamp),
        lost_on: moment(get("LostOn"), Role::Stamp),
        crm_updated_on: moment(get("CrmUpdatedOn"), Role::Stamp),
        position: integer(get("Position")),
        utm_source: text(get("UtmSource")),
        utm_medium: text(get("UtmMedium")),
        utm_campaign: text(get("UtmCampaign")),
        utm_content: text(get("UtmContent")),
        utm_term: text(get("UtmTerm")),
        id: then(reference(get("Id")), get("Id"), |number| {
            OpportunityId::from_number(*number)
        }),
        updated_on: moment(get("UpdatedOn"), Role::Stamp),
        created_on: moment(get("CreatedOn"), Role::Stamp),
        unique_id: text(get("UniqueId")),
        updated_by: text(get("UpdatedBy")),
        is_new: flag(get("IsNew")),
        system_id: text(get("SystemId")),
        display_text: text(get("ToStringText")),
        localization_details: raw(get("LocalizationDetails")),
        custom_fields: custom_fields(get("CustomFields")),
        currency,
    })
}

fn object(body: &str) -> Result<Object<'_>, Unreadable> {
    Object::parse(body.trim_start_matches('\u{FEFF}'))
        .filter(|record| record.get("Id").is_some())
        .ok_or_else(|| Unreadable::classify(body))
}

fn code_as<T>(
    value: Option<&str>,
    table: &[crate::crm::code::Entry],
    make: fn(i64) -> T,
) -> Field<T> {
    match code(value, table) {
        Field::NotSet => Field::NotSet,
        Field::Set(number) => Field::Set(make(number)),
        Field::Unreadable(json) => Field::Unreadable(json),
    }
}

fn money(value: Option<&str>, currency: &Field<Currency>) -> Field<Money> {
    match amount(value) {
        Field::NotSet => Field::NotSet,
        Field::Set(amount) => Field::Set(Money {
            amount,
            currency: currency.clone(),
        }),
        Field::Unreadable(json) => Field::Unreadable(json),
    }
}

/// `{"Data": [{"Name": …, "Value": …, "JsonValue": …}]}`, or the array alone.
fn custom_fields(value: Option<&str>) -> Field<Vec<CustomField>> {
    let Some(json) = value.filter(|json| *json != "null") else {
        return Field::NotSet;
    };
    let data = match Object::parse(json) {
        Some(object) => object.get("Data"),
        None => Some(json),
    };
    match data.map(json::array) {
        Some(Some(entries)) if entries.is_empty() => Field::NotSet,
        Some(Some(entries)) => Field::Set(entries.into_iter().map(custom_field).collect()),
        None => Field::NotSet,
        Some(None) if data == Some("null") => Field::NotSet,
        Some(None) => Field::Unreadable(json.to_owned()),
    }
}

fn custom_field(json: &str) -> CustomField {
    let Some(entry) = Object::parse(json) else {
        return CustomField {
            name: String::new(),
            value: Field::Unreadable(json.to_owned()),
        };
    };
    let name = match text(entry.get("Name")) {
        Field::NotSet => String::new(),
        Field::Set(text) | Field::Unreadable(text) => text,
    };
    let value = match text(entry.get("Value")) {
        Field::NotSet => text(entry.get("JsonValue")),
        value => value,
    };
    CustomField { name, value }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
