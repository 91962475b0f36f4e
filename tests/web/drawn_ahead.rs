//! An opportunity's page that was drawn before the record is there.

use std::sync::Arc;

use js_sys::Function;
use leptos::prelude::{Callback, Owner, RwSignal, Set, provide_context};
use opportune::nexudus::client::Fetched;
use opportune::nexudus::wire;
use opportune::page::detail::{Article, Detail};
use opportune::page::shared::Shared;
use opportune::ui::copy::Announcer;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::elements::{settled, start_effects};
use crate::stage::Stage;

const RECORD: &str = include_str!("../fixtures/crmopportunity.doc-example.json");

/// What the page asks of `src/boot.js`: nobody is signed in.
fn stand_in_for_boot() {
    let script = "window.opportune ??= { base: '/', tabs: { session() {} } }";
    let _ = Function::new_no_args(script).call0(&JsValue::NULL).unwrap();
}

fn detail() -> Detail {
    let shared = Shared::new();
    provide_context(Announcer(shared.live));
    Detail {
        shared,
        record: RwSignal::default(),
        guests: RwSignal::default(),
        note: RwSignal::default(),
        stale: RwSignal::new(false),
        again_in: RwSignal::new(None),
        changed: RwSignal::default(),
        empty: RwSignal::new(false),
        refresh: Callback::new(|()| ()),
    }
}

fn fetched() -> Arc<Fetched> {
    Arc::new(Fetched {
        opportunity: Arc::new(wire::opportunity(RECORD).unwrap()),
        body: RECORD.to_owned(),
        at_ms: 1_735_689_600_000, // 2025-01-01T00:00:00Z
    })
}

/// The page after its record has come, drawn so many steps before that.
async fn page(steps_before: usize) -> String {
    let stage = Stage::with(|| {
        assert!(Owner::current().is_some());
        let page = detail();
        let mut article = Article::new(page);
        for _ in 0..steps_before {
            article.step();
        }
        page.record.set(fetched());
        article.whole()
    });
    settled().await;
    stage.element.inner_html()
}

#[wasm_bindgen_test]
async fn however_much_of_it_was_drawn_ahead_it_is_the_same_page() {
    start_effects();
    stand_in_for_boot();
    let after = page(0).await;
    assert!(after.contains("<h1"), "{after}");
    for steps in [1, 5, 12, 20, 99] {
        assert_eq!(page(steps).await, after, "{steps} steps");
    }
}

#[wasm_bindgen_test]
async fn ahead_of_the_record_it_tells_of_no_moment() {
    start_effects();
    stand_in_for_boot();
    let stage = Stage::with(|| Article::new(detail()).whole());
    settled().await;
    assert_eq!(stage.count(".toolbar > .hint:empty, .on-paper:empty"), 2);
}
