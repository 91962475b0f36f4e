//! What the second module may ask of the API: it has no session of its own.

use leptos::prelude::*;

use crate::browser::http::Switch;
use crate::browser::second::{self, Reply};
use crate::nexudus::client::{self, Stop};
use crate::nexudus::endpoint::{self, Endpoint};
use crate::nexudus::problem::{Problem, READ_ROLE};
use crate::page::problem::AGAIN;
use crate::page::shared::Shared;
use crate::ui::el::follow;

/// Answers for the life of the app. Whoever signs out is forgotten by both modules.
pub fn serve(shared: Shared) {
    let switch = StoredValue::new_local(Switch::new());
    let hang_up = move || {
        switch.with_value(Switch::abort);
        switch.set_value(Switch::new());
    };
    second::answer(
        move |what, size, page| {
            let switch = switch.get_value();
            async move { answer(shared, &what, size, page, &switch).await }
        },
        hang_up,
    );
    follow(
        move || shared.signed_in.get(),
        move |signed_in| {
            if !signed_in {
                hang_up();
                second::forget();
            }
        },
    );
}

async fn answer(shared: Shared, what: &str, size: u32, page: u32, switch: &Switch) -> Reply {
    if what == second::SIGN_IN {
        shared.sign_out(Some(AGAIN));
        return Reply::Left;
    }
    let Some((endpoint, id)) = question(what, size, page) else {
        return Reply::Left; // nobody asks for anything else
    };
    // Whoever asked knows the role it takes.
    match client::page(endpoint, id, READ_ROLE, switch).await {
        Ok(body) => Reply::Body(body),
        Err(Stop::Left) => Reply::Left,
        Err(Stop::Problem(Problem::Expired)) => {
            shared.sign_out(Some(
                "Your session has ended: Nexudus no longer accepts its token. Sign in again and you are back where you were.",
            ));
            Reply::Left
        }
        Err(Stop::Problem(problem)) => Reply::Problem(problem.numbers()),
    }
}

/// Lists by name, one opportunity by its Id, which stands beside it.
fn question(what: &str, size: u32, page: u32) -> Option<(Endpoint, &str)> {
    Some(match what {
        "opportunities" => (endpoint::all_opportunities(size, page), ""),
        "stages" => (endpoint::all_stages(size, page), ""),
        "custom-fields" => (endpoint::custom_field_definitions(1), ""),
        what if let Some(id) = what.strip_prefix("person ") => {
            (endpoint::customer(id.parse().ok()?), id)
        }
        id => (endpoint::opportunity(id.parse().ok()?), id),
    })
}
