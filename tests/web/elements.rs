//! Elements that follow what they read.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::{ArcRwSignal, Get, Set};
use opportune::browser::timer;
use opportune::ui::el::el;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stage::Stage;

/// Effects run in a task of their own; this one comes after it.
pub async fn settled() {
    timer::sleep(0).await;
    timer::sleep(0).await;
}

pub fn start_effects() {
    // What mounting does: it starts the executor that effects run on.
    let place = web_sys::window()
        .unwrap()
        .document()
        .unwrap()
        .create_element("div")
        .unwrap();
    leptos::mount::mount_to(wasm_bindgen::JsCast::unchecked_into(place), || ()).forget();
}

#[wasm_bindgen_test]
async fn a_live_text_changes_with_what_it_reads() {
    start_effects();
    let word = ArcRwSignal::new("one".to_owned());
    let read = word.clone();
    let stage = Stage::with(move || vec![el("p").live_text(move || read.get())]);
    assert_eq!(stage.text(), "one");
    word.set("two".to_owned());
    settled().await;
    assert_eq!(stage.text(), "two");
}

#[wasm_bindgen_test]
async fn content_is_drawn_again_only_when_the_value_changes() {
    start_effects();
    let number = ArcRwSignal::new(1);
    let drawn = Rc::new(Cell::new(0));
    let (read, count) = (number.clone(), Rc::clone(&drawn));
    let stage = Stage::with(move || {
        vec![el("p").live(
            move || read.get() % 10,
            move |digit| {
                count.set(count.get() + 1);
                vec![el("b").text(&digit.to_string())]
            },
        )]
    });
    number.set(11);
    settled().await;
    assert_eq!((stage.text().as_str(), drawn.get()), ("1", 1));
    number.set(12);
    settled().await;
    assert_eq!(
        (stage.text().as_str(), drawn.get(), stage.count("b")),
        ("2", 2, 1)
    );
}

#[wasm_bindgen_test]
async fn what_was_drawn_before_follows_no_more() {
    start_effects();
    let (page, word) = (ArcRwSignal::new(1), ArcRwSignal::new("a".to_owned()));
    let reads = Rc::new(Cell::new(0));
    let (read_page, read_word, count) = (page.clone(), word.clone(), Rc::clone(&reads));
    let _stage = Stage::with(move || {
        vec![el("div").live(
            move || read_page.get(),
            move |_| {
                let (read_word, count) = (read_word.clone(), Rc::clone(&count));
                vec![el("p").live_text(move || {
                    count.set(count.get() + 1);
                    read_word.get()
                })]
            },
        )]
    });
    page.set(2);
    settled().await;
    let before = reads.get();
    word.set("b".to_owned());
    settled().await;
    assert_eq!(reads.get(), before + 1, "only the present drawing reads");
}
