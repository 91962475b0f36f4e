//! A place in the document for a test, gone when the test is over.

use std::sync::atomic::{AtomicU32, Ordering};

use js_sys::{Array, Function, Reflect};
use leptos::prelude::Owner;
use opportune::ui::el::{El, el};
use wasm_bindgen::JsCast;
use web_sys::Element;

/// So that each has a name of its own.
static STAGES: AtomicU32 = AtomicU32::new(0);

/// An element in the document, with an owner for what follows signals in it.
pub struct Stage {
    /// Where the test puts its elements.
    pub element: Element,
    owner: Owner,
}

impl Stage {
    /// Puts up an empty element and fills it with what `content` makes.
    pub fn with(content: impl FnOnce() -> Vec<El>) -> Self {
        let body = web_sys::window()
            .unwrap()
            .document()
            .unwrap()
            .body()
            .unwrap();
        let element = body
            .owner_document()
            .unwrap()
            .create_element("div")
            .unwrap();
        let id = format!("stage-{}", STAGES.fetch_add(1, Ordering::Relaxed));
        element.set_id(&id);
        body.append_child(&element).unwrap();
        let owner = Owner::new();
        let content = owner.with(|| el("div").children(content()));
        let _ = El::in_document(&format!("#{id}")).unwrap().child(content);
        Self { element, owner }
    }

    /// What can be read.
    pub fn text(&self) -> String {
        self.element.text_content().unwrap_or_default()
    }

    /// How many elements a selector finds.
    pub fn count(&self, selector: &str) -> u32 {
        let find: Function = Reflect::get(&self.element, &"querySelectorAll".into())
            .unwrap()
            .unchecked_into();
        let found = find.call1(&self.element, &selector.into()).unwrap();
        Array::from(&found).length()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.owner.cleanup();
        self.element.remove();
    }
}
