//! Any address that is none of ours.

use leptos::prelude::*;

use crate::page::shared::{self, Shared};
use crate::route::Route;
use crate::ui::alert::Alert;

/// Says so, and leads back.
#[component]
pub fn NotFound(
    /// What all pages share.
    shared: Shared,
    /// The path below the base path.
    path: String,
) -> impl IntoView {
    shared::title("Page not found");
    view! {
        <Alert
            title="There is no such page"
            sentence=format!("Nothing is at “{path}”. The link may be old or cut short.")
            action="Open an opportunity"
            act=Callback::new(move |()| shared.go(Route::Home))
        />
    }
}
