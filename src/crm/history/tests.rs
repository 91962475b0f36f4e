use super::*;
use crate::crm::moment::Role;
use proptest::prelude::*;

const DAY: i64 = 86_400_000;
/// 2025-01-01T00:00:00Z
const START: i64 = 1_735_689_600_000;

/// Day `day` of January 2025, as the API writes it; 0 is no time.
fn time(day: i64) -> Field<Moment> {
    if day == 0 {
        return Field::NotSet;
    }
    Moment::parse(&format!("2025-01-{day:02}T00:00:00Z"), Role::Stamp).unwrap()
}

fn number(number: i64) -> Field<i64> {
    if number == 0 {
        Field::NotSet
    } else {
        Field::Set(number)
    }
}

/// A move with this Id, from a stage (since a day) to a stage (on a day).
fn moved(id: i64, (old, from): (i64, i64), (new, to): (i64, i64)) -> Move {
    Move {
        id: number(id),
        old_stage_id: number(old),
        from_time: time(from),
        new_stage_id: number(new),
        to_time: time(to),
        ..Move::default()
    }
}

/// Stage, days counted.
fn counted(moves: &[Move], current: i64, now_day: i64) -> Vec<(i64, i64)> {
    let stays = stays(moves, Some(current), START + (now_day - 1) * DAY);
    stays
        .iter()
        .map(|stay| (stay.stage_id.unwrap_or_default(), stay.counted_ms / DAY))
        .collect()
}

#[test]
fn says_who_moved_it() {
    let by = |user_id, user_name| Move {
        user_id,
        user_name,
        ..Move::default()
    };
    let name = || Field::Set("Ada".to_owned());
    let odd = || Field::Unreadable("{}".to_owned());
    assert_eq!(by(Field::NotSet, Field::NotSet).who(), Who::Automatically);
    assert_eq!(by(Field::Set(5), name()).who(), Who::Name("Ada"));
    assert_eq!(by(Field::NotSet, name()).who(), Who::Name("Ada"));
    assert_eq!(by(Field::Set(5), Field::NotSet).who(), Who::User(5));
    assert_eq!(
        by(Field::Unreadable("x".to_owned()), Field::NotSet).who(),
        Who::Unreadable
    );
    assert_eq!(by(Field::NotSet, odd()).who(), Who::Unreadable);
}

#[test]
fn orders_by_time_and_keeps_each_record_once() {
    let moves = in_order(vec![
        moved(3, (2, 5), (3, 9)),
        moved(1, (0, 0), (1, 2)),
        moved(2, (1, 2), (2, 5)),
        moved(1, (0, 0), (1, 2)),
        moved(0, (3, 9), (4, 0)),
        moved(0, (3, 9), (4, 0)),
        moved(5, (2, 5), (3, 9)),
    ]);
    let ids: Vec<i64> = moves
        .iter()
        .map(|entry| entry.id.set().copied().unwrap_or_default())
        .collect();
    assert_eq!(ids, [0, 1, 2, 3, 5]);
}

#[test]
fn counts_the_time_in_each_stage() {
    let moves = [
        moved(1, (0, 0), (1, 2)),
        moved(2, (1, 2), (2, 5)),
        moved(3, (2, 5), (3, 9)),
    ];
    assert_eq!(counted(&moves, 3, 21), [(1, 3), (2, 4), (3, 12)]);
    let stays = stays(&moves, Some(3), START + 20 * DAY);
    assert_eq!(stays.iter().filter(|stay| stay.is_current).count(), 1);
    assert_eq!(
        (time_in(&stays, 2), time_in(&stays, 9)),
        (Some(4 * DAY), None)
    );
}

#[test]
fn going_back_adds_up() {
    let moves = [
        moved(1, (1, 2), (2, 5)),
        moved(2, (2, 5), (1, 6)),
        moved(3, (1, 6), (2, 8)),
    ];
    let stays = stays(&moves, Some(2), START + 9 * DAY);
    assert_eq!(
        (time_in(&stays, 1), time_in(&stays, 2)),
        (Some(5 * DAY), Some(3 * DAY))
    );
}

#[test]
fn nothing_is_counted_twice() {
    // Overlapping: the later one counts from where the earlier one ended.
    assert_eq!(
        counted(&[moved(1, (1, 1), (2, 5)), moved(2, (2, 3), (3, 8))], 3, 8),
        [(1, 4), (2, 3), (3, 0)]
    );
    // One within another.
    assert_eq!(
        counted(&[moved(1, (1, 1), (2, 9)), moved(2, (2, 3), (3, 5))], 9, 9),
        [(1, 8), (2, 0)]
    );
    // The same twice under two Ids.
    assert_eq!(
        counted(&[moved(1, (1, 1), (2, 5)), moved(2, (1, 1), (2, 5))], 2, 6),
        [(1, 4), (1, 0), (2, 1)]
    );
    // Reversed.
    assert_eq!(counted(&[moved(1, (1, 5), (2, 3))], 9, 9), [(1, 0)]);
    // Open-ended, at either end.
    assert_eq!(
        counted(&[moved(1, (1, 2), (2, 0)), moved(2, (2, 0), (3, 7))], 9, 9),
        [(2, 0), (1, 0)]
    );
}

#[test]
fn shows_odd_intervals_as_they_are() {
    let stays = stays(&[moved(1, (1, 5), (2, 3))], Some(2), START + 3 * DAY);
    let times: Vec<_> = stays
        .iter()
        .map(|stay| (stay.from_ms, stay.to_ms, stay.counted_ms))
        .collect();
    let day = |day: i64| Some(START + (day - 1) * DAY);
    assert_eq!(times, [(day(3), None, DAY), (day(5), day(3), 0)]);
}

#[test]
fn the_current_stay_needs_a_last_move_to_the_current_stage() {
    let moves = [moved(1, (1, 1), (2, 5))];
    let current = |stage, now| stays(&moves, stage, now).iter().any(|stay| stay.is_current);
    assert!(current(Some(2), START + 9 * DAY));
    assert!(!current(Some(3), START + 9 * DAY));
    assert!(!current(None, START + 9 * DAY));
    assert!(stays(&[], Some(2), START).is_empty());
    // A clock that is behind counts nothing.
    assert_eq!(counted(&moves, 2, 4), [(1, 4), (2, 0)]);
}

proptest! {
    #[test]
    fn the_sum_never_exceeds_the_time_there_was(rows in prop::collection::vec((0..4_i64, 0..29_i64, 1..4_i64, 0..29_i64), 0..12), now in 1..31_i64) {
        let moves: Vec<Move> = rows.iter().map(|&(old, from, new, to)| moved(0, (old, from), (new, to))).collect();
        let stays = stays(&in_order(moves.clone()), Some(1), START + (now - 1) * DAY);
        let days = rows.iter().flat_map(|&(_, from, _, to)| [from, to]).filter(|day| *day > 0).chain([now]);
        let (first, last) = days.fold((99, 0), |(first, last), day| (day.min(first), day.max(last)));
        let total: i64 = stays.iter().map(|stay| stay.counted_ms).sum();
        prop_assert!(stays.iter().all(|stay| stay.counted_ms >= 0));
        prop_assert!(total <= (last - first) * DAY, "{} of {}", total, (last - first) * DAY);
    }
}
