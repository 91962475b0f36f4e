//! The stand-in for `https://spaces.nexudus.com/api`: a read-only, documented subset.

pub mod answer;
pub mod caller;
pub mod me;
pub mod opportunities;
pub mod session;
pub mod throttle;
pub mod token;
pub mod users;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::app::Sandbox;

/// Everything under `/api`.
pub fn router() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/token", post(token::grant))
        .route("/auth/me", get(me::show))
        .route("/crm/crmopportunities/{id}", get(opportunities::show))
        .fallback(answer::not_found)
}
