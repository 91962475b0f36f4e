//! `/`: opens an opportunity by its Id, or by any text that contains one.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::browser::{document, history};
use crate::crm::id::{self, Found, OpportunityId};
use crate::page::shared::{self, Shared};
use crate::route::Route;

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
#[component]
pub fn Home(
    /// What all pages share.
    shared: Shared,
) -> impl IntoView {
    shared::title("");
    let answer = RwSignal::new(Answer::Nothing);
    let field = NodeRef::<leptos::html::Input>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let text = field.get_untracked().map(|field| field.value()).unwrap_or_default();
        match id::find_in_text(&text) {
            Found::One(id) => shared.go(Route::Opportunity(id)),
            Found::Several(ids) => answer.set(Answer::Which(ids)),
            Found::None if text.trim().is_empty() => answer.set(Answer::No("Type or paste an Id first.")),
            Found::None => answer.set(Answer::No(
                "There is no opportunity Id in this text. An Id is a whole number from 1 to 9223372036854775807, such as 1416693192.",
            )),
        }
        if answer.get_untracked() != Answer::Nothing {
            document::focus("#open-field");
        }
    };
    view! {
        <div class="page narrow">
            <h1 tabindex="-1">"Open an opportunity"</h1>
            <form class="card stack" novalidate on:submit=submit>
                <label for="open-field">"Id or link"</label>
                <div class="joined">
                    <input id="open-field" node_ref=field type="text" autocomplete="off" spellcheck="false"
                        placeholder="1416693192" aria-describedby="open-hint open-answer"
                        aria-invalid=move || (answer.get() != Answer::Nothing).then_some("true") />
                    <button class="primary">"Open"</button>
                </div>
                <p id="open-hint" class="hint">"Paste an Id, a Nexudus link, or any text that contains one."</p>
                <div id="open-answer">{move || say(answer.get())}</div>
            </form>
        </div>
    }
}

fn say(answer: Answer) -> AnyView {
    match answer {
        Answer::Nothing => ().into_any(),
        Answer::No(sentence) => view! { <p class="problem" role="alert">{sentence}</p> }.into_any(),
        Answer::Which(ids) => {
            let links = ids
                .into_iter()
                .map(|id| {
                    let href = history::href(&Route::Opportunity(id).to_string());
                    view! { <li><a href=href>{id.to_string()}</a></li> }
                })
                .collect_view();
            view! {
                <div role="alert"><p>"There are several numbers in this text. Which one is the opportunity?"</p><ul>{links}</ul></div>
            }
            .into_any()
        }
    }
}
