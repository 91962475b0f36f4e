//! What is true of the opportunity and worth saying at once: short statements, each with its reason on demand.

use crate::crm::signals::{Kind, Severity, Signal as Found};
use crate::ui::el::{El, bdi, el};

/// One statement as it is drawn.
#[derive(Clone, PartialEq, Eq)]
pub struct Statement {
    look: &'static str,
    sign: &'static str,
    sentence: String,
    reason: &'static str,
    comes_late: bool,
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
            comes_late: found.comes_with_stages(),
            look,
            sign,
            sentence: found.sentence.into_owned(),
            reason: found.rule.reason,
        }
    }
}

/// One statement, its reason folded behind it.
pub fn statement(statement: &Statement) -> El {
    let summary = el("summary")
        .child(el("span").attr("aria-hidden", "true").text(statement.sign))
        .child(bdi(&statement.sentence));
    let reason = el("p").class("signal-reason").text(statement.reason);
    let class = if statement.comes_late {
        "late-come"
    } else {
        ""
    };
    el("li").class(class).child(
        el("details")
            .class(statement.look)
            .child(summary)
            .child(reason),
    )
}
