//! What the second module may ask of the API: it has no session of its own.

use leptos::prelude::*;

use crate::browser::http::Switch;
use crate::browser::second::{self, Reply};
use crate::nexudus::client::{self, Stop};
use crate::nexudus::endpoint::{self, Endpoint};
use crate::nexudus::problem::{LIST_ROLE, Problem, READ_ROLE};
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
    let Some((endpoint, id, role)) = question(what, size, page) else {
        return Reply::Left;
    };
    match client::page(endpoint, id, role, switch).await {
        Ok(body) => Reply::Body(body),
        Err(Stop::Left) => Reply::Left,
        Err(Stop::Problem(Problem::Expired)) => {
            shared.sign_out(Some(
                "Your session has ended: Nexudus no longer accepts its token. Sign in again and you are back where you were.",
            ));
            Reply::Left
        }
        Err(Stop::Problem(Problem::MissingRole(_))) => Reply::MayNot,
        Err(Stop::Problem(Problem::TooLarge)) => Reply::TooLarge,
        Err(Stop::Problem(problem)) => {
            let told = problem.tell();
            Reply::Problem(told.title.into_owned(), told.sentence.into_owned())
        }
    }
}

/// Lists by name; anything else is the Id of one opportunity. With the Id, and the role it needs.
fn question(what: &str, size: u32, page: u32) -> Option<(Endpoint, &str, &'static str)> {
    Some(match what {
        "opportunities" => (endpoint::all_opportunities(size, page), "", LIST_ROLE),
        "stages" => (endpoint::all_stages(size, page), "", "CrmBoardColumn-List"),
        id => (endpoint::opportunity(id.parse().ok()?), id, READ_ROLE),
    })
}
