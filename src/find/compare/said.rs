//! What is said above the comparison: what of the address could not be used, what is still to come, what is missing.

use crate::browser::history;
use crate::crm::id::OpportunityId;
use crate::find::address::Compared;
use crate::find::compare::{Compare, Known};
use crate::find::failed;
use crate::find::words::quoted;
use crate::nexudus::problem::Action;
use crate::route::Route;
use crate::ui::el::{El, el};

impl Compare {
    /// All of it, in the order of the address.
    pub(super) fn words(&self) -> Vec<El> {
        let mut said: Vec<El> = self.asked.bad.iter().map(|bad| left_out(bad)).collect();
        said.extend(self.asked.beyond.iter().map(|id| {
            el("p").class("remark").text(&format!(
                "{} stand side by side at most, so {id} was left out.",
                Compared::MOST
            ))
        }));
        let missing = |id: &OpportunityId| missing(*id, self.of(*id)?);
        said.extend(self.asked.ids.iter().filter_map(missing));
        if let Some(action) = self.action() {
            said.push(failed::action(action, "again", self.again.left().is_some()));
        }
        if self.asked.ids.len() < 2 {
            said.push(too_few());
        }
        said
    }

    /// What helps most: only signing in helps if the session has ended, and asking again never finds what is not there.
    fn action(&self) -> Option<Action> {
        let actions = self.asked.ids.iter().filter_map(|id| match self.of(*id) {
            Some(Known::Not(told)) => Some(told.action),
            _ => None,
        });
        actions.max_by_key(|action| match action {
            Action::SignIn => 2,
            Action::TryAgain => 1,
            Action::OpenAnother => 0,
        })
    }
}

fn left_out(bad: &str) -> El {
    el("p")
        .class("remark")
        .child(quoted(bad))
        .text(" in the address is no opportunity Id, so it was left out.")
}

fn missing(id: OpportunityId, known: &Known) -> Option<El> {
    let said = el("p");
    Some(match known {
        Known::Not(told) => said.class("problem").attr("role", "alert").text(&format!(
            "{id} is not here. {}. {}",
            told.title, told.sentence
        )),
        Known::Awaited => said.attr("role", "status").text(&format!("Loading {id}…")),
        Known::Here(_) => return None,
    })
}

fn too_few() -> El {
    let list = el("a")
        .attr("href", &history::href(&Route::Find.to_string()))
        .text("the list");
    el("p")
        .text("Two to four opportunities can be compared: select them in ")
        .child(list)
        .text(", or put their Ids into the address: ?ids=1416693192,1416693193")
}
