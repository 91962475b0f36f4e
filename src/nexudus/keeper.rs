//! Keeps the session: shared with the other tabs of this browser, renewed shortly before it ends by one of them.

use std::cell::{Cell, RefCell};

use crate::browser::http::Switch;
use crate::browser::{boot, clock, task, timer};
use crate::nexudus::client::Stop;
use crate::nexudus::grant;
use crate::nexudus::problem::Problem;
use crate::nexudus::session::Session;

/// After a renewal that failed, the next is tried no sooner than this, in milliseconds.
const PATIENCE_MS: i64 = 30_000;
/// How long the other tabs have, in milliseconds, to hear of a renewal before one of them may think of its own.
const TELLING_MS: i32 = 200;

thread_local! {
    static SESSION: RefCell<Option<Session>> = const { RefCell::new(None) };
    static GRANTED_MS: Cell<Option<i64>> = const { Cell::new(None) };
    static FAILED_MS: Cell<i64> = const { Cell::new(0) };
}

/// Takes up what this tab keeps.
pub fn start() {
    read(boot::session());
}

/// From now on takes up what other tabs make of the session, and calls back when one has begun, renewed or ended it.
pub fn on_change(changed: impl Fn() + 'static) {
    boot::on_session(move |json| {
        read(json);
        changed();
    });
}

fn read(json: Option<String>) {
    SESSION.set(json.and_then(|json| Session::parse(&json)));
    GRANTED_MS.set(None);
}

/// The session as it is now.
pub fn session() -> Option<Session> {
    SESSION.with_borrow(Clone::clone)
}

/// Takes up a session somebody has signed in with.
pub fn take_up(session: Session) {
    keep(session, None);
}

/// Signs out: here, and in every other tab if that is meant.
pub fn forget(everywhere: bool) {
    SESSION.set(None);
    boot::end_session(everywhere);
}

fn keep(session: Session, instead_of: Option<&str>) {
    boot::keep_session(&session.print(), instead_of);
    GRANTED_MS.set(Some(clock::now_ms()));
    SESSION.set(Some(session));
}

/// The session to ask with: renewed first where it ends soon. A renewal that fails changes nothing, since only the API
/// knows whether a token still counts: the visitor's clock may be wrong.
pub async fn fresh() -> Option<Session> {
    let session = session()?;
    let now = clock::now_ms();
    if session.ends_soon(GRANTED_MS.get(), now)
        && !(0..PATIENCE_MS).contains(&(now - FAILED_MS.get()))
    {
        let _ = renew(&session.access_token).await; // see above
        return self::session();
    }
    Some(session)
}

/// Gets a new session in the place of the one with this token, unless some tab has done so already.
///
/// # Errors
/// [`Problem::Expired`] if there is no way to renew it, else why it did not work.
pub async fn renew(token: &str) -> Result<(), Stop> {
    let alone = boot::lock("renewal").await;
    let outcome = renew_alone(token).await;
    task::spawn(async move {
        timer::sleep(TELLING_MS).await;
        drop(alone);
    });
    if outcome.is_err() {
        FAILED_MS.set(clock::now_ms());
    }
    // Another tab's renewal may have arrived while ours was refused.
    if is_other(token) { Ok(()) } else { outcome }
}

fn is_other(token: &str) -> bool {
    session().is_some_and(|session| session.access_token != token)
}

async fn renew_alone(token: &str) -> Result<(), Stop> {
    let old = session().ok_or(Stop::Left)?;
    if old.access_token != token {
        return Ok(());
    }
    let Some(refresh_token) = &old.refresh_token else {
        return Err(Stop::Problem(Problem::Expired));
    };
    // Never aborted: the old refresh token may be spent, and then the answer is the only way on.
    let granted = grant::refresh(refresh_token, old.client_id.as_deref(), &Switch::new()).await;
    match granted {
        Ok(new) if session().as_ref() == Some(&old) => {
            let new = Session {
                refresh_token: new.refresh_token.or(old.refresh_token),
                ..new
            };
            keep(new, Some(token));
            Ok(())
        }
        Ok(_) => Err(Stop::Left), // signed out meanwhile
        Err(Stop::Problem(problem)) if problem.is_refusal() => {
            // A tab that slept through a renewal asks with what is spent; another may have the session it led to.
            boot::ask_for_session();
            timer::sleep(TELLING_MS).await;
            SESSION.with_borrow_mut(|now| {
                if let Some(same) = now.as_mut().filter(|now| **now == old) {
                    same.refresh_token = None; // what was refused is not tried again
                }
            });
            Err(Stop::Problem(Problem::Expired))
        }
        Err(other) => Err(other),
    }
}
