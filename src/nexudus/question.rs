//! How to ask: with the session as it is, when it is our turn, again where that may help.

use crate::browser::boot::{self, UnderWay};
use crate::browser::http::{Answer, Request, Switch};
use crate::browser::task::Boxed;
use crate::browser::{clock, document, timer};
use crate::nexudus::client::{Stop, root};
use crate::nexudus::endpoint::{self, Endpoint};
use crate::nexudus::keeper;
use crate::nexudus::pace::Rank;
use crate::nexudus::problem::Problem;
use crate::nexudus::retry;
use crate::nexudus::turn;

/// Something to ask, and what its failures are to be told with.
pub struct Question<'a> {
    /// Where.
    pub endpoint: Endpoint,
    /// The Id of what is asked for; empty for a list.
    pub id: &'a str,
    /// The role it needs.
    pub role: &'static str,
    /// Who waits for whom.
    pub rank: Rank,
}

/// Called each second while a failed question waits to be asked again, with what went wrong and the seconds left.
pub type Waiting<'a> = &'a dyn Fn(&Problem, i64);

/// Asks until there is an answer with a status of success: again where that may help (see [`retry`]), and once more
/// with a new session where the old one has ended. Fails with a [`Stop`] when there is none.
pub fn ask<'a>(
    question: Question<'a>,
    switch: &'a Switch,
    waiting: Waiting<'a>,
) -> Boxed<'a, Result<Answer, Stop>> {
    Box::pin(async move {
        let mut failures = 0;
        let mut renewed = false;
        loop {
            let token = keeper::fresh().await.ok_or(Stop::Left)?.access_token;
            let problem = match attempt(&question, &token, switch).await {
                Ok(answer) => return Ok(answer),
                Err(Stop::Problem(Problem::Expired)) if !renewed => {
                    renewed = true;
                    keeper::renew(&token).await?;
                    continue;
                }
                Err(Stop::Problem(problem)) => problem,
                Err(Stop::Left) => return Err(Stop::Left),
            };
            failures += 1;
            match retry::wait_ms(&problem, failures) {
                // Whoever has something on show already counts the seconds beside it.
                Some(ms) if question.rank == Rank::Guest && ms >= retry::NOTICED_MS => {
                    return Err(Stop::Problem(problem));
                }
                Some(ms) => wait(&problem, ms, switch, waiting).await?,
                None => return Err(Stop::Problem(problem)),
            }
        }
    })
}

/// One request, or the one that `boot.js` has under way for the same.
async fn attempt(question: &Question<'_>, token: &str, switch: &Switch) -> Result<Answer, Stop> {
    let early = boot::take_early(question.endpoint.resource(), token);
    let answer = get(&question.endpoint, token, question.rank, early, switch).await?;
    let retry_after = retry_after(&answer);
    match Problem::from_status(answer.status, question.id, question.role, retry_after) {
        None => Ok(answer),
        Some(Problem::ExpiredOrMissingRole(role)) => {
            Err(Stop::Problem(what_401_meant(role, token, switch).await?))
        }
        Some(problem) => Err(Stop::Problem(problem)),
    }
}

/// Waits; a wait that is noticed is told, second by second.
pub(super) async fn wait(
    problem: &Problem,
    ms: i64,
    switch: &Switch,
    waiting: Waiting<'_>,
) -> Result<(), Stop> {
    let mut left = ms;
    while left > 0 {
        if left >= 1000 {
            waiting(problem, left / 1000);
        }
        let step = left.min(1000);
        timer::sleep(i32::try_from(step).unwrap_or(1000)).await;
        left -= step;
        if switch.is_off() {
            return Err(Stop::Left);
        }
    }
    Ok(())
}

/// 401 has two meanings at this API; `auth/me` with the same token tells them apart.
async fn what_401_meant(role: &'static str, token: &str, switch: &Switch) -> Result<Problem, Stop> {
    match get(&endpoint::me(), token, Rank::Record, None, switch).await {
        Ok(answer) => Ok(Problem::after_me(role, Some(answer.status))),
        Err(Stop::Left) => Err(Stop::Left),
        Err(Stop::Problem(_)) => Ok(Problem::after_me(role, None)),
    }
}

/// The seconds a throttled answer asks to wait, where it says so: a number of them, or the date when it is over (RFC 9110,
/// section 10.2.3). By the visitor's clock, which may be wrong.
pub(super) fn retry_after(answer: &Answer) -> Option<i32> {
    let said = answer.retry_after.as_deref()?.trim();
    let seconds = match said.parse::<u32>() {
        Ok(seconds) => i64::from(seconds),
        Err(_) => (clock::parse(said) - clock::now_ms() + 999) / 1000,
    };
    Some(i32::try_from(seconds.max(1)).unwrap_or(i32::MAX))
}

/// The answer to a `GET` with the bearer token, whatever its status: sent when its turn comes, unless it is under way
/// already.
pub(super) fn get<'a>(
    endpoint: &'a Endpoint,
    token: &'a str,
    rank: Rank,
    early: Option<UnderWay>,
    switch: &'a Switch,
) -> Boxed<'a, Result<Answer, Stop>> {
    Box::pin(async move {
        // Before its turn: it is to leave at the moment that is noted. A record waits for no other tab where somebody looks,
        // nor does what has left already (`boot/tabs.js` keeps the others waiting for that).
        let waits = early.is_none() && (rank == Rank::Guest || !document::is_visible());
        let alone = if waits {
            Some(turn::alone().await)
        } else {
            None
        };
        match &early {
            #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970")]
            Some(early) => turn::note(early.started as i64),
            None if turn::wait(rank, switch).await => {}
            None => return Err(Stop::Left),
        }
        let bearer = format!("Bearer {token}");
        let answer = Request {
            method: "GET",
            url: &endpoint.url(&root()),
            headers: &[("Accept", "application/json"), ("Authorization", &bearer)],
            body: None,
        }
        .exchange(switch, early)
        .await;
        // After anything but success, whoever asked asks something else, or again.
        turn::answered(matches!(&answer, Ok(answer) if answer.status != 200));
        drop(alone);
        Ok(answer?)
    })
}
