//! The identity strip: which opportunity this is, where it stands, what it is worth.

use crate::browser::intl;
use crate::crm::field::Field;
use crate::crm::opportunity::Opportunity;
use crate::ui::badge::{stage_badge, status_badge};
use crate::ui::el::{El, bdi, el};

/// Status and stage, never merged.
pub fn badges(o: &Opportunity) -> Vec<El> {
    vec![status_badge(&o.status), stage_badge(&stage(o))]
}

/// What it is worth.
pub fn value(o: &Opportunity) -> Vec<El> {
    let (look, text) = match &o.value {
        Field::Set(money) => ("money", intl::money(money)),
        Field::NotSet => ("money quiet", "Not set".to_owned()),
        Field::Unreadable(raw) => ("money quiet", format!("Unreadable: {raw}")),
    };
    vec![el("span").class(look).text(&text)]
}

/// What scrolls away: for whom it is, and what the value means. An opportunity has no currency of its own.
pub fn more(o: &Opportunity) -> Vec<El> {
    let label = el("span").text(o.value_label()).child(bdi(&provenance(o)));
    vec![bdi(&customer(o)), label]
}

/// Customer and company, whichever the title is not.
fn customer(o: &Opportunity) -> String {
    let title = o.title();
    let mut texts: Vec<&str> = [&o.customer_name, &o.customer_company]
        .into_iter()
        .filter_map(Field::text)
        .filter(|text| *text != title)
        .collect();
    texts.dedup();
    texts.join(" · ")
}

fn stage(o: &Opportunity) -> String {
    match (&o.stage_name, &o.stage_id) {
        (Field::Set(name), _) => name.clone(),
        (Field::Unreadable(raw), _) => format!("Unreadable: {raw}"),
        (Field::NotSet, Field::Set(id)) if *id != 0 => format!("Stage {id}"),
        _ => "Stage not set".to_owned(),
    }
}

fn provenance(o: &Opportunity) -> String {
    let of = o
        .location_name
        .text()
        .map(|name| format!(" of {name}"))
        .unwrap_or_default();
    match &o.currency {
        Field::Set(code) => format!(" · {}, the currency{of}", code.as_str()),
        Field::NotSet if o.value.is_set() => " · currency unknown".to_owned(),
        Field::NotSet => String::new(),
        Field::Unreadable(raw) => format!(" · unreadable currency {raw}"),
    }
}
