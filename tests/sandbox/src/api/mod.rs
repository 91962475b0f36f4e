//! The stand-in for `https://spaces.nexudus.com/api`: a read-only, documented subset.

pub mod answer;
pub mod caller;
pub mod filter;
pub mod list;
pub mod me;
pub mod opportunities;
pub mod pipeline;
pub mod query;
pub mod related;
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
        .route("/crm/crmopportunities", get(opportunities::list))
        // The documented batch has a slash before its query: `crmopportunities/?id=[1,2,3]`.
        .route("/crm/crmopportunities/", get(opportunities::list))
        .route("/crm/crmopportunities/{id}", get(opportunities::show))
        .route("/crm/crmboards", get(pipeline::list_boards))
        .route("/crm/crmboards/{id}", get(pipeline::show_board))
        .route("/crm/crmboardcolumns", get(pipeline::list_stages))
        .route("/crm/crmboardcolumns/{id}", get(pipeline::show_stage))
        .route(
            "/crm/crmopportunityhistories",
            get(pipeline::list_histories),
        )
        .route("/crm/customfields", get(related::list_custom_fields))
        .route("/spaces/coworkers/{id}", get(related::show_coworker))
        .route("/sys/businesses", get(related::list_businesses))
        .route("/sys/businesses/{id}", get(related::show_business))
        .route("/sys/currencies/{id}", get(related::show_currency))
        .route("/utils/enums", get(related::list_enum))
        .fallback(answer::not_found)
}
