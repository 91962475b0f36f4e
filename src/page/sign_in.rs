//! Signing in. The form stands in `index.html` and may be filled in before the app is there; this page listens to it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlFormElement, HtmlInputElement};

use crate::browser::http::Switch;
use crate::browser::{boot, document, task};
use crate::nexudus::client::Stop;
use crate::nexudus::grant;
use crate::nexudus::problem::Problem;
use crate::nexudus::session::Session;
use crate::page::shared::{self, Shared};
use crate::ui::el::{El, el};

const PASSWORD_FORM: &str = "password-form";
const TOKEN_FORM: &str = "token-form";
/// As long as an answer is awaited.
const WAITING: &str = "Signing in…";

/// Shows the form, and takes it away again when the visitor is signed in.
pub fn sign_in_page(shared: Shared) -> El {
    shared::title("Sign in");
    shared.arrive();
    document::fill_once("#sign-in-slot", "#sign-in-form");
    if let Some(why) = shared.why_sign_in.get_untracked()
        && let Some(lead) = document::find("#sign-in-slot [data-why]")
    {
        lead.set_text_content(Some(why));
        let _ = lead.set_attribute("role", "alert"); // a valid name never fails
    }
    let switch = Switch::new();
    for id in [PASSWORD_FORM, TOKEN_FORM] {
        if let Some(form) = El::in_document(&format!("#{id}")) {
            let switch = switch.clone();
            let _ = form.on("submit", move |event| {
                event.prevent_default();
                send_form(id, shared, &switch);
            });
        }
    }
    if let Some(id) = boot::take_held_form() {
        send_form(&id, shared, &switch); // what was sent before the app was there
    }
    on_cleanup(move || {
        switch.abort(); // whoever has been signed in by another tab meanwhile stays so
        document::empty("#sign-in-slot");
    });
    el("div")
}

fn send_form(id: &str, shared: Shared, switch: &Switch) {
    let form = document::find(&format!("#{id}"));
    if let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
        send(form, shared, switch.clone());
    }
}

fn send(form: HtmlFormElement, shared: Shared, switch: Switch) {
    let said = status(&form).and_then(|place| place.text_content());
    if said.as_deref() == Some(WAITING) {
        return; // once is enough
    }
    tell(&form, None);
    wait(&form, false); // what was said while the app was loading is over
    if form.id() == TOKEN_FORM {
        match Session::from_pasted(&value(&form, "token")) {
            Some(session) => shared.sign_in(session, None),
            None => tell(
                &form,
                Some("This is not a token: a token is one word of letters, digits and signs."),
            ),
        }
        return;
    }
    wait(&form, true);
    task::spawn(async move {
        let (email, password, code) = (
            value(&form, "username"),
            value(&form, "password"),
            value(&form, "totp"),
        );
        let outcome = grant::password(&email, &password, &code, &switch).await;
        wait(&form, false);
        match outcome {
            Ok(session) => shared.sign_in(session, Some(&email)),
            Err(Stop::Left) => {}
            Err(Stop::Problem(problem)) => explain(&form, &problem),
        }
    });
}

fn explain(form: &HtmlFormElement, problem: &Problem) {
    let told = problem.tell();
    tell(form, Some(&format!("{}. {}", told.title, told.sentence)));
    if *problem == Problem::CodeNeeded
        && let Some(code) = input(form, "totp")
    {
        if let Some(label) = code.parent_element() {
            let _ = label.remove_attribute("hidden"); // a valid name never fails
        }
        let _ = code.focus(); // it is in sight now
    }
}

fn input(form: &HtmlFormElement, name: &str) -> Option<HtmlInputElement> {
    form.query_selector(&format!("[name={name}]"))
        .ok()??
        .dyn_into()
        .ok()
}

fn value(form: &HtmlFormElement, name: &str) -> String {
    input(form, name)
        .map(|input| input.value())
        .unwrap_or_default()
}

/// Says a problem in the form it belongs to, or takes the last one back.
fn tell(form: &HtmlFormElement, problem: Option<&str>) {
    let Ok(Some(place)) = form.query_selector("[data-problem]") else {
        return;
    };
    place.set_text_content(problem);
    let _ = if problem.is_some() {
        place.set_attribute("role", "alert") // a valid name never fails
    } else {
        place.remove_attribute("role")
    };
}

/// Where it says that an answer is awaited.
fn status(form: &HtmlFormElement) -> Option<Element> {
    form.query_selector("[role=status]").ok()?
}

fn wait(form: &HtmlFormElement, waiting: bool) {
    if let Some(place) = status(form) {
        place.set_text_content(waiting.then_some(WAITING));
    }
}
