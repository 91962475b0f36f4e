//! `crm/crmboards`, `crm/crmboardcolumns` (stages) and `crm/crmopportunityhistories`.

use std::borrow::Cow;
use std::sync::Arc;

use axum::extract::{Path, RawQuery, State};
use axum::response::Response;

use super::answer::{self, Refusal};
use super::caller::Caller;
use super::list;
use crate::app::Sandbox;
use crate::data::document::Document;
use crate::data::place_documents::{board_document, stage_document};
use crate::data::places::boards;

fn all_boards() -> impl Iterator<Item = Document> {
    boards().map(|(location, board)| board_document(location, board))
}

fn all_stages() -> impl Iterator<Item = Document> {
    boards().flat_map(|(location, board)| {
        (0..board.stages.len()).map(|at| stage_document(location, board, at))
    })
}

/// The boards.
///
/// # Errors
/// Without `CrmBoard-List`.
pub async fn list_boards(caller: Caller, RawQuery(query): RawQuery) -> Result<Response, Refusal> {
    caller.must_have("CrmBoard-List")?;
    Ok(list::answer(
        "CrmBoard",
        query,
        all_boards().map(Cow::Owned).collect(),
    ))
}

/// One board.
///
/// # Errors
/// Without `CrmBoard-Read`.
pub async fn show_board(caller: Caller, Path(id): Path<String>) -> Result<Response, Refusal> {
    caller.must_have("CrmBoard-Read")?;
    Ok(answer::record(all_boards(), &id).await)
}

/// The stages; `CrmBoardColumn_CrmBoard=` and `orderBy=Position` give those of one board.
///
/// # Errors
/// Without `CrmBoardColumn-List`.
pub async fn list_stages(caller: Caller, RawQuery(query): RawQuery) -> Result<Response, Refusal> {
    caller.must_have("CrmBoardColumn-List")?;
    Ok(list::answer(
        "CrmBoardColumn",
        query,
        all_stages().map(Cow::Owned).collect(),
    ))
}

/// One stage.
///
/// # Errors
/// Without `CrmBoardColumn-Read`.
pub async fn show_stage(caller: Caller, Path(id): Path<String>) -> Result<Response, Refusal> {
    caller.must_have("CrmBoardColumn-Read")?;
    Ok(answer::record(all_stages(), &id).await)
}

/// The histories; `CrmOpportunityHistory_CrmOpportunity=` gives that of one opportunity.
///
/// # Errors
/// Without `CrmOpportunityHistory-List`.
pub async fn list_histories(
    caller: Caller,
    State(sandbox): State<Arc<Sandbox>>,
    RawQuery(query): RawQuery,
) -> Result<Response, Refusal> {
    caller.must_have("CrmOpportunityHistory-List")?;
    // Making some twenty thousand rows to keep five would be slow; the filter still decides.
    let rows = match opportunity(query.as_deref().unwrap_or_default()) {
        Some(id) => sandbox.data.history(id),
        None => sandbox.data.histories().collect(),
    };
    Ok(list::answer(
        "CrmOpportunityHistory",
        query,
        rows.into_iter().map(Cow::Owned).collect(),
    ))
}

fn opportunity(query: &str) -> Option<u64> {
    let wanted = [
        "crmopportunityhistory_crmopportunity",
        "crmopportunityhistory_crmopportunityid",
    ];
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    let (_, value) =
        pairs.find(|(name, _)| wanted.contains(&name.to_ascii_lowercase().as_str()))?;
    value.parse().ok()
}
