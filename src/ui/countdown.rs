//! How long until something is asked again by itself.

use crate::browser::intl;

/// What the button says that does not wait for it.
pub const NOW: &str = "Try now";

/// What it says: `otherwise` where nothing is waited for.
pub fn button(seconds: Option<i64>, otherwise: &str) -> String {
    seconds.map_or(otherwise, |_| NOW).to_owned()
}

/// The seconds left, in words.
pub fn countdown(seconds: i64) -> String {
    match seconds {
        1 => "Asking again by itself in 1 second.".to_owned(),
        // A wait is never negative.
        seconds => format!(
            "Asking again by itself in {} seconds.",
            intl::count(usize::try_from(seconds).unwrap_or_default())
        ),
    }
}
