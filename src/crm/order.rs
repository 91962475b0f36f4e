//! Sorting by numbers. One piece of code sorts everything: the standard library's sort is compiled anew for every type.

/// Puts items in the order of their keys; those with equal keys stay in the order they had.
pub fn sort_by_numbers<T>(items: &mut Vec<T>, key: fn(&T) -> (Option<i64>, Option<i64>)) {
    let keys = items.iter().enumerate();
    let mut keys: Vec<_> = keys.map(|(at, item)| (key(item), at)).collect();
    keys.sort_unstable();
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(keys.into_iter().filter_map(|(_, at)| taken[at].take()));
}

/// The key of what stands in a row by position: what has none goes last, and equals stand by Id.
pub fn by_position(position: Option<i64>, id: i64) -> (Option<i64>, Option<i64>) {
    (Some(position.unwrap_or(i64::MAX)), Some(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_by_both_numbers_and_keeps_what_is_equal_in_order() {
        let mut items = vec![
            ("c", Some(2), None),
            ("a", Some(1), Some(9)),
            ("d", Some(2), None),
            ("b", Some(1), Some(10)),
            ("first", None, Some(1)),
        ];
        sort_by_numbers(&mut items, |item| (item.1, item.2));
        let names: Vec<_> = items.into_iter().map(|item| item.0).collect();
        assert_eq!(names, ["first", "a", "b", "c", "d"]);
    }

    #[test]
    fn what_has_no_position_goes_last() {
        let mut items = vec![(None, 1), (Some(2), 30), (Some(-1), 9), (Some(2), 20)];
        sort_by_numbers(&mut items, |item| by_position(item.0, item.1));
        let ids: Vec<_> = items.into_iter().map(|item| item.1).collect();
        assert_eq!(ids, [9, 20, 30, 1]);
    }
}
