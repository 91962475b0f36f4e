//! Who calls, and whether they may: the bearer check, the throttle and the roles.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};

use super::answer::{self, Refusal};
use super::users::User;
use crate::app::{Sandbox, locked};

/// A caller with a token that counts, within the limits. Taken as an argument, it refuses all others.
#[derive(Debug)]
pub struct Caller {
    /// Who signed in.
    pub user: &'static User,
    forbidden: StatusCode,
}

impl Caller {
    /// Goes on only with this role. "When authentication fails or the account does not have permission for the requested
    /// resource, the API returns a 401 Unauthorized response" (documented); the command line lists 403 too.
    ///
    /// # Errors
    /// The refusal to answer with.
    pub fn must_have(&self, role: &str) -> Result<(), Refusal> {
        if self.user.roles.include(role) {
            Ok(())
        } else {
            Err(Refusal::new(answer::empty(self.forbidden)))
        }
    }
}

impl FromRequestParts<Arc<Sandbox>> for Caller {
    type Rejection = Refusal;

    async fn from_request_parts(
        parts: &mut Parts,
        sandbox: &Arc<Sandbox>,
    ) -> Result<Self, Refusal> {
        let now = Instant::now();
        let unauthorized = || Refusal::new(answer::empty(StatusCode::UNAUTHORIZED));
        let token = bearer(&parts.headers).ok_or_else(unauthorized)?;
        locked(&sandbox.throttle).admit(token, now)?;
        let user = locked(&sandbox.sessions)
            .user(token, now)
            .ok_or_else(unauthorized)?;
        Ok(Self {
            user,
            forbidden: sandbox.arguments.forbidden,
        })
    }
}

/// The scheme's name is the same in any case (RFC 9110, 11.1).
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then_some(token.trim())
}
