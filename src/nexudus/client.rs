//! How to ask: one request, its answer made a value, its failure a [`Problem`].

use std::sync::Arc;

use crate::browser::boot::{self, UnderWay};
use crate::browser::http::{Answer, Failure, Request, Switch};
use crate::browser::{document, timer};
use crate::crm::id::OpportunityId;
use crate::crm::opportunity::Opportunity;
use crate::nexudus::endpoint::{self, Endpoint};
use crate::nexudus::problem::Problem;
use crate::nexudus::session::Session;
use crate::nexudus::turn::{self, Rank};
use crate::nexudus::wire;

/// An opportunity and the answer it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// What it means.
    pub opportunity: Arc<Opportunity>,
    /// What arrived, byte for byte.
    pub body: String,
}

/// Why there is nothing to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Whoever asked has left; nobody is to be told.
    Left,
    /// To be told to the visitor.
    Problem(Problem),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Problem(match failure {
            Failure::Aborted => return Self::Left,
            Failure::Timeout => Problem::Timeout,
            Failure::TooLarge => Problem::TooLarge,
            Failure::Blocked => Problem::Blocked,
            Failure::NoAnswer => Problem::NoAnswer,
        })
    }
}

/// The API root of the configuration.
pub fn root() -> String {
    document::configured("api")
}

/// Fetches one opportunity, or adopts the request `boot.js` has made for it.
///
/// # Errors
/// A [`Stop`] when there is no such opportunity to show.
pub async fn opportunity(
    session: &Session,
    id: OpportunityId,
    switch: &Switch,
) -> Result<Fetched, Stop> {
    let name = id.to_string();
    let answer = match boot::take_early(&name, &session.access_token) {
        Some(early) => adopt(session, id, switch, early).await?,
        None => get(session, &endpoint::opportunity(id), Rank::Record, switch).await?,
    };
    match Problem::from_status(answer.status, &name, retry_after(&answer)) {
        None => read(answer.body, &name).map_err(Stop::Problem),
        Some(Problem::ExpiredOrMissingRole) => {
            Err(Stop::Problem(what_401_meant(session, switch).await?))
        }
        Some(problem) => Err(Stop::Problem(problem)),
    }
}

fn read(body: Vec<u8>, id: &str) -> Result<Fetched, Problem> {
    let body = text(body);
    let opportunity = wire::opportunity(&body)
        .map_err(|unreadable| Problem::Unreadable(unreadable.sentence()))?;
    match opportunity.id.set() {
        Some(found) if found.to_string() != id => Err(Problem::OtherRecord(found.to_string())),
        _ => Ok(Fetched {
            opportunity: Arc::new(opportunity),
            body,
        }),
    }
}

/// A body as text; what is not UTF-8 becomes U+FFFD.
pub(super) fn text(body: Vec<u8>) -> String {
    String::from_utf8(body)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// 401 has two meanings at this API; `auth/me` with the same token tells them apart.
async fn what_401_meant(session: &Session, switch: &Switch) -> Result<Problem, Stop> {
    match get(session, &endpoint::me(), Rank::Guest, switch).await {
        Ok(answer) => Ok(Problem::after_me(Some(answer.status))),
        Err(Stop::Left) => Err(Stop::Left),
        Err(Stop::Problem(_)) => Ok(Problem::after_me(None)),
    }
}

/// The address, else the name, of whoever the token belongs to, if the API tells.
pub async fn who(session: &Session, switch: &Switch) -> Option<String> {
    let me = wire::me(&guest(session, &endpoint::me(), switch).await?).ok()?;
    me.email.text().or(me.full_name.text()).map(str::to_owned)
}

/// What a guest of the page is answered; nothing if it is refused or fails: that is never a problem of the page.
pub async fn guest(session: &Session, endpoint: &Endpoint, switch: &Switch) -> Option<String> {
    let mut answer = get(session, endpoint, Rank::Guest, switch).await.ok()?;
    if matches!(answer.status, 409 | 429) {
        timer::sleep(wait_ms(&answer)).await; // once: who shares the pace with other tabs may come a little early
        answer = get(session, endpoint, Rank::Guest, switch).await.ok()?;
    }
    (answer.status == 200).then(|| text(answer.body))
}

/// How long a throttled answer asks to wait, in milliseconds: seconds in the header, else one second.
fn wait_ms(answer: &Answer) -> i32 {
    retry_after(answer)
        .unwrap_or(1)
        .clamp(1, 60)
        .saturating_mul(1000)
}

fn retry_after(answer: &Answer) -> Option<i32> {
    answer.retry_after.as_deref()?.trim().parse().ok()
}

/// A `GET` with the bearer token when its turn comes, whatever the status of its answer.
async fn get(
    session: &Session,
    endpoint: &Endpoint,
    rank: Rank,
    switch: &Switch,
) -> Result<Answer, Stop> {
    if !turn::wait(rank, switch).await {
        return Err(Stop::Left);
    }
    let bearer = format!("Bearer {}", session.access_token);
    let url = endpoint.url(&root());
    let answer = request(&url, &headers(&bearer))
        .exchange(switch, None)
        .await;
    turn::answered();
    Ok(answer?)
}

/// The answer to a `GET` that has left already.
async fn adopt(
    session: &Session,
    id: OpportunityId,
    switch: &Switch,
    early: UnderWay,
) -> Result<Answer, Stop> {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970")]
    turn::note(early.started as i64);
    let bearer = format!("Bearer {}", session.access_token);
    let url = endpoint::opportunity(id).url(&root());
    let answer = request(&url, &headers(&bearer))
        .exchange(switch, Some(early))
        .await;
    turn::answered();
    Ok(answer?)
}

fn headers(bearer: &str) -> [(&str, &str); 2] {
    [("Accept", "application/json"), ("Authorization", bearer)]
}

const fn request<'a>(url: &'a str, headers: &'a [(&'a str, &'a str)]) -> Request<'a> {
    Request {
        method: "GET",
        url,
        headers,
        body: None,
    }
}
