//! Buttons that show what a small window has no room for, and hide it again. Where room is short the style decides
//! (`style/find`); elsewhere the button is not in sight and all is shown.

use web_sys::Element;

use crate::ui::el::{El, el};

/// The name of every such button.
pub const MORE: &str = "more";

const EXPANDED: &str = "aria-expanded";

/// A button, without its words, for the element with this id.
pub fn more(controls: &str) -> El {
    el("button")
        .attr("type", "button")
        .attr("name", MORE)
        .attr("value", controls)
        .attr("aria-controls", controls)
        .attr(EXPANDED, "false")
}

/// Shows what a button is for, or hides it.
pub fn turn(button: &Element) {
    let is_open = button.get_attribute(EXPANDED).as_deref() == Some("true");
    let now = if is_open { "false" } else { "true" };
    let _ = button.set_attribute(EXPANDED, now); // a valid name
}
