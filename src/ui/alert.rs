//! A problem, said once and aloud, with the one thing to do about it.

use leptos::prelude::*;

/// Title, sentence and one action; `heading` when it is all the page has.
#[component]
pub fn Alert(
    /// A few words.
    #[prop(into)]
    title: String,
    /// What happened and what to do.
    #[prop(into)]
    sentence: String,
    /// The words on the button.
    action: &'static str,
    /// What the button does.
    act: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="page narrow" role="alert">
            <h1 tabindex="-1"><bdi>{title}</bdi></h1>
            <p class="lead">{sentence}</p>
            <div class="actions">
                <button class="primary" on:click=move |_| act.run(())>{action}</button>
            </div>
        </div>
    }
}
