//! Where an opportunity stands among the stages of its board.

use super::field::Field;
use super::history::Move;
use super::opportunity::Opportunity;
use super::order::{by_position, sort_by_numbers};
use super::stage::Stage;

/// What a stage is to the opportunity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Before the one it stands in or reached, or it was here once.
    Completed,
    /// Before the one it stands in or reached, but the moves, told from the first on, never led here.
    Skipped,
    /// It stands here.
    Current,
    /// It stood here before it went to the stage that loses it.
    Reached,
    /// Still ahead.
    Upcoming,
    /// Ahead, but the opportunity is over; or an end it did not come to.
    NotReached,
    /// Nothing says whether it was here.
    Unknown,
}

impl State {
    /// The state in a word, for those who cannot see it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Skipped => "skipped",
            Self::Current => "current",
            Self::Reached => "reached",
            Self::Upcoming => "upcoming",
            Self::NotReached => "not reached",
            Self::Unknown => "unknown",
        }
    }
}

/// One stage of the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'a> {
    /// The stage.
    pub stage: &'a Stage,
    /// What it is to the opportunity.
    pub state: State,
}

/// The stages in order, each with its state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StagePath<'a> {
    /// Every stage of the board, win and lose ends included.
    pub steps: Vec<Step<'a>>,
    /// The place of the opportunity's own stage, from 1; `None` if it is not among them.
    pub position: Option<usize>,
}

impl<'a> StagePath<'a> {
    /// Orders the stages by position, then Id, each Id once, and says what each is to the opportunity.
    ///
    /// The moves say which stages it was in, and how far it had come before the stage that loses it. Without them, the
    /// stages before its own count as completed.
    pub fn new(stages: &'a [Stage], opportunity: &Opportunity, moves: &[Move]) -> Self {
        let stages = in_order(stages);
        let index_of = |id: Option<&i64>| stages.iter().position(|stage| Some(&stage.id) == id);
        let current = index_of(opportunity.stage_id.set());
        let reached = match current {
            Some(at) if stages[at].loses => {
                came_from(moves, stages[at].id).and_then(|id| index_of(Some(&id)))
            }
            current => current,
        };
        let is_whole = moves.iter().any(Move::is_first);
        let is_over = opportunity.is_closed()
            || current.is_some_and(|at| stages[at].wins || stages[at].loses);
        let state_of = |at: usize, stage: &Stage| match reached {
            _ if current == Some(at) => State::Current,
            _ if (stage.wins || stage.loses) && !was_in(moves, stage.id) => {
                if is_over {
                    State::NotReached
                } else {
                    State::Upcoming
                }
            }
            Some(reached) if at < reached && is_whole && !was_in(moves, stage.id) => State::Skipped,
            Some(reached) if at < reached => State::Completed,
            Some(reached) if at == reached => State::Reached,
            Some(_) if !is_over => State::Upcoming,
            // Wherever it went afterwards.
            _ if was_in(moves, stage.id) => State::Completed,
            Some(_) => State::NotReached,
            None => State::Unknown,
        };
        let steps = stages
            .iter()
            .enumerate()
            .map(|(at, stage)| Step {
                stage,
                state: state_of(at, stage),
            })
            .collect();
        Self {
            steps,
            position: current.map(|at| at + 1),
        }
    }

    /// The opportunity's own stage.
    pub fn current(&self) -> Option<&'a Stage> {
        self.position
            .and_then(|position| self.steps.get(position - 1))
            .map(|step| step.stage)
    }

    /// "Stage 3 of 7", or that the stage is not one of them.
    pub fn words(&self) -> String {
        let count = self.steps.len();
        match self.position {
            Some(position) => format!("Stage {position} of {count}"),
            None if count == 1 => "Its stage is not on the board, which has 1 stage".to_owned(),
            None => format!("Its stage is not among the {count} stages of the board"),
        }
    }
}

fn in_order(stages: &[Stage]) -> Vec<&Stage> {
    let mut ordered: Vec<&Stage> = Vec::with_capacity(stages.len());
    for stage in stages {
        if !ordered.iter().any(|known| known.id == stage.id) {
            ordered.push(stage);
        }
    }
    sort_by_numbers(&mut ordered, |stage| {
        by_position(stage.position.set().copied(), stage.id)
    });
    ordered
}

/// Whether any move led into the stage or out of it.
fn was_in(moves: &[Move], stage_id: i64) -> bool {
    let is_it = |id: &Field<i64>| id.set() == Some(&stage_id);
    moves
        .iter()
        .any(|entry| is_it(&entry.old_stage_id) || is_it(&entry.new_stage_id))
}

/// The stage the opportunity was in before it last entered this one.
fn came_from(moves: &[Move], stage_id: i64) -> Option<i64> {
    let entered = moves
        .iter()
        .filter(|entry| entry.new_stage_id.set() == Some(&stage_id));
    let last =
        entered.max_by_key(|entry| entry.to_time.set().map(super::moment::Moment::epoch_ms))?;
    last.old_stage_id.set().copied()
}

#[cfg(test)]
mod tests;
