//! The identity strip: which opportunity this is, where it stands, what it is worth.

use crate::browser::intl;
use crate::crm::field::Field;
use crate::crm::money::Money;
use crate::crm::opportunity::Opportunity;
use crate::ui::badge::{stage_badge, status_badge};
use crate::ui::copy::copy_button;
use crate::ui::el::{El, bdi, el};
use crate::ui::moment::When;

/// Status and stage, never merged.
pub fn badges(o: &Opportunity) -> Vec<El> {
    vec![status_badge(&o.status), stage_badge(&stage(o))]
}

/// What it is worth.
pub fn value(o: &Opportunity) -> Vec<El> {
    vec![match &o.value {
        Field::Set(money) => exact(money),
        Field::NotSet => el("span").class("money quiet").text("Not set"),
        Field::Unreadable(raw) => el("span")
            .class("money quiet")
            .text(&format!("Unreadable: {raw}")),
    }]
}

/// An amount, and on demand its digits as they arrived, plain: as whoever counts on with them takes them.
fn exact(money: &Money) -> El {
    let mut digits = money.amount.as_str().to_owned();
    if let Field::Set(code) = &money.currency {
        digits.push(' ');
        digits.push_str(code.as_str());
    }
    let summary = el("span").class("money").text(&intl::money(money));
    let exactly = el("p")
        .text("Exactly ")
        .child(el("code").text(&digits))
        .child(copy_button(&digits, "value"));
    el("details")
        .class("exact")
        .child(el("summary").child(summary))
        .child(exactly)
}

/// What scrolls away: for whom it is, when to follow up, and what the value means. An opportunity has no currency of
/// its own. The follow-up of a closed one is no longer due, and still the date people look for.
pub fn more(o: &Opportunity, follow_up: Option<&When>) -> Vec<El> {
    let mut parts = vec![bdi(&o.below_title().join(" · "))];
    if let Some(when) = follow_up {
        parts.push(el("span").text("Follow-up ").child(when.line("span")));
    }
    parts.push(provenance(o, el("span").text(o.value_label())));
    parts
}

/// The stage in a few words, its Id where its name did not arrive.
pub fn stage(o: &Opportunity) -> String {
    match (&o.stage_name, &o.stage_id) {
        (Field::Set(name), _) => name.clone(),
        (Field::Unreadable(raw), _) => format!("Unreadable: {raw}"),
        (Field::NotSet, Field::Set(id)) if *id != 0 => format!("Stage {id}"),
        _ => "Stage not set".to_owned(),
    }
}

fn provenance(o: &Opportunity, label: El) -> El {
    match &o.currency {
        Field::Set(code) => {
            let label = label.text(" · ").text(code.as_str()).text(", the currency");
            match o.location_name.text() {
                Some(name) => label.text(" of ").child(bdi(name)),
                None => label,
            }
        }
        Field::NotSet if o.value.is_set() => label.text(" · currency unknown"),
        Field::NotSet => label,
        Field::Unreadable(raw) => label.text(" · unreadable currency ").child(bdi(raw)),
    }
}
