//! The header's menu: who is signed in, how things are to look, and the way out.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::http::Switch;
use crate::browser::intl::Zone;
use crate::browser::theme::{self, Theme};
use crate::nexudus::client;
use crate::page::shared::Shared;

/// Nothing while signed out.
#[component]
pub fn Menu(
    /// What all pages share.
    shared: Shared,
) -> impl IntoView {
    view! {
        <Show when=move || shared.session.with(Option::is_some)>
            <details class="menu" on:toggle=move |_| ask_who(shared)>
                <summary>"View"</summary>
                <div class="menu-panel">
                    <p class="hint">"Signed in as "<bdi>{move || shared.who.get().unwrap_or_else(|| "…".to_owned())}</bdi></p>
                    <Choice
                        legend="Theme"
                        name="theme"
                        choices=vec![("System", Theme::System), ("Light", Theme::Light), ("Dark", Theme::Dark)]
                        chosen=RwSignal::new(theme::chosen())
                        choose=Callback::new(theme::choose)
                    />
                    <Choice
                        legend="Times in"
                        name="zone"
                        choices=vec![("My time zone", Zone::Local), ("UTC", Zone::Utc)]
                        chosen=shared.zone
                        choose=Callback::new(|_| ())
                    />
                </div>
            </details>
            <button on:click=move |_| shared.sign_out(None)>"Sign out"</button>
        </Show>
    }
}

/// One of a few.
#[component]
fn Choice<T: Copy + PartialEq + Send + Sync + 'static>(
    legend: &'static str,
    name: &'static str,
    choices: Vec<(&'static str, T)>,
    chosen: RwSignal<T>,
    choose: Callback<T>,
) -> impl IntoView {
    let radio = move |(label, value): (&'static str, T)| {
        let pick = move |_| {
            chosen.set(value);
            choose.run(value);
        };
        view! { <label><input type="radio" name=name prop:checked=move || chosen.get() == value on:change=pick />{label}</label> }
    };
    view! {
        <fieldset>
            <legend>{legend}</legend>
            {choices.into_iter().map(radio).collect_view()}
        </fieldset>
    }
}

/// Once, when somebody looks: the token alone does not say whose it is.
fn ask_who(shared: Shared) {
    if shared.who.with_untracked(Option::is_some) {
        return;
    }
    let Some(session) = shared.session.get_untracked() else {
        return;
    };
    spawn_local(async move {
        let who = client::who(&session, &Switch::new()).await;
        shared.know(who.unwrap_or_else(|| "an account Nexudus did not name".to_owned()));
    });
}
