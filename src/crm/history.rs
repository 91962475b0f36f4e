//! How an opportunity moved through its stages (the API's `CrmOpportunityHistory`).

use super::field::Field;
use super::moment::Moment;
use super::order::sort_by_numbers;

/// One move, as the API recorded it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Move {
    /// The Id of the entry.
    pub id: Field<i64>,
    /// The stage it left; not set for the first placement.
    pub old_stage_id: Field<i64>,
    /// That stage's name.
    pub old_stage_name: Field<String>,
    /// When it had entered the stage it left.
    pub from_time: Field<Moment>,
    /// When it left that stage and entered the new one.
    pub to_time: Field<Moment>,
    /// The stage it entered.
    pub new_stage_id: Field<i64>,
    /// That stage's name.
    pub new_stage_name: Field<String>,
    /// Who moved it; not set if it moved automatically.
    pub user_id: Field<i64>,
    /// That user's name.
    pub user_name: Field<String>,
}

/// Who made a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who<'a> {
    /// Nobody: a rule of the board did.
    Automatically,
    /// A user, by name.
    Name(&'a str),
    /// A user whose name did not arrive.
    User(i64),
    /// Somebody, but what arrived cannot be read.
    Unreadable,
}

impl Move {
    /// Who made the move.
    pub fn who(&self) -> Who<'_> {
        match (&self.user_name, &self.user_id) {
            (Field::Set(name), _) => Who::Name(name),
            (_, Field::Set(id)) => Who::User(*id),
            (Field::NotSet, Field::NotSet) => Who::Automatically,
            _ => Who::Unreadable,
        }
    }

    /// Whether it only placed the opportunity on the board.
    pub fn is_first(&self) -> bool {
        self.old_stage_id.is_not_set() && self.old_stage_name.is_not_set()
    }

    fn entered_ms(&self) -> Option<i64> {
        self.to_time.set().map(Moment::epoch_ms)
    }
}

/// A time spent in one stage. The times are what was recorded, even where they make no sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// The stage.
    pub stage_id: Option<i64>,
    /// When it was entered, in milliseconds since 1970.
    pub from_ms: Option<i64>,
    /// When it was left; `None` if that is not known, or has not happened.
    pub to_ms: Option<i64>,
    /// Whether it is going on.
    pub is_current: bool,
    /// The part of it that no earlier stay has counted, in milliseconds: the sum over all stays counts no moment twice.
    pub counted_ms: i64,
}

/// The moves in order of time, each once. Those without a time come first.
pub fn in_order(mut moves: Vec<Move>) -> Vec<Move> {
    sort_by_numbers(&mut moves, |entry| {
        (entry.entered_ms(), entry.id.set().copied())
    });
    // A list that changes while it is paged can repeat a record.
    let mut each_once: Vec<Move> = Vec::with_capacity(moves.len());
    for entry in moves {
        let is_known = |known: &Move| {
            if entry.id.is_set() {
                known.id == entry.id
            } else {
                *known == entry
            }
        };
        if !each_once.iter().any(is_known) {
            each_once.push(entry);
        }
    }
    each_once
}

/// How long the opportunity was in each stage: one stay for each move out of a stage, and one that is going on, which
/// began with the last move if that led to the stage the opportunity stands in.
pub fn stays(moves: &[Move], current_stage: Option<i64>, now_ms: i64) -> Vec<Stay> {
    let mut stays: Vec<Stay> = moves
        .iter()
        .filter(|entry| !entry.is_first())
        .map(left)
        .collect();
    let last = moves
        .iter()
        .filter(|entry| entry.to_time.is_set())
        .max_by_key(|entry| entry.entered_ms());
    if let Some(last) = last
        .filter(|last| current_stage.is_some() && last.new_stage_id.set().copied() == current_stage)
    {
        stays.push(Stay {
            stage_id: current_stage,
            from_ms: last.entered_ms(),
            to_ms: None,
            is_current: true,
            counted_ms: 0,
        });
    }
    sort_by_numbers(&mut stays, |stay| {
        (stay.from_ms, Some(stay.is_current.into()))
    });
    let mut counted_until = i64::MIN;
    for stay in &mut stays {
        let end = if stay.is_current {
            Some(now_ms)
        } else {
            stay.to_ms
        };
        if let (Some(from), Some(to)) = (stay.from_ms, end) {
            stay.counted_ms = to.saturating_sub(from.max(counted_until)).max(0);
            counted_until = counted_until.max(to);
        }
    }
    stays
}

fn left(entry: &Move) -> Stay {
    Stay {
        stage_id: entry.old_stage_id.set().copied(),
        from_ms: entry.from_time.set().map(Moment::epoch_ms),
        to_ms: entry.entered_ms(),
        is_current: false,
        counted_ms: 0,
    }
}

/// How long it was in one stage altogether, in milliseconds; `None` if nothing was counted for it.
pub fn time_in(stays: &[Stay], stage_id: i64) -> Option<i64> {
    let own = stays.iter().filter(|stay| stay.stage_id == Some(stage_id));
    own.map(|stay| stay.counted_ms)
        .reduce(i64::saturating_add)
        .filter(|total| *total > 0)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
