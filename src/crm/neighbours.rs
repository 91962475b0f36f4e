//! What stands before and after an opportunity in a row of them.

/// Where something stands in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbours<T> {
    /// Its place, from 1.
    pub at: usize,
    /// How long the row is.
    pub of: usize,
    /// What stands before it.
    pub previous: Option<T>,
    /// What stands after it.
    pub next: Option<T>,
}

/// Finds the one that `is` it, if it stands in the row.
pub fn neighbours<T: Clone>(row: &[T], is: impl Fn(&T) -> bool) -> Option<Neighbours<T>> {
    let at = row.iter().position(is)?;
    Some(Neighbours {
        at: at + 1,
        of: row.len(),
        previous: at.checked_sub(1).and_then(|at| row.get(at)).cloned(),
        next: row.get(at + 1).cloned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_row_have_one_neighbour_and_a_stranger_has_none() {
        let row = ["a", "b", "c"];
        let find = |wanted: &str| neighbours(&row, |one| *one == wanted);
        let found = |at, previous, next| {
            Some(Neighbours {
                at,
                of: 3,
                previous,
                next,
            })
        };
        assert_eq!(find("a"), found(1, None, Some("b")));
        assert_eq!(find("b"), found(2, Some("a"), Some("c")));
        assert_eq!(find("c"), found(3, Some("b"), None));
        assert_eq!(find("d"), None);
        assert_eq!(neighbours(&[] as &[u8], |_| true), None);
    }
}
