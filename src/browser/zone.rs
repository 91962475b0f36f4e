//! The zone that moments are shown in: the visitor's choice, as long as the document lives. It stands in the document,
//! where both modules see it.

use super::document;
use super::intl::Zone;

const NAME: &str = "data-zone";
const UTC: &str = "utc";

/// What was chosen last.
pub fn chosen() -> Zone {
    let word = document::root().and_then(|root| root.get_attribute(NAME));
    if word.as_deref() == Some(UTC) {
        Zone::Utc
    } else {
        Zone::Local
    }
}

/// Keeps a choice.
pub fn choose(zone: Zone) {
    let word = if zone == Zone::Utc { UTC } else { "" };
    document::set_root(NAME, word);
}
