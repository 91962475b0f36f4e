//! What the page listens to.

use web_sys::HtmlInputElement;

use crate::browser::{document, timer, viewport};
use crate::find::app::{Find, target, with};
use crate::ui::el::El;

/// How often somebody looks at the clock, in milliseconds.
const LOOK_AFTER_MS: i32 = 60_000;

/// Listens for the life of the page: to what happens in the list, in the comparison, and around them.
pub(super) fn listen(list: El, comparison: El) {
    let _ = list
        .for_life("input", |event| {
            with(|find| find.typed(&event));
        })
        .for_life("change", |event| {
            with(|find| find.changed(&event));
        })
        .for_life("click", |event| {
            with(|find| find.clicked(&event));
        })
        .for_life("scroll", |_| {
            with(Find::scroll);
        })
        .for_life("toggle", |_| {
            with(|find| find.page.draw_menu(&find.state));
        })
        .for_life("submit", |event| event.prevent_default());
    let _ = comparison.for_life("click", |event| {
        with(|find| find.clicked_in_compare(&event));
    });
    document::on("scroll", |_| {
        with(Find::scroll);
    });
    // Those of the header too, before they lead away.
    if let Some(root) = document::root() {
        let _ = El::around(&root).for_life("click", |event| {
            with(|find| find.followed(&event));
        });
    }
    viewport::on("beforeprint", || {
        with(|find| {
            find.page
                .draw_paper(Some(&find.state).filter(|_| find.is_shown));
        });
    });
    viewport::on("afterprint", || {
        with(|find| find.page.draw_paper(None));
    });
    document::on("keydown", |event| {
        with(|find| find.key(&event));
    });
    // Whoever does something is where they want to be.
    for event in ["wheel", "touchstart", "pointerdown", "keydown", "change"] {
        document::on(event, |_| {
            with(|find| find.back_to = None);
        });
    }
    // The choice of the zone stands in the header, outside of the page.
    document::on("change", |event| {
        if target::<HtmlInputElement>(&event).is_some_and(|input| input.name() == "zone") {
            with(Find::other_zone);
        }
    });
    viewport::on("online", || {
        with(Find::is_online);
    });
    timer::every(LOOK_AFTER_MS, || {
        with(Find::look_at_clock);
    });
    document::on("visibilitychange", |_| {
        with(Find::look_at_clock);
    });
    viewport::on("resize", || {
        with(Find::scroll);
    });
}
