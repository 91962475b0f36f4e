//! How a record came to where it stands: the moves between stages, and when it was won or lost.

use chrono::{DateTime, Duration, Utc};

use super::chance::Chance;
use super::document::{Document, Json};
use super::names::STAFF;
use super::outline::{Outcome, Outline};
use super::places::{Place, Role};
use super::schema;

/// Of the history rows; each opportunity has room for sixteen.
const FIRST_ID: u64 = 1_500_000_000;
const ROOM: u64 = 16;

/// A record entered a stage.
#[derive(Debug, Clone, Copy)]
pub struct Move {
    /// The index of the stage it entered.
    pub to: usize,
    /// When.
    pub at: DateTime<Utc>,
    /// The index of who moved it; nobody, when a trigger did.
    pub by: Option<usize>,
}

/// Everything that happened to one record.
#[derive(Debug)]
pub struct Journey {
    /// In order; the first places it on the board.
    pub moves: Vec<Move>,
    /// When it was won or lost.
    pub closed: Option<DateTime<Utc>>,
    /// The last time something happened.
    pub last_activity: DateTime<Utc>,
}

impl Journey {
    /// The journey to where an outline stands.
    #[must_use]
    pub fn make(seed: u64, now: DateTime<Utc>, outline: &Outline) -> Self {
        let mut chance = Chance::of(seed, "journey", outline.index);
        let visited = visited(&mut chance, outline);
        let age = (now - outline.created).num_seconds().max(1);
        let share = chance.number(15..95);
        let lived = match outcome_days(&mut chance, outline.outcome) {
            Some(days) => (days * 86_400).min(age),
            None => age * i64::try_from(share).unwrap_or(50) / 100,
        };
        let times = times(&mut chance, outline.created, lived, visited.len());
        let stages = &outline.place.board().stages;
        let owner = usize::try_from(chance.number(..STAFF.len() as u64)).unwrap_or_default();
        let moves: Vec<Move> = visited
            .into_iter()
            .zip(times)
            .map(|(to, at)| {
                let automatic = matches!(stages[to].role, Role::Trigger(_)) && chance.percent(60);
                Move {
                    to,
                    at,
                    by: (!automatic).then_some(owner),
                }
            })
            .collect();
        let last_move = moves.last().map_or(outline.created, |last| last.at);
        let end = outline.created + Duration::seconds(lived);
        let in_its_end = matches!(outline.place.stage().role, Role::Win | Role::Lose);
        // Entering an end closes it; what is lost elsewhere was closed by hand, later.
        let closed = (outline.outcome != Outcome::InProgress).then_some(if in_its_end {
            last_move
        } else {
            end
        });
        Self {
            moves,
            closed,
            last_activity: closed.unwrap_or(if chance.percent(50) { last_move } else { end }),
        }
    }

    /// The rows of `crm/crmopportunityhistories`.
    #[must_use]
    pub fn documents(&self, outline: &Outline) -> Vec<Document> {
        let first = FIRST_ID + outline.index * ROOM;
        let before = std::iter::once(None).chain(self.moves.iter().map(Some));
        let steps = before.zip(&self.moves).zip(first..);
        steps
            .map(|((old, new), id)| row(id, outline.id(), outline.place, old, new))
            .collect()
    }
}

/// One row: from the stage entered by `old` to that entered by `new`. "`OldCrmBoardColumnId` null for the initial placement",
/// "`FromTime` entered the previous stage", "`ToTime` left it", "`UserId` null if moved automatically" (documented).
#[must_use]
pub fn row(id: u64, opportunity: u64, place: Place, old: Option<&Move>, new: &Move) -> Document {
    let stages = &place.board().stages;
    let user = new.by.map(|by| STAFF[by]);
    schema::history()
        .with("CrmOpportunityId", opportunity)
        .with("OldCrmBoardColumnId", old.map(|old| stages[old.to].id))
        .with(
            "OldCrmBoardColumnName",
            old.map(|old| stages[old.to].name.as_str()),
        )
        .with("FromTime", Json::moment(old.map_or(new.at, |old| old.at)))
        .with("ToTime", Json::moment(new.at))
        .with("NewCrmBoardColumnId", stages[new.to].id)
        .with("NewCrmBoardColumnName", stages[new.to].name.as_str())
        .with("UserId", user.map(|user| user.0))
        .with("UserFullName", user.map(|user| user.1))
        .with("Id", id)
        .with("UniqueId", schema::unique_id("history", id))
        .with("CreatedOn", Json::moment(new.at))
        .with("UpdatedOn", Json::moment(new.at))
        .with(
            "UpdatedBy",
            user.map_or("system@example.com", |user| user.2),
        )
}

fn outcome_days(chance: &mut Chance, outcome: Outcome) -> Option<i64> {
    let longest = match outcome {
        Outcome::InProgress => return None,
        Outcome::Won => 75,
        Outcome::Lost => 120,
    };
    i64::try_from(chance.number(2..longest)).ok()
}

/// The stages on the way, the first and the last among them; some are left out, and some entered twice.
fn visited(chance: &mut Chance, outline: &Outline) -> Vec<usize> {
    let stages = &outline.place.board().stages;
    let last = outline.place.stage;
    let open = stages
        .iter()
        .filter(|stage| !matches!(stage.role, Role::Win | Role::Lose))
        .count();
    let reached = match stages[last].role {
        Role::Lose => usize::try_from(chance.number(..open as u64)).unwrap_or_default() + 1,
        _ => last,
    };
    let mut visited: Vec<usize> = (0..reached)
        .filter(|&stage| stage == 0 || chance.percent(80))
        .collect();
    if let [.., before, after] = visited[..]
        && chance.percent(6)
    {
        visited.extend([before, after]);
    }
    visited.push(last);
    visited
}

/// So many moments, rising, the first at the start and the last at the end of what it lived.
fn times(
    chance: &mut Chance,
    start: DateTime<Utc>,
    lived: i64,
    count: usize,
) -> Vec<DateTime<Utc>> {
    let longest = u64::try_from(lived).unwrap_or_default();
    let mut seconds: Vec<u64> = (2..count).map(|_| chance.number(..=longest)).collect();
    seconds.sort_unstable();
    let inner = std::iter::once(0)
        .chain(seconds)
        .chain(std::iter::once(longest));
    inner
        .take(count)
        .map(|second| start + Duration::seconds(i64::try_from(second).unwrap_or_default()))
        .collect()
}
