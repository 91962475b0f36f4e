//! 80 to 99: boards, stages, histories and people.

use super::usual::{STAGE, Usual, history_id, shifted, stage};
use super::{Awkward, FIRST_COWORKER_ID};
use crate::data::document::{Document, Json};
use crate::data::journey::{Move, row};
use crate::data::places::{
    AWKWARD_FORTY_STAGES, AWKWARD_ONE_STAGE, AWKWARD_SAME_NAMES, AWKWARD_USUAL,
};

/// The record whose customer, referrer and agent do not exist.
pub const STRANGERS: u64 = 88;

/// The records.
pub fn records(usual: &Usual) -> Vec<Awkward> {
    let mut records = places(usual);
    records.extend(histories(usual));
    records.extend(people(usual));
    records
}

fn places(usual: &Usual) -> Vec<Awkward> {
    let at =
        |board, position, id, name, why| usual.record_at(stage(board, position), id, name, why, []);
    vec![
        usual.record(
            80,
            "Stage missing from its board",
            "its stage is not among those of its board",
            [
                ("CrmBoardColumnId", Json::raw("1414009999")),
                ("CrmBoardColumnName", "Gone".into()),
            ],
        ),
        at(
            AWKWARD_ONE_STAGE,
            0,
            81,
            "Board with one stage",
            "stage 1 of 1",
        ),
        at(
            AWKWARD_FORTY_STAGES,
            22,
            82,
            "Board with forty stages",
            "stage 23 of 40: more than one page of 25",
        ),
        at(
            AWKWARD_SAME_NAMES,
            2,
            83,
            "Stages of the same name",
            "the second of three called `Follow up`",
        ),
        usual.record(
            84,
            "No board",
            "a stage, but no board",
            [
                ("CrmBoardColumnCrmBoardId", Json::NULL),
                ("CrmBoardColumnCrmBoardName", Json::NULL),
            ],
        ),
    ]
}

fn histories(usual: &Usual) -> Vec<Awkward> {
    let won = stage(AWKWARD_USUAL, 6);
    let outcome = [
        ("Status", 2.into()),
        ("WonOn", usual.moment(-3)),
        ("Completed", true.into()),
    ];
    let with = |rows, record: Awkward| Awkward {
        history: rows,
        ..record
    };
    let first_and_won = row(history_id(91, 0), 91, won, None, &entered(usual, 6, -3));
    vec![
        with(
            to_and_fro(usual),
            usual.record(85, "2,000 history rows", "moved to and fro 2,000 times", []),
        ),
        with(
            untidy(usual),
            usual.record(
                86,
                "Untidy history",
                "overlapping, reversed, repeated and open-ended rows",
                [],
            ),
        ),
        with(
            Vec::new(),
            usual.record(87, "No history", "nobody kept one", []),
        ),
        with(
            vec![first_and_won],
            usual.record_at(
                won,
                91,
                "First and won",
                "placed at once in the winning stage",
                outcome,
            ),
        ),
    ]
}

fn people(usual: &Usual) -> Vec<Awkward> {
    let nobody = [
        ("ReferrerId", Json::raw("1415999998")),
        ("AgentId", Json::raw("1415999999")),
    ];
    let customer = || [("CoworkerId", Json::from(FIRST_COWORKER_ID + 89))];
    let elsewhere = stage(AWKWARD_ONE_STAGE, 0);
    vec![
        usual.record(
            STRANGERS,
            "Unknown people",
            "customer, referrer and agent answer 404",
            nobody,
        ),
        usual.record(
            89,
            "One customer, two boards",
            "the same customer as 90",
            customer(),
        ),
        usual.record_at(
            elsewhere,
            90,
            "One customer, two boards, the other",
            "the same customer as 89",
            customer(),
        ),
    ]
}

fn entered(usual: &Usual, to: usize, days: i64) -> Move {
    Move {
        to,
        at: shifted(usual.now, days),
        by: Some(0),
    }
}

/// Half an hour in each stage, the last row three days ago.
fn to_and_fro(usual: &Usual) -> Vec<Document> {
    let count: usize = 2000;
    let step = |number: usize| {
        let half_hours = i32::try_from(count - 1 - number).unwrap_or_default();
        let at = shifted(usual.now, -3) - chrono::TimeDelta::minutes(30) * half_hours;
        Move {
            to: [3, 4][number % 2],
            at,
            by: (!number.is_multiple_of(3)).then_some(number % 8),
        }
    };
    let row_of = |number: usize| {
        let old = number.checked_sub(1).map(step);
        row(
            history_id(85, number as u64),
            85,
            STAGE,
            old.as_ref(),
            &step(number),
        )
    };
    (0..count).map(row_of).collect()
}

fn untidy(usual: &Usual) -> Vec<Document> {
    let at = |to, days| entered(usual, to, days);
    let make = |number, old: Option<Move>, new: Move| {
        row(history_id(86, number), 86, STAGE, old.as_ref(), &new)
    };
    let reversed = make(3, Some(at(1, -20)), at(2, -20))
        .with("FromTime", usual.moment(-15))
        .with("ToTime", usual.moment(-25));
    let open_ended = make(5, Some(at(2, -18)), at(4, -3)).with("ToTime", Json::NULL);
    let unknown = make(6, Some(at(4, -3)), at(4, -2))
        .with("OldCrmBoardColumnId", 1_414_009_999)
        .with("OldCrmBoardColumnName", "Gone");
    vec![
        make(0, None, at(0, -40)),
        make(1, Some(at(0, -40)), at(1, -30)),
        make(2, Some(at(0, -40)), at(1, -30)),
        reversed,
        make(4, Some(at(1, -35)), at(2, -18)),
        open_ended,
        unknown,
    ]
}
