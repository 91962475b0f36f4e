//! What stands beside the record on its page, each with a state of its own. The record never waits for a guest.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::http::Switch;
use crate::crm::custom_field::Definition;
use crate::crm::customer::Customer;
use crate::crm::field::Field;
use crate::crm::history::{self, Move};
use crate::crm::opportunity::Opportunity;
use crate::crm::stage::Stage;
use crate::nexudus::guests::Asker;
use crate::nexudus::session::Session;

/// What is known of one guest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Guest<T> {
    /// Nothing yet.
    #[default]
    Awaited,
    /// It came.
    Here(T),
    /// It will not come: refused, failed, or there is nothing to ask for.
    Absent,
}

impl<T> Guest<T> {
    /// What came.
    pub const fn here(&self) -> Option<&T> {
        match self {
            Self::Here(value) => Some(value),
            Self::Awaited | Self::Absent => None,
        }
    }

    /// Whether nothing more is to be expected.
    pub const fn is_settled(&self) -> bool {
        !matches!(self, Self::Awaited)
    }
}

impl<T> From<Option<T>> for Guest<T> {
    fn from(answer: Option<T>) -> Self {
        answer.map_or(Self::Absent, Self::Here)
    }
}

/// Every guest of the page.
#[derive(Clone, Copy)]
pub struct Guests {
    /// The stages of the record's board.
    pub stages: RwSignal<Guest<Arc<Vec<Stage>>>>,
    /// Its moves, in order of time.
    pub moves: RwSignal<Guest<Arc<Vec<Move>>>>,
    /// The customer's own record.
    pub customer: RwSignal<Guest<Customer>>,
    /// The referrer's name.
    pub referrer: RwSignal<Guest<String>>,
    /// The agent's name.
    pub agent: RwSignal<Guest<String>>,
    /// What custom fields are called.
    pub definitions: RwSignal<Guest<Arc<Vec<Definition>>>>,
    /// All opportunities of the customer.
    pub of_customer: RwSignal<Guest<Arc<Vec<Opportunity>>>>,
    /// Which board the stages are of: they serve every opportunity on it.
    board: StoredValue<Option<i64>>,
}

impl Guests {
    /// Nobody yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            stages: RwSignal::default(),
            moves: RwSignal::default(),
            customer: RwSignal::default(),
            referrer: RwSignal::default(),
            agent: RwSignal::default(),
            definitions: RwSignal::default(),
            of_customer: RwSignal::default(),
            board: StoredValue::new(None),
        }
    }

    /// Another opportunity takes the page: what belonged to the last one goes, what serves both stays.
    pub fn clear(self, opportunity: &Opportunity) {
        if self.board.get_value() != opportunity.board_id.set().copied() {
            self.stages.set(Guest::Awaited);
        }
        self.moves.set(Guest::Awaited);
        self.customer.set(Guest::Awaited);
        self.referrer.set(Guest::Awaited);
        self.agent.set(Guest::Awaited);
        self.of_customer.set(Guest::Awaited);
    }

    /// Asks for everybody, the most telling first, until the switch says that the visitor has left.
    pub fn invite(self, opportunity: Arc<Opportunity>, session: Session, switch: Switch) {
        spawn_local(async move {
            let asker = Asker { session: &session, switch: &switch };
            let o = &*opportunity;
            let still_here = || !switch.is_off();

            let board = o.board_id.set().copied();
            if self.board.get_value() != board || !self.stages.with_untracked(|stages| stages.here().is_some()) {
                let stages = ask(board, |board| asker.stages(board)).await;
                if still_here() {
                    self.board.set_value(board);
                    self.stages.set(stages.map(Arc::new).into());
                }
            }
            let moves = ask(o.id.set().copied(), |id| asker.history(id)).await;
            if still_here() {
                self.moves.set(moves.map(|moves| Arc::new(history::in_order(moves))).into());
            }
            let customer = ask(reference(&o.customer_id), |id| asker.customer(id)).await;
            if still_here() {
                self.customer.set(customer.into());
            }
            for (id, place) in [(&o.referrer_id, self.referrer), (&o.agent_id, self.agent)] {
                let person = ask(reference(id), |id| asker.customer(id)).await;
                if still_here() {
                    place.set(person.and_then(|person| person.full_name.text().map(str::to_owned)).into());
                }
            }
            if o.custom_fields.is_set() && !self.definitions.with_untracked(Guest::is_settled) {
                let definitions = asker.custom_field_definitions().await;
                if still_here() {
                    self.definitions.set(definitions.map(Arc::new).into());
                }
            }
            let others = ask(reference(&o.customer_id), |id| asker.of_customer(id)).await;
            if still_here() {
                self.of_customer.set(others.map(Arc::new).into());
            }
        });
    }
}

impl Default for Guests {
    fn default() -> Self {
        Self::new()
    }
}

/// An Id that refers to something: 0 is the API's way of saying that there is nothing.
fn reference(field: &Field<i64>) -> Option<i64> {
    field.set().copied().filter(|id| *id > 0)
}

async fn ask<Id, T>(id: Option<Id>, question: impl AsyncFnOnce(Id) -> Option<T>) -> Option<T> {
    question(id?).await
}
