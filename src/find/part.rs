//! Parts of the page that are drawn again only when what they show changes.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement};

use crate::browser::document;
use crate::ui::el::El;

/// An element whose content shows a value.
pub struct Part<T> {
    place: Element,
    shown: Option<T>,
}

impl<T: PartialEq> Part<T> {
    /// A part that shows nothing yet.
    pub fn new(place: &El) -> Self {
        Self {
            place: place.handle().element().clone(),
            shown: None,
        }
    }

    /// Shows a value, unless it is on show already.
    pub fn show(&mut self, value: T, draw: impl FnOnce(&T) -> Vec<El>) {
        if self.shown.as_ref() != Some(&value) {
            fill(&self.place, draw(&value));
            self.shown = Some(value);
        }
    }
}

/// The value of the buttons that concern the reading of the list, of which one stands at a time.
pub const THE_LIST: &str = "list";

/// Puts elements in the place of what an element holds.
pub fn fill(place: &Element, content: Vec<El>) {
    place.set_text_content(None);
    for child in content {
        let _ = place.append_child(&child.into_element()); // a node just made fits everywhere
    }
}

/// The element that has the focus.
pub fn focused() -> Option<HtmlElement> {
    let document = document::root()?.owner_document()?;
    document.active_element()?.dyn_into().ok()
}

/// Whether the focus is within an element.
pub fn has_focus(place: &Element) -> bool {
    focused().is_some_and(|element| place.contains(Some(&element)))
}

/// Moves the focus, and nothing else.
pub fn focus_still(element: &HtmlElement) {
    let still = FocusOptions::new();
    still.set_prevent_scroll(true);
    let _ = element.focus_with_options(&still); // an element that cannot take the focus leaves it where it is
}

/// Draws, and gives the focus back if drawing took it away: to the control of the same name and value, else to what now
/// stands for the same thing, such as “Load again” for “Stop loading”.
pub fn keep_focus(root: &Element, draw: impl FnOnce()) {
    let attribute = |name| focused().and_then(|element| element.get_attribute(name));
    let (name, value) = (attribute("name"), attribute("value"));
    draw();
    let (Some(name), Some(value)) = (name, value) else {
        return;
    };
    if focused().is_some_and(|element| element.get_attribute("name").as_ref() == Some(&name)) {
        return;
    }
    let Ok(same) = root.query_selector_all("[name][value]") else {
        return; // a valid selector never fails
    };
    let controls = (0..same.length()).filter_map(|at| same.get(at)?.dyn_into::<HtmlElement>().ok());
    let alike: Vec<_> = controls
        .filter(|element| element.get_attribute("value").as_ref() == Some(&value))
        .collect();
    let has_name = |element: &&HtmlElement| element.get_attribute("name").as_ref() == Some(&name);
    let next = alike.first().filter(|_| value == THE_LIST);
    if let Some(element) = alike.iter().find(has_name).or(next) {
        let _ = element.focus(); // an element that cannot take the focus leaves it where it is
    }
}

/// Moves the focus to the first element of those that a selector names.
pub fn focus_in(root: &Element, selector: &str) {
    if let Ok(Some(element)) = root.query_selector(selector)
        && let Ok(element) = element.dyn_into::<HtmlElement>()
    {
        let _ = element.focus(); // an element that cannot take the focus leaves it where it is
    }
}

/// The same with the first of these selectors that names any.
pub fn focus_in_first(root: &Element, selectors: [&str; 2]) {
    let names_any = |selector: &&str| matches!(root.query_selector(selector), Ok(Some(_)));
    if let Some(selector) = selectors.into_iter().find(names_any) {
        focus_in(root, selector);
    }
}
