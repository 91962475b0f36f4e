//! What is asked for: each answer made a value, each failure a [`Problem`].

use std::sync::Arc;

use crate::browser::http::{Failure, Switch};
use crate::browser::task::Boxed;
use crate::browser::{clock, document, task};
use crate::crm::id::OpportunityId;
use crate::crm::opportunity::Opportunity;
use crate::nexudus::endpoint::{self, Endpoint};
use crate::nexudus::keeper;
use crate::nexudus::pace::Rank;
use crate::nexudus::problem::{Problem, READ_ROLE};
use crate::nexudus::question::{Question, Waiting, ask, get, retry_after, wait};
use crate::nexudus::retry;
use crate::nexudus::wire;

/// An opportunity and the answer it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fetched {
    /// What it means.
    pub opportunity: Arc<Opportunity>,
    /// What arrived, byte for byte.
    pub body: String,
    /// When, in milliseconds since 1970 UTC.
    pub at_ms: i64,
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
            Failure::NoAnswer if document::is_offline() => Problem::Offline,
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
    id: OpportunityId,
    switch: &Switch,
    waiting: Waiting<'_>,
) -> Result<Fetched, Stop> {
    let name = id.to_string();
    let question = Question {
        endpoint: endpoint::opportunity(id),
        id: &name,
        role: READ_ROLE,
        rank: Rank::Record,
    };
    let answer = ask(question, switch, waiting).await?;
    task::breathe().await;
    read(answer.body, &name).map_err(Stop::Problem)
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
            at_ms: clock::now_ms(),
        }),
    }
}

/// A body as text; what is not UTF-8 becomes U+FFFD.
pub(super) fn text(body: Vec<u8>) -> String {
    String::from_utf8(body)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// The address, else the name, of whoever the token belongs to, if the API tells.
pub async fn who(switch: &Switch) -> Option<String> {
    let me = wire::me(&guest(&endpoint::me(), switch).await?).ok()?;
    me.email.text().or(me.full_name.text()).map(str::to_owned)
}

/// What a guest of the page is answered; nothing if it is refused or fails: that is never a problem of the page.
pub fn guest<'a>(endpoint: &'a Endpoint, switch: &'a Switch) -> Boxed<'a, Option<String>> {
    Box::pin(async move {
        let token = keeper::fresh().await?.access_token;
        let mut answer = get(endpoint, &token, Rank::Guest, None, switch)
            .await
            .ok()?;
        if matches!(answer.status, 409 | 429) {
            // Once: who shares the pace with other tabs may come a little early.
            let throttled = Problem::Throttled(retry_after(&answer));
            let ms = retry::wait_ms(&throttled, 1)?;
            wait(&throttled, ms, switch, &|_, _| ()).await.ok()?;
            answer = get(endpoint, &token, Rank::Guest, None, switch)
                .await
                .ok()?;
        }
        (answer.status == 200).then(|| text(answer.body))
    })
}

/// The body of a list's page, or of a record, that a page of ours is about: unlike a guest's, its failure is told. It
/// needs the role; a record is named by its Id.
///
/// # Errors
/// A [`Stop`] when there is nothing to show.
pub async fn page(
    endpoint: Endpoint,
    id: &str,
    role: &'static str,
    switch: &Switch,
) -> Result<Vec<u8>, Stop> {
    let question = Question {
        endpoint,
        id,
        role,
        rank: Rank::Guest,
    };
    Ok(ask(question, switch, &|_, _| ()).await?.body)
}
