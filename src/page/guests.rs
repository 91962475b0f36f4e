//! What stands beside the record on its page, each with a state of its own. The record never waits for a guest.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::http::Switch;
use crate::browser::task;
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
    Here(Arc<T>),
    /// It will not come: refused, failed, or there is nothing to ask for.
    Absent,
}

impl<T> Guest<T> {
    /// What came.
    pub const fn here(&self) -> Option<&Arc<T>> {
        match self {
            Self::Here(value) => Some(value),
            Self::Awaited | Self::Absent => None,
        }
    }
}

impl<T> From<Option<T>> for Guest<T> {
    fn from(answer: Option<T>) -> Self {
        answer.map_or(Self::Absent, |value| Self::Here(Arc::new(value)))
    }
}

/// Every guest of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guests {
    /// The stages of the record's board.
    pub stages: Guest<Vec<Stage>>,
    /// Its moves, in order of time.
    pub moves: Guest<Vec<Move>>,
    /// The customer's own record.
    pub customer: Guest<Customer>,
    /// The referrer's own record.
    pub referrer: Guest<Customer>,
    /// The agent's own record.
    pub agent: Guest<Customer>,
    /// What custom fields are called.
    pub definitions: Guest<Vec<Definition>>,
    /// All opportunities of the customer.
    pub of_customer: Guest<Vec<Opportunity>>,
    /// Which board the stages are of: they serve every opportunity on it.
    board: Option<i64>,
}

impl Guests {
    /// What stays when another opportunity takes the page: what serves both.
    #[must_use]
    pub fn for_next(&self, opportunity: &Opportunity) -> Self {
        let same_board = self.board == opportunity.board_id.set().copied();
        Self {
            stages: if same_board {
                self.stages.clone()
            } else {
                Guest::Awaited
            },
            board: self.board,
            definitions: self.definitions.clone(),
            ..Self::default()
        }
    }
}

/// Asks for everybody, the most telling first, until the switch says that the visitor has left.
pub fn invite(
    guests: RwSignal<Guests>,
    opportunity: Arc<Opportunity>,
    session: Session,
    switch: Switch,
) {
    task::spawn(async move {
        let asker = Asker {
            session: &session,
            switch: &switch,
        };
        let o = &*opportunity;
        let seat = |seat: &dyn Fn(&mut Guests)| {
            if !switch.is_off() {
                guests.update(seat);
            }
        };
        let known = guests.get_untracked();
        let customer = reference(&o.customer_id);

        if known.stages.here().is_none() {
            let board = reference(&o.board_id);
            let stages: Guest<_> = ask(board, |board| asker.stages(board)).await.into();
            seat(&|guests| (guests.stages, guests.board) = (stages.clone(), board));
        }
        let moves: Guest<_> = ask(o.id.set().copied(), |id| asker.history(id))
            .await
            .map(history::in_order)
            .into();
        seat(&|guests| guests.moves = moves.clone());
        let person: Guest<_> = ask(customer, |id| asker.customer(id)).await.into();
        seat(&|guests| guests.customer = person.clone());
        let referrer: Guest<_> = ask(reference(&o.referrer_id), |id| asker.customer(id))
            .await
            .into();
        seat(&|guests| guests.referrer = referrer.clone());
        let agent: Guest<_> = ask(reference(&o.agent_id), |id| asker.customer(id))
            .await
            .into();
        seat(&|guests| guests.agent = agent.clone());
        if o.custom_fields.is_set() && known.definitions == Guest::Awaited {
            let definitions: Guest<_> = asker.custom_field_definitions().await.into();
            seat(&|guests| guests.definitions = definitions.clone());
        }
        let others: Guest<_> = ask(customer, |id| asker.of_customer(id)).await.into();
        seat(&|guests| guests.of_customer = others.clone());
    });
}

/// An Id that refers to something: 0 is the API's way of saying that there is nothing.
fn reference(field: &Field<i64>) -> Option<i64> {
    field.set().copied().filter(|id| *id > 0)
}

async fn ask<Id, T>(id: Option<Id>, question: impl AsyncFnOnce(Id) -> Option<T>) -> Option<T> {
    question(id?).await
}
