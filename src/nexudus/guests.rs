//! What a page asks beside its record. Each answer is optional: a role may be missing, a request may fail, and then
//! the page has a quiet gap.

use crate::browser::http::Switch;
use crate::crm::custom_field::Definition;
use crate::crm::customer::Customer;
use crate::crm::history::Move;
use crate::crm::id::OpportunityId;
use crate::crm::opportunity::Opportunity;
use crate::crm::stage::Stage;
use crate::nexudus::client::guest;
use crate::nexudus::endpoint::{self, Endpoint, PAGE_SIZE};
use crate::nexudus::session::Session;
use crate::nexudus::wire;

/// How many pages of a list are read at most: a location holds 5,000 opportunities, and no other list is longer.
const MOST_PAGES: usize = 10;

/// Who asks, and until when.
#[derive(Clone, Copy)]
pub struct Asker<'a> {
    /// With whose token.
    pub session: &'a Session,
    /// Ends everything still under way.
    pub switch: &'a Switch,
}

impl Asker<'_> {
    /// The stages of a board.
    pub async fn stages(self, board: i64) -> Option<Vec<Stage>> {
        self.all(|page| endpoint::stages(board, page), wire::stage)
            .await
    }

    /// An opportunity's moves between stages.
    pub async fn history(self, id: OpportunityId) -> Option<Vec<Move>> {
        self.all(|page| endpoint::history(id, page), wire::history_row)
            .await
    }

    /// A customer's own record; referrers and agents are customers too.
    pub async fn customer(self, id: i64) -> Option<Customer> {
        wire::coworker(&guest(self.session, &endpoint::customer(id), self.switch).await?).ok()
    }

    /// What the account calls the custom fields of opportunities.
    pub async fn custom_field_definitions(self) -> Option<Vec<Definition>> {
        self.all(
            endpoint::custom_field_definitions,
            wire::custom_field_definition,
        )
        .await
    }

    /// All opportunities of a customer.
    pub async fn of_customer(self, customer: i64) -> Option<Vec<Opportunity>> {
        self.all(
            |page| endpoint::of_customer(customer, page),
            |json| wire::opportunity(json).ok(),
        )
        .await
    }

    /// Reads a list page by page until it is complete; all of it or nothing.
    async fn all<T>(
        self,
        page: impl Fn(usize) -> Endpoint,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut all = Vec::new();
        for number in 1..=MOST_PAGES {
            let body = guest(self.session, &page(number), self.switch).await?;
            let page = wire::records(&body).ok()?;
            let full = page.records.len() >= PAGE_SIZE;
            all.extend(page.records.iter().filter_map(|json| read(json)));
            if !page.has_next_page.unwrap_or(full) || page.records.is_empty() {
                break;
            }
        }
        Some(all)
    }
}
