//! Opens an opportunity by its Id, by any text that contains one, or by a name; on the start page, and everywhere in a
//! dialog.

use leptos::prelude::*;

use crate::browser::{dialog, document, history, task};
use crate::crm::id::{Found, OpportunityId, find_in_text};
use crate::page::recents;
use crate::page::shared::Shared;
use crate::route::Route;
use crate::ui::el::{El, el, follow};

const DIALOG: &str = "#opener";

/// What is to be said about a text before anything is asked of the API.
#[derive(Clone, PartialEq, Eq)]
enum Answer {
    /// Nothing yet.
    Nothing,
    /// Nothing was typed.
    Empty,
    /// There is no Id in this text.
    NoId(String),
    /// The visitor is to choose: one of these, or what has this text.
    Which(Vec<OpportunityId>, String),
}

/// One field and one button; `name` begins the ids of what belongs to them. A text without numbers leads to the page that
/// finds; what may be an Id or a name offers it. `suggest` says whether the field suggests what was opened before.
pub fn opener(shared: Shared, name: &'static str, suggest: bool) -> El {
    let answer = RwSignal::new(Answer::Nothing);
    let part = move |part: &str| format!("{name}-{part}");
    let selector = move || format!("#{name}-field");
    let field = el("input")
        .attr("id", &part("field"))
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", "1416693192")
        .attr("aria-describedby", &format!("{name}-hint {name}-answer"));
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        let text = document::value(&selector());
        let text = text.trim();
        let go = |path: &str| {
            dialog::close(DIALOG);
            shared.go_to(path);
        };
        let said = match find_in_text(text) {
            Found::One(id) => return go(&Route::Opportunity(id).to_string()),
            Found::Which(ids) => Answer::Which(ids, text.to_owned()),
            Found::None if text.is_empty() => Answer::Empty,
            Found::None if text.bytes().any(|byte| byte.is_ascii_digit()) => {
                Answer::NoId(text.to_owned())
            }
            Found::None => return go(&search(text)),
        };
        answer.set(said);
        document::focus(&selector());
    };
    // The start page lists them anyway.
    let suggestions = suggest.then(|| recents::suggestions(&part("recents")));
    let field = if suggest {
        field.attr("list", &part("recents"))
    } else {
        field
    };
    el("form")
        .class("stack")
        .attr("novalidate", "")
        .child(el("label").attr("for", &part("field")).text("Id or link"))
        .child(
            el("div")
                .class("joined")
                .child(field)
                .child(el("button").class("primary").text("Open")),
        )
        .child(
            el("p")
                .class("hint")
                .attr("id", &part("hint"))
                .text("Paste an Id, a Nexudus link, or any text that contains one; a name is looked for among all opportunities."),
        )
        .child(
            el("div")
                .attr("id", &part("answer"))
                .live(move || answer.get(), say),
        )
        .children(suggestions)
        .on("submit", submit)
}

/// The address that finds a text.
fn search(text: &str) -> String {
    let query = String::from(js_sys::encode_uri_component(text));
    format!("{}?q={query}", Route::Find)
}

fn say(answer: &Answer) -> Vec<El> {
    match answer {
        Answer::Nothing => Vec::new(),
        Answer::Empty => vec![
            el("p")
                .class("problem")
                .attr("role", "alert")
                .text("Type or paste an Id first."),
        ],
        Answer::NoId(text) => vec![
            el("p").class("problem").attr("role", "alert").text("There is no opportunity Id in this text. An Id is a whole number from 1 to 9223372036854775807, such as 1416693192."),
            look_for(text),
        ],
        Answer::Which(ids, text) => {
            let links = ids.iter().map(|id| {
                let href = history::href(&Route::Opportunity(*id).to_string());
                el("li").child(el("a").attr("href", &href).text(&id.to_string()))
            });
            let question = el("p").text("Is one of these numbers the opportunity?");
            vec![
                el("div")
                    .attr("role", "alert")
                    .child(question)
                    .child(el("ul").children(links)),
                look_for(text),
            ]
        }
    }
}

fn look_for(text: &str) -> El {
    el("p").child(
        el("a")
            .attr("href", &history::href(&search(text)))
            .text("Look for this text among all opportunities"),
    )
}

/// The dialog: drawn anew each time it is opened, closed by every change of page and by the end of the session, which
/// leaves nothing of what it suggests.
pub fn opener_dialog(shared: Shared, asked: RwSignal<u32>) -> El {
    follow(
        move || (shared.route.get(), shared.signed_in.get()),
        |_| dialog::close(DIALOG),
    );
    el("dialog")
        .attr("id", "opener")
        .attr("aria-label", "Open another opportunity")
        .live(
            move || (asked.get(), shared.signed_in.get()),
            move |(times, signed_in)| {
                if *times == 0 || !signed_in {
                    return Vec::new();
                }
                // It stands in the document as soon as the present drawing is done.
                task::spawn(async { document::focus("#quick-field") });
                let close = el("button")
                    .text("Close")
                    .on("click", |_| dialog::close(DIALOG));
                vec![
                    opener(shared, "quick", true),
                    el("p").class("actions").child(close),
                ]
            },
        )
}

/// Opens the dialog, or moves to the field where the page has one of its own.
pub fn open(shared: Shared, asked: RwSignal<u32>) {
    if document::find("#open-field").is_some() {
        document::focus("#open-field");
    } else if shared.signed_in.get_untracked() {
        asked.update(|times| *times += 1);
        dialog::open(DIALOG);
    }
}
