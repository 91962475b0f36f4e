//! `crm/crmopportunities`: one, many, and several by Id.

use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::answer::{self, Refusal};
use super::caller::Caller;
use super::list;
use crate::app::Sandbox;

/// One record, bare (documented).
///
/// # Errors
/// Without `CrmOpportunity-Read`.
pub async fn show(
    caller: Caller,
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    caller.must_have("CrmOpportunity-Read")?;
    let record = id.parse().ok().and_then(|id| sandbox.opportunity(id));
    Ok(match record {
        Some(body) => answer::json(StatusCode::OK, body),
        None => answer::not_found().await,
    })
}

/// A page of them, or a batch.
///
/// # Errors
/// Without `CrmOpportunity-List`.
pub async fn list(
    caller: Caller,
    State(sandbox): State<Arc<Sandbox>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    caller.must_have("CrmOpportunity-List")?;
    Ok(list::answer(
        "CrmOpportunity",
        query,
        sandbox.opportunities(),
    ))
}
