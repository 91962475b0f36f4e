//! Customers ("coworkers" in the API): who stands behind an opportunity.

use chrono::{DateTime, Duration, Utc};

use super::chance::Chance;
use super::document::{Document, Json};
use super::names::{AGENTS, POSITIONS};
use super::person::{company, domain, name, phone};
use super::places::{Location, locations};
use super::schema;

/// The Id of the customer with index 0; agents have their own.
const FIRST_ID: u64 = 1_415_000_000;
const FIRST_AGENT_ID: u64 = 1_415_900_000;
const FIRST_TEAM_ID: u64 = 1_418_000_000;

/// A customer.
#[derive(Debug)]
pub struct Customer {
    /// Which one; that of the opportunity they came with first.
    pub index: u64,
    /// Their Id.
    pub id: u64,
    /// Their name.
    pub full_name: String,
    /// Where to write to.
    pub email: String,
    /// Whom they work for; with one, the record is that of a company.
    pub company: Option<String>,
    location: usize,
}

impl Customer {
    /// The customer with an index, at home at a location.
    #[must_use]
    pub fn make(seed: u64, index: u64, location: usize, architect: bool) -> Self {
        let mut chance = Chance::of(seed, "customer", index);
        let (full_name, local_part) = name(&mut chance, location);
        let company = company(&mut chance, location, architect);
        let domain = company.as_deref().map_or_else(|| "mail".to_owned(), domain);
        let email = format!("{local_part}@{domain}.example");
        Self {
            index,
            id: Self::id_of(index),
            full_name,
            email,
            company,
            location,
        }
    }

    /// The Id of the customer with an index.
    #[must_use]
    pub fn id_of(index: u64) -> u64 {
        FIRST_ID + index
    }

    /// Which index a customer's Id stands for.
    #[must_use]
    pub fn index(id: u64) -> Option<u64> {
        id.checked_sub(FIRST_ID)
            .filter(|index| FIRST_ID + index < FIRST_AGENT_ID)
    }

    /// The Id of an agent.
    #[must_use]
    pub fn agent_id(index: u64) -> u64 {
        FIRST_AGENT_ID + index
    }

    /// 1 Individual, 2 Company (eCoworkerRecordType, documented).
    #[must_use]
    pub fn record_type(&self) -> u64 {
        if self.company.is_some() { 2 } else { 1 }
    }

    /// The team that some companies have: its Id, name, description and website.
    #[must_use]
    pub fn team(&self, seed: u64) -> Option<(u64, String, Option<String>, Option<String>)> {
        let mut chance = Chance::of(seed, "team", self.index);
        let company = self.company.as_ref().filter(|_| chance.percent(60))?;
        let description = chance
            .percent(60)
            .then(|| format!("The people of {company} who come to {}.", self.home().name));
        let website = chance
            .percent(70)
            .then(|| format!("https://www.{}.example/", domain(company)));
        Some((
            FIRST_TEAM_ID + self.index,
            company.clone(),
            description,
            website,
        ))
    }

    fn home(&self) -> &'static Location {
        &locations()[self.location]
    }

    /// Their own record, `spaces/coworkers/{id}`.
    #[must_use]
    pub fn document(&self, seed: u64, registered: DateTime<Utc>) -> Document {
        let mut chance = Chance::of(seed, "coworker", self.index);
        let mobile = chance
            .percent(80)
            .then(|| phone(&mut chance, self.location, true));
        let landline = chance
            .percent(30)
            .then(|| phone(&mut chance, self.location, false));
        let position = self.company.as_ref().map(|_| *chance.pick(&POSITIONS));
        let team = self.team(seed);
        coworker(
            self.id,
            self.record_type(),
            self.full_name.as_str(),
            self.email.as_str(),
        )
        .with("CompanyName", self.company.as_deref())
        .with("MobilePhone", mobile)
        .with("LandLine", landline)
        .with("Position", position)
        .with(
            "ProfileWebsite",
            team.as_ref().and_then(|team| team.3.as_deref()),
        )
        .with("Teams", Json::array(team.map(|team| team.0)))
        .with("Businesses", Json::array([self.home().id]))
        .with("InvoicingBusinessId", self.home().id)
        .with(
            "RegistrationDate",
            Json::moment(registered - Duration::minutes(2)),
        )
    }
}

/// The record of an agent.
#[must_use]
pub fn agent_document(id: u64) -> Option<Document> {
    let index = usize::try_from(id.checked_sub(FIRST_AGENT_ID)?).ok()?;
    let (name, email) = AGENTS.get(index)?;
    Some(coworker(id, 2, *name, *email).with("CompanyName", *name))
}

/// A coworker's document with the fields documented for it (there is no example to take them from).
#[must_use]
pub fn coworker(
    id: u64,
    record_type: u64,
    full_name: impl Into<Json>,
    email: impl Into<Json>,
) -> Document {
    let full_name = full_name.into();
    Document::default()
        .with("CoworkerType", record_type)
        .with("FullName", full_name.clone())
        .with("Email", email)
        .with("CompanyName", Json::NULL)
        .with("Salutation", Json::NULL)
        .with("MobilePhone", Json::NULL)
        .with("LandLine", Json::NULL)
        .with("Position", Json::NULL)
        .with("ProfileWebsite", Json::NULL)
        .with("Teams", Json::raw("[]"))
        .with("Businesses", Json::raw("[]"))
        .with("InvoicingBusinessId", Json::NULL)
        .with("TariffName", Json::NULL)
        .with("Active", true)
        .with("AvatarFileName", Json::NULL)
        .with("RegistrationDate", Json::NULL)
        .with("SimpleTimeZoneId", 2023)
        .with("CountryId", 1221)
        .with("Id", id)
        .with("UpdatedOn", "2024-02-12T10:30:00Z")
        .with("CreatedOn", "2024-01-08T08:00:00Z")
        .with("UniqueId", schema::unique_id("coworker", id))
        .with("UpdatedBy", "admin@example.com")
        .with("IsNew", false)
        .with("SystemId", Json::NULL)
        .with("ToStringText", full_name)
        .with("LocalizationDetails", Json::NULL)
        .with("CustomFields", Json::NULL)
}
