//! The identity strip: which opportunity this is, where it stands, what it is worth.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::intl;
use crate::crm::field::Field;
use crate::crm::opportunity::Opportunity;
use crate::ui::badge::{StageBadge, StatusBadge};

/// The strip at the top of the page.
#[component]
pub fn Strip(
    /// The opportunity on show.
    opportunity: Signal<Arc<Opportunity>>,
) -> impl IntoView {
    let of = move |words: fn(&Opportunity) -> String| Memo::new(move |_| opportunity.with(|o| words(o)));
    let title = of(|o| o.title().into_owned());
    let customer = of(customer);
    let stage = of(stage);
    let value = of(value);
    let value_label = of(|o| o.value_label().to_owned());
    let provenance = of(provenance);
    let status = Memo::new(move |_| opportunity.with(|o| o.status.clone()));
    let no_value = Memo::new(move |_| opportunity.with(|o| !o.value.is_set()));
    view! {
        <header class="strip">
            <div class="strip-who">
                <h1 tabindex="-1"><bdi>{move || title.get()}</bdi></h1>
                <p class="badges">
                    <StatusBadge status />
                    <StageBadge name=stage />
                    <bdi class="strip-customer">{move || customer.get()}</bdi>
                </p>
            </div>
            <div class="strip-value">
                <p class="money" class:quiet=move || no_value.get()>{move || value.get()}</p>
                <p class="hint">{move || value_label.get()}<bdi>{move || provenance.get()}</bdi></p>
            </div>
        </header>
    }
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

fn value(o: &Opportunity) -> String {
    match &o.value {
        Field::Set(money) => intl::money(money),
        Field::NotSet => "Not set".to_owned(),
        Field::Unreadable(raw) => format!("Unreadable: {raw}"),
    }
}

/// Where the currency comes from: an opportunity has none of its own.
fn provenance(o: &Opportunity) -> String {
    let of = o.location_name.text().map(|name| format!(" of {name}")).unwrap_or_default();
    match &o.currency {
        Field::Set(code) => format!(" · {}, the currency{of}", code.as_str()),
        Field::NotSet if o.value.is_set() => " · currency unknown".to_owned(),
        Field::NotSet => String::new(),
        Field::Unreadable(raw) => format!(" · unreadable currency {raw}"),
    }
}
