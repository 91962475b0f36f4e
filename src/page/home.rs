//! `/`: opens an opportunity by its Id, or by any text that contains one.

use leptos::prelude::*;

use crate::browser::{document, history};
use crate::crm::id::{Found, OpportunityId, find_in_text};
use crate::page::shared::{self, Shared};
use crate::route::Route;
use crate::ui::el::{El, el};

/// What is to be said about a text before anything is asked of the API.
#[derive(Clone, PartialEq, Eq)]
enum Answer {
    /// Nothing yet.
    Nothing,
    /// A sentence.
    No(&'static str),
    /// The visitor is to choose.
    Which(Vec<OpportunityId>),
}

/// One field and one button.
pub fn home_page(shared: Shared) -> El {
    shared::title("");
    shared.arrive();
    let answer = RwSignal::new(Answer::Nothing);
    let field = el("input")
        .attr("id", "open-field")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", "1416693192")
        .attr("aria-describedby", "open-hint open-answer");
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        let said = match find_in_text(&document::value("#open-field")) {
            Found::One(id) => return shared.go(Route::Opportunity(id)),
            Found::Several(ids) => Answer::Which(ids),
            Found::None if document::value("#open-field").trim().is_empty() => {
                Answer::No("Type or paste an Id first.")
            }
            Found::None => Answer::No(
                "There is no opportunity Id in this text. An Id is a whole number from 1 to 9223372036854775807, such as 1416693192.",
            ),
        };
        answer.set(said);
        document::focus("#open-field");
    };
    let form = el("form")
        .class("card stack")
        .attr("novalidate", "")
        .child(el("label").attr("for", "open-field").text("Id or link"))
        .child(
            el("div")
                .class("joined")
                .child(field)
                .child(el("button").class("primary").text("Open")),
        )
        .child(
            el("p")
                .class("hint")
                .attr("id", "open-hint")
                .text("Paste an Id, a Nexudus link, or any text that contains one."),
        )
        .child(
            el("div")
                .attr("id", "open-answer")
                .live(move || answer.get(), say),
        )
        .on("submit", submit);
    el("div")
        .class("page narrow")
        .child(el("h1").attr("tabindex", "-1").text("Open an opportunity"))
        .child(form)
}

fn say(answer: &Answer) -> Vec<El> {
    match answer {
        Answer::Nothing => Vec::new(),
        Answer::No(sentence) => vec![
            el("p")
                .class("problem")
                .attr("role", "alert")
                .text(sentence),
        ],
        Answer::Which(ids) => {
            let links = ids.iter().map(|id| {
                let href = history::href(&Route::Opportunity(*id).to_string());
                el("li").child(el("a").attr("href", &href).text(&id.to_string()))
            });
            let question = el("p")
                .text("There are several numbers in this text. Which one is the opportunity?");
            vec![
                el("div")
                    .attr("role", "alert")
                    .child(question)
                    .child(el("ul").children(links)),
            ]
        }
    }
}
