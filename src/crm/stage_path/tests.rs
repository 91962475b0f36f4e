use super::*;
use crate::crm::field::Field;
use crate::crm::moment::{Moment, Role};
use crate::crm::status::Status;

fn stage(id: i64, position: i64) -> Stage {
    Stage {
        id,
        name: Field::NotSet,
        position: Field::Set(position),
        wins: false,
        loses: false,
    }
}

fn wins(stage: Stage) -> Stage {
    Stage {
        wins: true,
        ..stage
    }
}

fn loses(stage: Stage) -> Stage {
    Stage {
        loses: true,
        ..stage
    }
}

/// Four stages, then a win end and a lose end.
fn board() -> Vec<Stage> {
    vec![
        stage(11, 0),
        stage(12, 1),
        stage(13, 2),
        stage(14, 3),
        wins(stage(15, 4)),
        loses(stage(16, 5)),
    ]
}

fn at(stage_id: i64, status: Status) -> Opportunity {
    Opportunity {
        stage_id: Field::Set(stage_id),
        status: Field::Set(status),
        ..Opportunity::default()
    }
}

fn moved(old: i64, new: i64, to_time: &str) -> Move {
    let to_time = Moment::parse(to_time, Role::Stamp).expect(to_time);
    Move {
        old_stage_id: Field::Set(old),
        new_stage_id: Field::Set(new),
        to_time,
        ..Move::default()
    }
}

fn states(path: &StagePath) -> Vec<&'static str> {
    path.steps.iter().map(|step| step.state.word()).collect()
}

#[test]
fn counts_every_stage_ends_included() {
    let stages = board();
    let path = StagePath::new(&stages, &at(13, Status::InProgress), &[]);
    assert_eq!(path.words(), "Stage 3 of 6");
    assert_eq!(
        states(&path),
        [
            "completed",
            "completed",
            "current",
            "upcoming",
            "upcoming",
            "upcoming"
        ]
    );
    assert_eq!(path.current().map(|stage| stage.id), Some(13));
}

#[test]
fn orders_by_position_then_id_and_counts_each_id_once() {
    let stages = [
        stage(5, 2),
        stage(9, 0),
        stage(4, 2),
        stage(9, 0),
        stage(1, 1),
        Stage {
            position: Field::NotSet,
            ..stage(2, 0)
        },
    ];
    let path = StagePath::new(&stages, &at(4, Status::InProgress), &[]);
    let ids: Vec<i64> = path.steps.iter().map(|step| step.stage.id).collect();
    assert_eq!(ids, [9, 1, 4, 5, 2]);
    assert_eq!(path.words(), "Stage 3 of 5");
}

#[test]
fn a_won_one_has_come_through_all_but_the_lose_end() {
    let stages = board();
    let path = StagePath::new(&stages, &at(15, Status::Won), &[]);
    assert_eq!(
        states(&path),
        [
            "completed",
            "completed",
            "completed",
            "completed",
            "current",
            "not reached"
        ]
    );
}

#[test]
fn a_lose_end_that_stands_first_is_never_completed() {
    let stages = [loses(stage(1, 0)), stage(2, 1), stage(3, 2)];
    let path = StagePath::new(&stages, &at(3, Status::InProgress), &[]);
    assert_eq!(states(&path), ["upcoming", "completed", "current"]);
}

#[test]
fn a_lost_one_keeps_the_stage_it_stands_in() {
    let stages = board();
    let path = StagePath::new(&stages, &at(12, Status::Lost), &[]);
    assert_eq!(
        states(&path),
        [
            "completed",
            "current",
            "not reached",
            "not reached",
            "not reached",
            "not reached"
        ]
    );
    assert_eq!(path.words(), "Stage 2 of 6");
}

#[test]
fn a_lost_one_in_the_lose_end_keeps_the_stage_the_history_says_it_reached() {
    let stages = board();
    let lost = at(16, Status::Lost);
    let moves = [
        moved(12, 16, "2025-01-03T00:00:00Z"),
        moved(13, 16, "2025-01-09T00:00:00Z"),
        moved(16, 13, "2025-01-05T00:00:00Z"),
    ];
    let path = StagePath::new(&stages, &lost, &moves);
    assert_eq!(
        states(&path),
        [
            "completed",
            "completed",
            "reached",
            "not reached",
            "not reached",
            "current"
        ]
    );
    let without_history = StagePath::new(&stages, &lost, &[]);
    assert_eq!(
        states(&without_history),
        [
            "unknown",
            "unknown",
            "unknown",
            "unknown",
            "not reached",
            "current"
        ]
    );
}

#[test]
fn a_stage_that_the_whole_history_never_shows_was_skipped() {
    let stages = board();
    let first = Move {
        new_stage_id: Field::Set(12),
        ..Move::default()
    };
    let moves = [first, moved(12, 14, "2025-01-03T00:00:00Z")];
    let told = |moves: &[Move]| {
        states(&StagePath::new(&stages, &at(14, Status::InProgress), moves))[..4].to_vec()
    };
    assert_eq!(told(&moves), ["skipped", "completed", "skipped", "current"]);
    // Without the first placement, nobody knows what was before.
    assert_eq!(
        told(&moves[1..]),
        ["completed", "completed", "completed", "current"]
    );
}

#[test]
fn a_stage_that_it_was_in_is_completed_even_if_it_went_back_and_was_lost() {
    let stages = board();
    let moves = [
        moved(12, 14, "2025-01-03T00:00:00Z"),
        moved(14, 12, "2025-01-05T00:00:00Z"),
    ];
    let path = StagePath::new(&stages, &at(12, Status::Lost), &moves);
    assert_eq!(
        states(&path)[..4],
        ["completed", "current", "not reached", "completed"]
    );
}

#[test]
fn a_stage_that_is_not_on_the_board_has_no_position() {
    let stages = board();
    let path = StagePath::new(&stages, &at(99, Status::InProgress), &[]);
    assert_eq!((path.position, path.current()), (None, None));
    assert_eq!(
        path.words(),
        "Its stage is not among the 6 stages of the board"
    );
    assert!(states(&path)[..4].iter().all(|state| *state == "unknown"));
    let unplaced = StagePath::new(&stages, &Opportunity::default(), &[]);
    assert_eq!(unplaced.position, None);
}

#[test]
fn one_stage_and_none_read_well() {
    let only = [stage(1, 0)];
    assert_eq!(
        StagePath::new(&only, &at(1, Status::InProgress), &[]).words(),
        "Stage 1 of 1"
    );
    assert_eq!(
        StagePath::new(&only, &at(2, Status::InProgress), &[]).words(),
        "Its stage is not on the board, which has 1 stage"
    );
    assert!(
        StagePath::new(&[], &at(2, Status::InProgress), &[])
            .steps
            .is_empty()
    );
}
