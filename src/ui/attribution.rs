//! Where the opportunity came from, as a sentence. The parameters are a stranger's text.

use leptos::prelude::*;

use crate::crm::attribution::{self, Part};
use crate::crm::opportunity::Opportunity;

/// Our words (`false`) and a stranger's (`true`), in order.
pub type Sentence = Vec<(bool, String)>;

/// The sentence of an opportunity; empty if nothing is known.
#[must_use]
pub fn sentence(opportunity: &Opportunity) -> Sentence {
    attribution::sentence(opportunity)
        .into_iter()
        .map(|part| match part {
            Part::Words(words) => (false, words.to_owned()),
            Part::Value(value) => (true, value.to_owned()),
        })
        .collect()
}

/// Draws it.
#[component]
pub fn Attribution(
    /// What is drawn.
    sentence: Memo<Sentence>,
) -> impl IntoView {
    move || {
        let parts = sentence.get();
        (!parts.is_empty()).then(|| {
            let parts = parts
                .into_iter()
                .map(|(strange, text)| if strange { view! { <bdi>{text}</bdi> }.into_any() } else { text.into_any() })
                .collect_view();
            view! { <p class="attribution">{parts}</p> }
        })
    }
}
