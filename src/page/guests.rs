//! What stands beside the record on its page, each with a state of its own. The record never waits for a guest.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::http::Switch;
use crate::browser::{document, task};
use crate::crm::custom_field::Definition;
use crate::crm::customer::Customer;
use crate::crm::history::{self, Move};
use crate::crm::opportunity::Opportunity;
use crate::crm::stage::Stage;
use crate::nexudus::guests::Asker;
use crate::nexudus::wire::{InStage, OfCustomer};
use crate::page::going::ResultSet;

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

    /// Takes an answer. Where there is none, what came before stays: a refresh that fails takes nothing away.
    fn settle(&mut self, answer: Option<&Arc<T>>) {
        match answer {
            Some(value) => *self = Self::Here(Arc::clone(value)),
            None if self.here().is_none() => *self = Self::Absent,
            None => {}
        }
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
    /// The customer's other opportunities.
    pub of_customer: Guest<Vec<OfCustomer>>,
    /// All opportunities of its stage, in the order they stand there.
    pub in_stage: Guest<Vec<InStage>>,
    /// Which stage those are of.
    stage: Option<i64>,
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
            in_stage: if self.stage == opportunity.stage_id.set().copied() {
                self.in_stage.clone()
            } else {
                Guest::Awaited
            },
            stage: self.stage,
            ..Self::default()
        }
    }

    /// What stays when the same opportunity has come anew: whoever it still refers to.
    #[must_use]
    pub fn for_refresh(&self, old: &Opportunity, new: &Opportunity) -> Self {
        let mut kept = Self {
            moves: self.moves.clone(),
            ..self.for_next(new)
        };
        if kept.definitions == Guest::Absent {
            kept.definitions = Guest::Awaited; // asked anew, as all others are
        }
        if old.customer_id == new.customer_id {
            kept.customer = self.customer.clone();
            kept.of_customer = self.of_customer.clone();
        }
        if old.referrer_id == new.referrer_id {
            kept.referrer = self.referrer.clone();
        }
        if old.agent_id == new.agent_id {
            kept.agent = self.agent.clone();
        }
        kept
    }
}

/// Asks for everybody who is not here yet, the most telling first, until the switch says that the visitor has left. An
/// opportunity that was found in a set has its neighbours there. In a tab out of sight nobody is invited: the API's pace
/// is left to the one that is looked at.
pub fn invite(guests: RwSignal<Guests>, opportunity: Arc<Opportunity>, switch: Switch) {
    task::spawn(async move {
        document::in_sight().await;
        if switch.is_off() {
            return; // the session may have ended meanwhile, and the page with it
        }
        let asker = Asker { switch: &switch };
        let o = &*opportunity;
        let seat = |seat: &dyn Fn(&mut Guests)| {
            if !switch.is_off() {
                guests.update(seat);
            }
        };
        let known = guests.get_untracked();
        let customer = o.customer_id.reference();

        if known.stages.here().is_none() {
            let board = o.board_id.reference();
            let stages = share(asker.stages(board).await);
            seat(&|guests| {
                guests.stages.settle(stages.as_ref());
                guests.board = board;
            });
        }
        let moves = asker.history(o.id.set().copied()).await;
        let moves = share(moves.map(history::in_order));
        seat(&|guests| guests.moves.settle(moves.as_ref()));
        let person = share(asker.customer(customer).await);
        seat(&|guests| guests.customer.settle(person.as_ref()));
        let referrer = share(asker.customer(o.referrer_id.reference()).await);
        seat(&|guests| guests.referrer.settle(referrer.as_ref()));
        let agent = share(asker.customer(o.agent_id.reference()).await);
        seat(&|guests| guests.agent.settle(agent.as_ref()));
        if o.custom_fields.is_set() && known.definitions == Guest::Awaited {
            let definitions = share(asker.custom_field_definitions().await);
            seat(&|guests| guests.definitions.settle(definitions.as_ref()));
        }
        let others = asker.of_customer(customer).await.map(|mut others| {
            others.retain(|other| o.id.set() != Some(&other.id));
            others
        });
        let others = share(others);
        seat(&|guests| guests.of_customer.settle(others.as_ref()));
        let in_set = o.id.set().is_some_and(|id| ResultSet::of(*id).is_some());
        if !in_set && known.in_stage.here().is_none() {
            let stage = o.stage_id.reference();
            let row = share(asker.in_stage(stage).await);
            seat(&|guests| {
                guests.in_stage.settle(row.as_ref());
                guests.stage = stage;
            });
        }
    });
}

fn share<T>(answer: Option<T>) -> Option<Arc<T>> {
    answer.map(Arc::new)
}
