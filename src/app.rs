//! The app: which page is on show, the header's menu, and what happens to links.

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use crate::browser::{boot, clock, document, history, task, timer};
use crate::nexudus::keeper;
use crate::nexudus::problem::Problem;
use crate::page::find::find_page;
use crate::page::home::home_page;
use crate::page::host;
use crate::page::keys;
use crate::page::menu::menu;
use crate::page::not_found::not_found_page;
use crate::page::opener::opener_dialog;
use crate::page::opportunity::opportunity_page;
use crate::page::problem::problem_alert;
use crate::page::shared::Shared;
use crate::page::sign_in::sign_in_page;
use crate::route::Route;
use crate::ui::copy::Announcer;
use crate::ui::el::{El, el};

/// Takes over from the shell.
pub fn mount() {
    boot::take_over();
    let Some(view) = document::find("#view") else {
        return; // the shell is ours: see index.html
    };
    mount_to(view, || {
        keeper::start();
        let shared = Shared::new();
        keeper::on_change(move || shared.follow_session());
        provide_context(Announcer(shared.live));
        history::on_move(move || shared.route.set(current_route()));
        document::on("click", move |event| follow_link(&event, shared));
        document::open_on_paper(".fold");
        keep_time(shared);
        host::serve(shared);
        let opener_asked = RwSignal::new(0);
        keys::listen(shared, opener_asked);
        into("#menu", menu(shared));
        into("#dialogs", keys::keys_dialog());
        into("#dialogs", opener_dialog(shared, opener_asked));
        into("#live", el("span").live_text(move || shared.live.get()));
        into("#view", pages(shared));
    })
    .forget(); // the app lives as long as the page
}

fn into(selector: &str, content: El) {
    if let Some(place) = El::in_document(selector) {
        let _ = place.child(content); // it stands in the document
    }
}

fn current_route() -> Route {
    Route::parse(&history::path_and_query().0)
}

/// Relative times stay true while the page is open, across midnight and after sleep.
fn keep_time(shared: Shared) {
    let tick = move || shared.now.set(clock::now_ms());
    timer::every(30_000, move || {
        tick();
        if document::is_visible() {
            task::spawn(async {
                keeper::fresh().await; // shortly before its end, while somebody is looking
            });
        }
    });
    let connection = move |_| shared.offline.set(document::is_offline());
    document::on_window("online", connection);
    document::on_window("offline", connection);
    document::on("visibilitychange", move |_| {
        tick();
        if document::is_visible() {
            shared.back.update(|times| *times += 1);
        }
    });
}

/// Links to our own pages change the page instead of loading it, unless the visitor wants them elsewhere.
fn follow_link(event: &Event, shared: Shared) {
    let plain = event.dyn_ref::<MouseEvent>().is_some_and(|mouse| {
        mouse.button() == 0
            && !(mouse.meta_key() || mouse.ctrl_key() || mouse.shift_key() || mouse.alt_key())
    });
    let link = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|element| element.closest("a[href]").ok().flatten())
        .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    let Some(link) = link.filter(|_| plain && !event.default_prevented()) else {
        return;
    };
    if link.get_attribute("href").as_deref() == Some("#main") {
        event.prevent_default();
        document::focus("#main");
    } else if let Some(path) = own_path(&link) {
        event.prevent_default();
        shared.go_to(&path);
    }
}

/// The path below the base path that a link of ours leads to, and its query.
fn own_path(link: &HtmlAnchorElement) -> Option<String> {
    let elsewhere = !link.target().is_empty()
        || link.has_attribute("download")
        || link.rel().contains("external");
    if elsewhere || link.origin() != web_sys::window()?.location().origin().ok()? {
        return None;
    }
    let path = link.pathname();
    path.starts_with(&boot::base())
        .then(|| history::below_base(&path) + &link.search())
}

/// The page the address names, or the sign-in page in front of it.
fn pages(shared: Shared) -> El {
    // Which page, without which opportunity: going from one to the next keeps the page.
    let which = move || {
        shared
            .signed_in
            .get()
            .then(|| shared.route.with(std::mem::discriminant))
    };
    el("div").live(which, move |which| {
        let page = match which {
            None => {
                boot::set_view("sign-in");
                sign_in_page(shared)
            }
            Some(_) => page(shared),
        };
        vec![page]
    })
}

fn page(shared: Shared) -> El {
    let route = shared.route.get_untracked();
    boot::set_view(match route {
        Route::Opportunity(_) => "opportunity",
        Route::Find => "find",
        _ => "ready",
    });
    match route {
        Route::Home | Route::SignIn => home_page(shared),
        Route::Find | Route::Compare => find_page(shared),
        Route::Opportunity(_) => opportunity_page(shared),
        Route::BadId(text) => {
            problem_alert(shared, &Problem::BadId(text), RwSignal::new(None), || ())
        }
        Route::NotFound(path) => not_found_page(shared, &path),
    }
}
