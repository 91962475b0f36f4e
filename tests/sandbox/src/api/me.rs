//! `GET auth/me`: who am I.

use std::sync::{Arc, LazyLock};

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::answer;
use super::caller::Caller;
use super::users::Roles;
use crate::app::Sandbox;
use crate::data::document::{Document, Json};

/// The documentation's example; our users differ from it in what is set below.
static EXAMPLE: LazyLock<Document> = LazyLock::new(|| {
    Document::parse(include_str!("../../../fixtures/auth-me.gitbook-2020.json"))
        .expect("the fixture is a JSON object: it is compiled in")
});

/// Answers every token that counts, whatever its roles: this is what tells a missing role from a dead token.
pub async fn show(caller: Caller, State(sandbox): State<Arc<Sandbox>>) -> Response {
    let user = caller.user;
    let roles: Vec<u64> = match user.roles {
        Roles::All => Vec::new(),
        Roles::Only(_) => vec![770_685_918],
    };
    let me = EXAMPLE
        .clone()
        .with("FullName", user.full_name)
        .with("Email", user.email)
        .with("AccessToken", Json::NULL)
        .with("Businesses", Json::array(sandbox.data.business_ids()))
        .with("UserRoles", Json::array(roles))
        .with("Id", user.id)
        .with("UpdatedBy", user.email)
        .with(
            "ToStringText",
            format!("{} - {}", user.full_name, user.email),
        );
    answer::json(StatusCode::OK, me.to_string())
}
