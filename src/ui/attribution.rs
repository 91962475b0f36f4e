//! Where the opportunity came from, as a sentence. The parameters are a stranger's text.

use crate::crm::attribution::{Part, sentence};
use crate::crm::opportunity::Opportunity;
use crate::ui::el::{El, bdi, el};

/// The sentence; nothing if nothing is known.
pub fn attribution(opportunity: &Opportunity) -> Vec<El> {
    let parts = sentence(opportunity);
    if parts.is_empty() {
        return Vec::new();
    }
    let parts = parts.into_iter().map(|part| match part {
        Part::Words(words) => el("span").text(words),
        Part::Value(value) => bdi(value),
    });
    vec![el("p").class("attribution").children(parts)]
}
