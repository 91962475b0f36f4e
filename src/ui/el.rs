//! Elements, and the parts of them that follow what they read.
//!
//! Leptos' signals, owners and effects drive the page; its typed views do not draw it. Every distinct `view!` compiles
//! to code of its own, which for this page weighed a third of the bundle (`docs/performance.md` has the figures). Here
//! one shape serves for all: an element is made, and [`El::live`] draws its content again when what it reads changes.

use leptos::prelude::{Owner, RenderEffect, StoredValue, untrack};
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element, Event, HtmlElement, Node};

use crate::crm::long_word::pieces;

thread_local! {
    static DOCUMENT: Document = web_sys::window().and_then(|window| window.document()).unwrap_throw(); // a page has one
}

/// An element under construction.
#[must_use = "an element shows only when it is put into another"]
pub struct El(Element);

/// An element that is built already.
pub struct Handle(Element);

impl Handle {
    /// Adds an element.
    pub fn append(&self, child: El) {
        let _ = El(self.0.clone()).child(child);
    }

    /// Sets the classes.
    pub fn set_class(&self, names: &str) {
        self.0.set_class_name(names);
    }

    /// The browser's own object.
    pub const fn element(&self) -> &Element {
        &self.0
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
        match pieces(text)[..] {
            [whole] => self.text_node(whole),
            // An element that takes its direction from its text reads all of it for each piece it is given; a span does not.
            ref pieces => self.child(pieces.iter().fold(el("span"), |span, piece| {
                span.text_node(piece).child(el("wbr"))
            })),
        }
    }

    fn text_node(self, text: &str) -> Self {
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

    /// The same once more, with all that is in it but what listens to it.
    ///
    /// # Panics
    /// Never: an element can be copied.
    pub fn copy(&self) -> Self {
        let copy = self.0.clone_node_with_deep(true).unwrap_throw();
        Self(copy.unchecked_into())
    }

    /// Adds elements to each of the elements within, in their order.
    pub fn fill_children<const N: usize>(self, contents: [Vec<Self>; N]) -> Self {
        let mut child = self.0.first_element_child();
        for content in contents {
            if let Some(element) = child {
                child = element.next_element_sibling();
                let _ = Self(element).children(content);
            }
        }
        self
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

    /// Calls back on an event of the element or anything in it, before anybody within is told; for the life of the page.
    pub fn for_life(self, event: &str, callback: impl FnMut(Event) + 'static) -> Self {
        let closure = Closure::<dyn FnMut(Event)>::new(callback);
        let listener = closure.as_ref().unchecked_ref();
        self.0
            .add_event_listener_with_callback_and_bool(event, listener, true)
            .unwrap_throw(); // names are ours
        closure.forget(); // lives as long as the page
        self
    }

    /// An element that was made before.
    pub fn around(element: &Element) -> Self {
        Self(element.clone())
    }

    /// The browser's own object.
    pub fn into_element(self) -> Element {
        self.0
    }

    /// Keeps its text as it is read.
    pub fn live_text(self, read: impl Fn() -> String + 'static) -> Self {
        let element = self.0.clone();
        follow(read, move |text| {
            element.set_text_content(None);
            let _ = Self(element.clone()).text(text);
        });
        self
    }

    /// Keeps an attribute as it is read.
    pub fn live_attr(self, name: &'static str, read: impl Fn() -> String + 'static) -> Self {
        let element = self.0.clone();
        follow(read, move |value| {
            element.set_attribute(name, value).unwrap_throw(); // names are ours
        });
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
        let (was_open, had_focus) = self.fold().map_or((false, false), |fold| {
            let has_focus = fold.matches(":focus-within").unwrap_or_default();
            (fold.has_attribute("open"), has_focus)
        });
        self.element.set_text_content(None);
        for child in self.owner.with_cleanup(|| untrack(draw)) {
            self.element.append_child(&child.0).unwrap_throw(); // a node just made fits everywhere
        }
        // What the visitor has unfolded, and the focus if it is there, stay when it is drawn anew.
        let Some(fold) = self.fold().filter(|_| was_open || had_focus) else {
            return;
        };
        let _ = fold.toggle_attribute_with_force("open", was_open); // a valid name
        if let Ok(Some(summary)) = fold.query_selector("summary")
            && had_focus
        {
            let _ = summary.unchecked_into::<HtmlElement>().focus(); // a summary can take it
        }
    }

    /// The fold within, where there is just one.
    fn fold(&self) -> Option<Element> {
        let folds = self.element.get_elements_by_tag_name("details");
        folds.item(0).filter(|_| folds.length() == 1)
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
    let effect = Effect(RenderEffect::new(move |_: Option<()>| step()));
    StoredValue::new_local(effect); // the owner keeps it
}

/// An effect that is forgotten by what it read as soon as it ends. By itself a signal remembers every effect that ever
/// read it (`reactive_graph` 0.2), and those of all pages read the clock.
struct Effect(RenderEffect<()>);

impl Drop for Effect {
    fn drop(&mut self) {
        let reader = self.0.to_any_subscriber();
        reader.clear_sources(&reader);
    }
}
