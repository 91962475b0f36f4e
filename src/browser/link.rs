//! Links, and where a click on one leads.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use super::{boot, history};

/// The link that something happened in.
pub fn of(event: &Event) -> Option<HtmlAnchorElement> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("a[href]").ok()??.dyn_into().ok()
}

/// Whether a click asks for nothing but the link itself: no other tab, no window, no menu.
pub fn is_plain(event: &Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|mouse| {
        mouse.button() == 0
            && !(mouse.meta_key() || mouse.ctrl_key() || mouse.shift_key() || mouse.alt_key())
    })
}

/// The path below the base path, and the query, that a link leads to, if that is one of our pages, to be shown in the place
/// of this one.
pub fn leads_to(link: &HtmlAnchorElement) -> Option<(String, String)> {
    let is_elsewhere = !link.target().is_empty()
        || link.has_attribute("download")
        || link.rel().contains("external")
        || !link.hash().is_empty()
        || link.origin() != web_sys::window()?.location().origin().ok()?;
    let path = link.pathname();
    (!is_elsewhere && path.starts_with(&boot::base()))
        .then(|| (history::below_base(&path), link.search()))
}
