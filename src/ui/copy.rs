//! Copying, and saying that it is done.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clipboard;

/// Where short messages go: the page's polite live region.
#[derive(Clone, Copy)]
pub struct Announcer(pub RwSignal<String>);

/// Copies a text and says so, or says that the browser would not.
pub fn copy(text: String, what: &'static str, announcer: Option<Announcer>) {
    spawn_local(async move {
        let done = clipboard::write(&text).await;
        if let Some(Announcer(live)) = announcer {
            live.set(if done { format!("{what} copied") } else { format!("{what} could not be copied: the browser does not allow it here") });
        }
    });
}

/// A small button that copies a text.
#[must_use]
pub fn copy_button(text: String, what: &'static str) -> AnyView {
    let announcer = use_context::<Announcer>();
    let label = format!("Copy {what}");
    view! { <button class="small" aria-label=label on:click=move |_| copy(text.clone(), what, announcer)>"Copy"</button> }.into_any()
}
