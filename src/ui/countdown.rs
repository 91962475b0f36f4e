//! How long until something is asked again by itself.

use crate::browser::intl;

/// What the button says that does not wait for it.
pub const NOW: &str = "Try now";

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
