//! Which generated records there are, and where each stands: cheap enough to know for all before any is made.

use chrono::{DateTime, Duration, Utc};

use super::chance::Chance;
use super::places::{Place, Role, locations};

/// "Real opportunity ids are 10 digits, e.g. 1416693192" (seen in a published client's data).
const FIRST_ID: u64 = 1_416_693_192;

/// In each block of records, so many belong to each location; a hundred blocks make 5,000 (the API's limit for one) and 3 × 300.
const PER_BLOCK: [u64; 4] = [50, 3, 3, 3];
const BLOCK: u64 = 59;
/// How many there are.
pub const COUNT: u64 = 100 * BLOCK;

/// They were created over three years, evenly.
const SLOT_SECONDS: u64 = 3 * 365 * 24 * 60 * 60 / COUNT;

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Still open.
    InProgress,
    /// A sale.
    Won,
    /// None.
    Lost,
}

/// Where a record stands.
#[derive(Debug, Clone)]
pub struct Outline {
    /// Which one, from 0.
    pub index: u64,
    /// When it was made.
    pub created: DateTime<Utc>,
    /// Its stage.
    pub place: Place,
    /// How it went.
    pub outcome: Outcome,
    /// Its order within the stage.
    pub position: u64,
    /// One of the architects from Berlin whom every story looks for.
    pub architect: bool,
}

impl Outline {
    /// Its Id.
    #[must_use]
    pub fn id(&self) -> u64 {
        FIRST_ID + self.index
    }

    /// Which index an Id stands for.
    #[must_use]
    pub fn index(id: u64) -> Option<u64> {
        id.checked_sub(FIRST_ID).filter(|index| *index < COUNT)
    }
}

/// The location of a record.
#[must_use]
pub fn location_of(index: u64) -> usize {
    let mut left = index % BLOCK;
    for (location, share) in PER_BLOCK.iter().enumerate() {
        if left < *share {
            return location;
        }
        left -= share;
    }
    0
}

/// Thirteen architects from Berlin look at Canary Wharf; the last three are open, overdue, and about twelve thousand.
#[must_use]
pub fn architect(index: u64) -> Option<u64> {
    let number = index / 450;
    (index % 450 == 31 && location_of(index) == 0).then_some(number)
}

/// Every record's outline, in the order of their Ids.
#[must_use]
pub fn all(seed: u64, now: DateTime<Utc>) -> Vec<Outline> {
    let mut taken = std::collections::HashMap::new();
    (0..COUNT)
        .map(|index| {
            let mut outline = one(seed, now, index);
            let rank: &mut u64 = taken.entry(outline.place.stage().id).or_default();
            // Ties are usual: what comes in by itself is put at 0.
            outline.position = if Chance::of(seed, "position", index).percent(5) {
                0
            } else {
                *rank
            };
            *rank += 1;
            outline
        })
        .collect()
}

fn one(seed: u64, now: DateTime<Utc>, index: u64) -> Outline {
    let mut chance = Chance::of(seed, "outline", index);
    let created = created(&mut chance, now, index);
    let architect = architect(index);
    let location = location_of(index);
    let board = if architect.is_some() {
        0
    } else {
        *chance.weighed(&[(60, 0), (12, 1), (18, 2), (10, 3)])
    };
    let age = (now - created).num_days();
    let outcome = match architect {
        Some(number) if overdue_architect(number) => Outcome::InProgress,
        _ => outcome(&mut chance, age),
    };
    let stage = stage(&mut chance, location, board, outcome);
    Outline {
        index,
        created,
        place: Place {
            location,
            board,
            stage,
        },
        outcome,
        position: 0,
        architect: architect.is_some(),
    }
}

/// The last three of those that [`architect`] numbers.
#[must_use]
pub fn overdue_architect(number: u64) -> bool {
    number >= 11
}

fn created(chance: &mut Chance, now: DateTime<Utc>, index: u64) -> DateTime<Utc> {
    let seconds_ago = (COUNT - index) * SLOT_SECONDS - chance.number(..SLOT_SECONDS);
    // Three years of seconds fit by far.
    now - Duration::seconds(i64::try_from(seconds_ago).unwrap_or_default())
}

fn outcome(chance: &mut Chance, age_in_days: i64) -> Outcome {
    let open = match age_in_days {
        ..30 => 85,
        30..90 => 50,
        90..365 => 12,
        _ => 4,
    };
    match (chance.percent(open), chance.percent(36)) {
        (true, _) => Outcome::InProgress,
        (false, true) => Outcome::Won,
        (false, false) => Outcome::Lost,
    }
}

/// What is won ends in the winning stage. What is lost ends in the losing one, or stays where it was lost.
fn stage(chance: &mut Chance, location: usize, board: usize, outcome: Outcome) -> usize {
    let stages = &locations()[location].boards[board].stages;
    let at = |role| stages.iter().position(|stage| stage.role == role);
    let open = at(Role::Win).unwrap_or(stages.len()) as u64;
    let reached = usize::try_from(chance.number(..open)).unwrap_or_default();
    match outcome {
        Outcome::Won => at(Role::Win).unwrap_or(reached),
        Outcome::Lost if chance.percent(85) => at(Role::Lose).unwrap_or(reached),
        Outcome::Lost | Outcome::InProgress => reached,
    }
}
