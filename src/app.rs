//! The app: which page is on show, the header's menu, and what happens to links.

use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::Event;

use crate::browser::{boot, clock, document, history, link, task, timer};
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

/// Takes over from the shell, in tasks of their own: what serves every page, the page, keys and dialogs, the header's menu.
pub fn mount() {
    boot::say_panics();
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
        into("#live", el("span").live_text(move || shared.live.get()));
        let owner = Owner::current().unwrap_or_default();
        task::spawn(async move {
            task::breathe().await;
            owner.with(|| {
                if shared.signed_in.get_untracked() {
                    forget_form(); // another tab may have signed the visitor in meanwhile
                }
                into("#view", pages(shared));
            });
            boot::take_over();
            task::breathe().await;
            owner.with(|| {
                let opener_asked = RwSignal::new(0);
                keys::listen(shared, opener_asked);
                into("#dialogs", keys::keys_dialog());
                into("#dialogs", opener_dialog(shared, opener_asked));
            });
            if matches!(shared.route.get_untracked(), Route::Opportunity(_)) {
                timer::idle().await; // what the visitor came for comes first
            }
            owner.with(|| into("#menu", menu(shared)));
        });
    })
    .forget(); // the app lives as long as the page
}

/// Whoever is signed in needs no form, and sends none that was sent too early.
fn forget_form() {
    document::empty("#sign-in-slot");
    let _ = boot::take_held_form(); // it is nobody's
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
    if event.default_prevented() || !link::is_plain(event) {
        return;
    }
    let Some(link) = link::of(event) else {
        return;
    };
    if link.get_attribute("href").as_deref() == Some("#main") {
        event.prevent_default();
        document::focus("#main");
    } else if let Some((path, query)) = link::leads_to(&link) {
        event.prevent_default();
        shared.go_to(&(path + &query));
    }
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
