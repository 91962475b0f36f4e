//! What all pages share: where the visitor is, who they are, how they want to see dates.

use leptos::prelude::*;

use crate::browser::intl::Zone;
use crate::browser::storage::{self, Kept};
use crate::browser::{clock, document, history, task, zone};
use crate::crm::recents;
use crate::nexudus::keeper;
use crate::nexudus::session::{ACCOUNT, Session};
use crate::page::detail::Detail;
use crate::route::Route;
use crate::ui::copy::{ALL, Announcer};

/// Where the address of whoever is signed in is kept beside the session.
const WHO: &str = "opportune.who";

/// Signals that live as long as the app.
#[derive(Clone, Copy)]
pub struct Shared {
    /// Which page is on show.
    pub route: RwSignal<Route>,
    /// Whether there is a session to ask with.
    pub signed_in: RwSignal<bool>,
    /// The address of whoever is signed in, once it is known.
    pub who: RwSignal<Option<String>>,
    /// Why the visitor is asked to sign in, where there is a reason.
    pub why_sign_in: RwSignal<Option<&'static str>>,
    /// The zone that moments are shown in.
    pub zone: RwSignal<Zone>,
    /// Milliseconds since 1970 UTC, moved on while the page is open.
    pub now: RwSignal<i64>,
    /// After how many days without CRM activity one in progress is stale, by the configuration.
    pub stale_after_days: i64,
    /// Counts how often the visitor has come back to the tab.
    pub back: RwSignal<u32>,
    /// Whether the browser knows that it has no connection.
    pub offline: RwSignal<bool>,
    /// The page of an opportunity, for the keyboard.
    pub on_show: RwSignal<Option<Detail>>,
    /// What the polite live region says.
    pub live: RwSignal<String>,
    /// Whether a page has been shown since the document was loaded.
    arrived: StoredValue<bool>,
}

impl Shared {
    /// Reads address, session and clock.
    pub fn new() -> Self {
        Self {
            route: RwSignal::new(Route::parse(&history::path_and_query().0)),
            signed_in: RwSignal::new(keeper::session().is_some()),
            who: RwSignal::new(storage::get(Kept::InTab, WHO)),
            why_sign_in: RwSignal::new(None),
            zone: RwSignal::new(zone::chosen()),
            now: RwSignal::new(clock::now_ms()),
            stale_after_days: document::configured("stale-after-days")
                .parse()
                .unwrap_or(30),
            back: RwSignal::new(0),
            offline: RwSignal::new(document::is_offline()),
            on_show: RwSignal::new(None),
            live: RwSignal::new(String::new()),
            arrived: StoredValue::new(false),
        }
    }

    /// Goes to a page, as following a link would.
    pub fn go(self, route: Route) {
        history::push(&route.to_string());
        self.route.set(route);
    }

    /// The same for a path below the base path, with the query behind it.
    pub fn go_to(self, path_and_query: &str) {
        history::push(path_and_query.trim_start_matches('/'));
        let (path, _) = path_and_query
            .split_once('?')
            .unwrap_or((path_and_query, ""));
        self.route.set(Route::parse(path));
    }

    /// A page is on show: after a change of page its heading takes the focus, where a browser's own navigation would
    /// begin to read. The first page leaves the focus to the browser.
    pub fn arrive(self) {
        if self.arrived.get_value() {
            // The heading stands in the document as soon as the present drawing is done.
            task::spawn(async { document::focus("main :is(#view, #sign-in-slot) h1") });
        }
        self.arrived.set_value(true);
    }

    /// Takes up a session, with the address of the account where that is known: the page the visitor came for opens.
    pub fn sign_in(self, session: Session, email: Option<&str>) {
        if let Some(email) = email {
            storage::set(Kept::InTab, ACCOUNT, &recents::account(email));
        }
        keeper::take_up(session);
        self.why_sign_in.set(None);
        self.signed_in.set(true);
    }

    /// Another tab has begun, renewed or ended the session.
    pub fn follow_session(self) {
        let signed_in = keeper::session().is_some();
        if signed_in != self.signed_in.get_untracked() {
            self.forget((!signed_in).then_some("You have signed out in another tab."));
            self.signed_in.set(signed_in);
        }
    }

    /// Notes who is signed in.
    pub fn know(self, who: String) {
        storage::set(Kept::InTab, WHO, &who);
        self.who.set(Some(who));
    }

    /// Which account has signed in (see [`recents::account`]); unknown for a pasted token.
    pub fn account() -> Option<String> {
        storage::get(Kept::InTab, ACCOUNT)
    }

    /// Forgets everything of the session: in every tab, unless there is a reason that holds for this session alone.
    pub fn sign_out(self, why: Option<&'static str>) {
        keeper::forget(why.is_none());
        self.forget(why);
        self.signed_in.set(false);
    }

    fn forget(self, why: Option<&'static str>) {
        self.who.set(None);
        self.live.set(String::new());
        self.why_sign_in.set(why);
    }

    /// Where short messages of a component go.
    pub fn announcer(self) -> Option<Announcer> {
        Some(Announcer(self.live))
    }

    /// Says something politely to those who cannot see it.
    pub fn announce(self, words: &str) {
        Announcer(self.live).tell(words, "");
    }

    /// Says something politely to everybody.
    pub fn say(self, words: &str) {
        Announcer(self.live).tell(words, ALL);
    }
}

impl Default for Shared {
    fn default() -> Self {
        Self::new()
    }
}

/// Names the document: what it is about first, the app last.
pub fn title(about: &str) {
    if about.is_empty() {
        document::set_title("Opportune");
    } else {
        document::set_title(&format!("{about} · Opportune"));
    }
}
