//! The app: which page is on show, the header's menu, and what happens to links.

use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlElement};

use crate::browser::{boot, clock, document, history, timer};
use crate::nexudus::problem::Problem;
use crate::page::home::Home;
use crate::page::menu::Menu;
use crate::page::not_found::NotFound;
use crate::page::opportunity::OpportunityPage;
use crate::page::problem::ProblemAlert;
use crate::page::shared::Shared;
use crate::page::sign_in::SignIn;
use crate::route::Route;
use crate::ui::copy::Announcer;

/// Takes over from the shell.
pub fn mount() {
    boot::take_over();
    let owner = Owner::new();
    owner.set();
    let shared = Shared::new();
    provide_context(Announcer(shared.live));
    keep_time(shared);
    history::on_move(move || shared.route.set(current_route()));
    follow_links(shared);
    into("#menu", move || view! { <Menu shared /> });
    into("#view", move || view! { <Pages shared /> });
    into("#live", move || move || shared.live.get());
    std::mem::forget(owner); // the app lives as long as the page
}

fn into<V: IntoView + 'static>(selector: &str, content: impl FnOnce() -> V + 'static) {
    if let Some(place) = document::find(selector) {
        mount_to(place.unchecked_into::<HtmlElement>(), content).forget();
    }
}

fn current_route() -> Route {
    Route::parse(&history::path_and_query().0)
}

/// Relative times stay true while the page is open, across midnight and after sleep.
fn keep_time(shared: Shared) {
    let tick = move || shared.now.set(clock::now_ms());
    timer::every(30_000, tick);
    std::mem::forget(window_event_listener(ev::focus, move |_| tick())); // the app lives as long as the page
}

/// Links to our own pages change the page instead of loading it, unless the visitor wants them elsewhere.
fn follow_links(shared: Shared) {
    let listener = window_event_listener(ev::click, move |event| {
        let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
        if event.default_prevented() || event.button() != 0 || modified {
            return;
        }
        let link = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|element| element.closest("a[href]").ok().flatten())
            .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        if let Some(link) = link
            && let Some(path) = own_path(&link)
        {
            event.prevent_default();
            if path == "#main" {
                document::focus("#main");
            } else {
                shared.go(Route::parse(&path));
            }
        }
    });
    std::mem::forget(listener); // the app lives as long as the page
}

/// The path below the base path that a link of ours leads to.
fn own_path(link: &HtmlAnchorElement) -> Option<String> {
    if link.get_attribute("href").as_deref() == Some("#main") {
        return Some("#main".to_owned());
    }
    let elsewhere = !link.target().is_empty() || link.has_attribute("download") || link.rel().contains("external");
    if elsewhere || link.origin() != web_sys::window()?.location().origin().ok()? {
        return None;
    }
    let path = link.pathname();
    path.starts_with(&boot::base()).then(|| history::below_base(&path))
}

/// The page the address names, or the sign-in page in front of it.
#[component]
fn Pages(shared: Shared) -> impl IntoView {
    let signed_out = Memo::new(move |_| shared.session.with(Option::is_none));
    let id = Memo::new(move |last: Option<&_>| match shared.route.get() {
        Route::Opportunity(id) => Some(id),
        _ => last.copied().flatten(),
    });
    // Which page, without which opportunity: going from one to the next keeps the page.
    let kind = Memo::new(move |_| shared.route.with(std::mem::discriminant));
    move || {
        kind.track();
        if signed_out.get() {
            document::set_view("sign-in");
            return view! { <SignIn shared /> }.into_any();
        }
        let route = shared.route.get_untracked();
        if !matches!(route, Route::Opportunity(_)) {
            document::set_view("ready");
        }
        match route {
            Route::Home | Route::Find | Route::Compare | Route::SignIn => view! { <Home shared /> }.into_any(),
            Route::Opportunity(first) => {
                let id = Memo::new(move |_| id.get().unwrap_or(first));
                view! { <OpportunityPage shared id /> }.into_any()
            }
            Route::BadId(text) => view! { <ProblemAlert shared problem=Problem::BadId(text) retry=Callback::new(|()| ()) /> }.into_any(),
            Route::NotFound(path) => view! { <NotFound shared path /> }.into_any(),
        }
    }
}
