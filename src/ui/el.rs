//! Elements, and the parts of them that follow what they read.
//!
//! Leptos' signals, owners and effects drive the page; its typed views do not draw it. Every distinct `view!` compiles
//! to code of its own, which for this page weighed a third of the bundle (`docs/performance.md` has the figures). Here
//! one shape serves for all: an element is made, and [`El::live`] draws its content again when what it reads changes.

use leptos::prelude::{Owner, RenderEffect, StoredValue, untrack};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, Node};

thread_local! {
    static DOCUMENT: Document = web_sys::window().and_then(|window| window.document()).unwrap_throw(); // a page has one
}

/// An element under construction.
#[must_use = "an element shows only when it is put into another"]
pub struct El(Element);

/// An element that is built already.
pub struct Handle(Element);

impl Handle {
    /// Sets the classes.
    pub fn set_class(&self, names: &str) {
        self.0.set_class_name(names);
    }
}

/// A new element. Tags are ours, so making one never fails.
pub fn el(tag: &str) -> El {
    El(DOCUMENT
        .with(|document| document.create_element(tag))
        .unwrap_throw())
}

/// A stranger's text: of any direction, never markup.
pub fn bdi(text: &str) -> El {
    el("bdi").text(text)
}

impl El {
    /// An element that stands in the document already.
    pub fn in_document(selector: &str) -> Option<Self> {
        crate::browser::document::find(selector).map(|element| Self(element.into()))
    }

    /// The same element again, for a callback of its own.
    pub fn handle(&self) -> Handle {
        Handle(self.0.clone())
    }

    /// Sets an attribute. Names are ours, so this never fails; values may be anybody's where the name is harmless.
    pub fn attr(self, name: &str, value: &str) -> Self {
        self.0.set_attribute(name, value).unwrap_throw();
        self
    }

    /// Sets the classes.
    pub fn class(self, names: &str) -> Self {
        self.0.set_class_name(names);
        self
    }

    /// Adds a text.
    pub fn text(self, text: &str) -> Self {
        let node = DOCUMENT.with(|document| document.create_text_node(text));
        self.append(&node)
    }

    /// Adds an element.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "an element stands in one place"
    )]
    pub fn child(self, child: Self) -> Self {
        self.append(&child.0)
    }

    /// Adds elements.
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    fn append(self, node: &Node) -> Self {
        self.0.append_child(node).unwrap_throw(); // a node just made fits everywhere
        self
    }

    /// Calls back on an event, for as long as the element's owner lives.
    pub fn on(self, event: &str, callback: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Closure::new(callback))
    }

    fn listen(self, event: &str, closure: Closure<dyn FnMut(Event)>) -> Self {
        let listener = closure.as_ref().unchecked_ref();
        self.0
            .add_event_listener_with_callback(event, listener)
            .unwrap_throw(); // names are ours
        StoredValue::new_local(closure); // the owner keeps it
        self
    }

    /// Keeps its text as it is read.
    pub fn live_text(self, read: impl Fn() -> String + 'static) -> Self {
        let element = self.0.clone();
        follow(read, move |text| element.set_text_content(Some(text)));
        self
    }

    /// Keeps its classes as they are read.
    pub fn live_class(self, read: impl Fn() -> String + 'static) -> Self {
        let element = self.0.clone();
        follow(read, move |names| element.set_class_name(names));
        self
    }

    /// Keeps an attribute present (and empty) or absent as it is read.
    pub fn live_flag(self, name: &'static str, read: impl Fn() -> bool + 'static) -> Self {
        let element = self.0.clone();
        follow(read, move |present| {
            element
                .toggle_attribute_with_force(name, *present)
                .unwrap_throw(); // names are ours
        });
        self
    }

    /// Keeps its content as it is read: drawn again, and the last drawing's owner ended, only when the value changes.
    pub fn live<T: PartialEq + 'static>(
        self,
        read: impl Fn() -> T + 'static,
        draw: impl Fn(&T) -> Vec<Self> + 'static,
    ) -> Self {
        let place = Place::new(&self.0);
        follow(read, move |value| place.draw(&|| draw(value)));
        self
    }
}

/// An element whose content has an owner of its own.
struct Place {
    element: Element,
    owner: Owner,
}

impl Place {
    fn new(element: &Element) -> Self {
        Self {
            element: element.clone(),
            owner: Owner::current().unwrap_or_default().child(),
        }
    }

    fn draw(&self, draw: &dyn Fn() -> Vec<El>) {
        self.element.set_text_content(None);
        for child in self.owner.with_cleanup(|| untrack(draw)) {
            self.element.append_child(&child.0).unwrap_throw(); // a node just made fits everywhere
        }
    }
}

/// Runs `write` with what `read` gives, now and whenever that changes, for as long as the current owner lives.
pub fn follow<T: PartialEq + 'static>(
    read: impl Fn() -> T + 'static,
    write: impl Fn(&T) + 'static,
) {
    let mut last = None;
    run(Box::new(move || {
        let value = Some(read());
        if value != last {
            last = value;
            if let Some(value) = &last {
                untrack(|| write(value));
            }
        }
    }));
}

/// One shape of effect for all.
fn run(mut step: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| step());
    StoredValue::new_local(effect); // the owner keeps it
}
