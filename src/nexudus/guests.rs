//! What a page asks beside its record. Each answer is optional: a role may be missing, a request may fail, and then
//! the page has a quiet gap.

use crate::browser::aside;
use crate::browser::clock;
use crate::browser::http::Switch;
use crate::browser::task::Boxed;
use crate::browser::timer;
use crate::crm::custom_field::Definition;
use crate::crm::customer::Customer;
use crate::crm::history::Move;
use crate::crm::id::OpportunityId;
use crate::crm::order::sort_by_numbers;
use crate::crm::stage::Stage;
use crate::nexudus::client::guest;
use crate::nexudus::endpoint::{self, Endpoint, PAGE_SIZE};
use crate::nexudus::wire::{self, InStage, OfCustomer};

/// How many pages of a list are read at most: a location holds 5,000 opportunities, and no other list is longer.
const MOST_PAGES: usize = 10;

/// Under which name the moment is set aside when a stage was read, in milliseconds since 1970 UTC.
pub const READ: &str = "read";

/// How many records are read in one go.
const AT_ONCE: usize = 50;

/// Who asks, and until when.
#[derive(Clone, Copy)]
pub struct Asker<'a> {
    /// Ends everything still under way.
    pub switch: &'a Switch,
}

impl Asker<'_> {
    /// The stages of a board.
    pub async fn stages(self, board: Option<i64>) -> Option<Vec<Stage>> {
        let board = board?;
        self.list(&|page| endpoint::stages(board, page), wire::stage)
            .await
    }

    /// An opportunity's moves between stages.
    pub async fn history(self, id: Option<OpportunityId>) -> Option<Vec<Move>> {
        let id = id?;
        self.list(&|page| endpoint::history(id, page), wire::history_row)
            .await
    }

    /// A customer's own record; referrers and agents are customers too.
    pub fn customer<'a>(self, id: Option<i64>) -> Boxed<'a, Option<Customer>>
    where
        Self: 'a,
    {
        Box::pin(async move {
            wire::coworker(&guest(&endpoint::customer(id?), self.switch).await?).ok()
        })
    }

    /// What the account calls the custom fields of opportunities.
    pub async fn custom_field_definitions(self) -> Option<Vec<Definition>> {
        let page = &endpoint::custom_field_definitions;
        self.list(page, wire::custom_field_definition).await
    }

    /// All opportunities of a customer, in the order they are shown in.
    pub async fn of_customer(self, customer: Option<i64>) -> Option<Vec<OfCustomer>> {
        let customer = customer?;
        let page = |page| endpoint::of_customer(customer, page);
        let mut rows = self.list(&page, OfCustomer::read).await?;
        sort_by_numbers(&mut rows, OfCustomer::order);
        Some(rows)
    }

    /// The opportunities of a stage, in order, each once. Their records are set aside as they arrived, by Id.
    pub async fn in_stage(self, stage: Option<i64>) -> Option<Vec<InStage>> {
        let stage = stage?;
        let page = |page| endpoint::of_stage(stage, page);
        let mut rows = Vec::new();
        let read = &mut |json: &_| {
            if let Some(row) = InStage::read(json) {
                aside::keep(&row.id.to_string(), json);
                rows.push(row);
            }
        };
        aside::forget(); // the stage before it
        aside::keep(READ, &clock::now_ms().to_string());
        self.all(&page, read).await?;
        sort_by_numbers(&mut rows, InStage::order);
        rows.dedup_by(|one, other| one.id == other.id);
        Some(rows)
    }

    /// A whole list, as far as its records can be read.
    async fn list<T>(
        self,
        page: &dyn Fn(usize) -> Endpoint,
        read: fn(&str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let mut list = Vec::new();
        self.all(page, &mut |json| list.extend(read(json))).await?;
        Some(list)
    }

    /// Reads a list page by page until it is complete, record by record; nothing if a page fails.
    fn all<'a>(
        self,
        page: &'a dyn Fn(usize) -> Endpoint,
        read: &'a mut dyn FnMut(&str),
    ) -> Boxed<'a, Option<()>>
    where
        Self: 'a,
    {
        Box::pin(async move {
            for number in 1..=MOST_PAGES {
                let body = guest(&page(number), self.switch).await?;
                let page = wire::records(&body).ok()?;
                let full = page.records.len() >= PAGE_SIZE;
                for records in page.records.chunks(AT_ONCE) {
                    for json in records {
                        read(json);
                    }
                    timer::sleep(0).await; // the visitor comes first
                    if self.switch.is_off() {
                        return None; // and has left: nobody needs to hold the rest
                    }
                }
                if !page.has_next_page.unwrap_or(full) || page.records.is_empty() {
                    break;
                }
            }
            Some(())
        })
    }
}
