//! What is true of the opportunity and worth saying at once: short statements, each with its reason on demand.

use leptos::prelude::*;

use crate::crm::signals::{Kind, Severity, Signal as Found};

/// One statement as it is drawn.
#[derive(Clone, PartialEq, Eq)]
pub struct Statement {
    look: &'static str,
    sign: &'static str,
    sentence: String,
    reason: &'static str,
}

impl From<Found> for Statement {
    fn from(found: Found) -> Self {
        let (look, sign) = match (found.rule.kind, found.rule.severity) {
            (Kind::Contradiction, _) => ("signal contradiction", "≠"),
            (_, Severity::Late) => ("signal late", "!"),
            (_, Severity::Attention) => ("signal attention", "!"),
            (_, Severity::Note) => ("signal", "·"),
            (_, Severity::Good) => ("signal good", "✓"),
        };
        Self {
            look,
            sign,
            sentence: found.sentence.into_owned(),
            reason: found.rule.reason,
        }
    }
}

/// The row of statements, the one that matters most first.
#[component]
pub fn Signals(
    /// What holds now.
    statements: Memo<Vec<Statement>>,
) -> impl IntoView {
    view! {
        <ul class="signals" aria-label="Signals">
            {move || statements.get().into_iter().map(item).collect_view()}
        </ul>
    }
}

fn item(statement: Statement) -> AnyView {
    view! {
        <li>
            <details class=statement.look>
                <summary><span aria-hidden="true">{statement.sign}</span><bdi>{statement.sentence}</bdi></summary>
                <p class="signal-reason">{statement.reason}</p>
            </details>
        </li>
    }
    .into_any()
}
