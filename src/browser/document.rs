//! The document: its title, its configuration, where the focus is.

use js_sys::Promise;
use wasm_bindgen::{JsCast, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Element, Event, EventTarget, HtmlElement, HtmlInputElement, HtmlTemplateElement,
};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The `<html>` element.
pub fn root() -> Option<Element> {
    document()?.document_element()
}

/// The first element a selector matches.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Names the page for the tab, the history and screen readers.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The content of `<meta name="opportune:{name}">`, trimmed; empty if it is missing.
pub fn configured(name: &str) -> String {
    find(&format!("meta[name=\"opportune:{name}\"]"))
        .and_then(|meta| meta.get_attribute("content"))
        .map(|content| content.trim().to_owned())
        .unwrap_or_default()
}

/// What an input holds.
pub fn value(selector: &str) -> String {
    find(selector)
        .and_then(|element| element.dyn_into::<HtmlInputElement>().ok())
        .map(|input| input.value())
        .unwrap_or_default()
}

/// Moves the focus, without scrolling past what is above it.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector) {
        let _ = element.focus(); // an element that cannot take the focus leaves it where it is
    }
}

/// Sets an attribute of the `<html>` element, where the style looks for it.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute(name, value); // our names are valid, so this never fails
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print(); // a browser without a printer says so itself
    }
}

/// Opens a `<details>` whenever the page is about to be printed, for browsers whose style sheets cannot do it
/// (`::details-content`); for the life of the page.
pub fn open_on_paper(selector: &'static str) {
    let open = Closure::<dyn FnMut()>::new(move || {
        if let Some(fold) = find(selector) {
            let _ = fold.set_attribute("open", ""); // our names are valid, so this never fails
        }
    });
    if let Some(window) = web_sys::window() {
        window.set_onbeforeprint(Some(open.as_ref().unchecked_ref()));
    }
    open.forget(); // lives as long as the page
}

/// Moves sight and focus to a part of the page.
pub fn go_to(selector: &str) {
    if let Some(element) = find(selector) {
        element.scroll_into_view();
        let _ = element.focus(); // an element that cannot take the focus leaves it where it is
    }
}

/// Puts a copy of a `<template>`'s content into an element, unless something is there already.
pub fn fill_once(slot: &str, template: &str) {
    let (Some(slot), Some(template)) = (find(slot), find(template)) else {
        return;
    };
    if slot.child_element_count() > 0 {
        return;
    }
    if let Ok(template) = template.dyn_into::<HtmlTemplateElement>()
        && let Ok(copy) = template.content().clone_node_with_deep(true)
    {
        let _ = slot.append_child(&copy); // a fragment may stand in any element
    }
}

/// Whether the tab is in sight.
pub fn is_visible() -> bool {
    document().is_some_and(|document| !document.hidden())
}

/// Waits until the tab is in sight.
pub async fn in_sight() {
    while !is_visible() {
        let seen = Promise::new(&mut |resolve, _| {
            if let Some(document) = document() {
                document.set_onvisibilitychange(Some(&resolve));
            }
        });
        let _ = JsFuture::from(seen).await; // never rejects
    }
}

/// Whether the browser knows that it has no connection.
pub fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

/// Calls back on an event anywhere in the document; for the life of the page.
pub fn on(event: &str, callback: impl FnMut(Event) + 'static) {
    if let Some(document) = document() {
        listen(&document, event, Closure::new(callback));
    }
}

/// Calls back on an event of the window, such as `online`; for the life of the page.
pub fn on_window(event: &str, callback: impl FnMut(Event) + 'static) {
    if let Some(window) = web_sys::window() {
        listen(&window, event, Closure::new(callback));
    }
}

fn listen(target: &EventTarget, event: &str, closure: Closure<dyn FnMut(Event)>) {
    let listener = closure.as_ref().unchecked_ref();
    let _ = target.add_event_listener_with_callback(event, listener); // our names are valid
    closure.forget(); // lives as long as the page
}

/// Takes an element out of the page.
pub fn remove(selector: &str) {
    if let Some(element) = find(selector) {
        element.remove();
    }
}

/// Takes everything out of an element.
pub fn empty(selector: &str) {
    if let Some(element) = find(selector) {
        element.set_text_content(None);
    }
}
