//! Access and refresh tokens.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::time::{Duration, Instant};

use super::users::User;

/// The documented `expires_in`: 604799 s, a second short of 7 days.
pub const LIFETIME: Duration = Duration::from_secs(604_799);

/// "Refresh Tokens are valid for 15 days" (documented).
const REFRESH_LIFETIME: Duration = Duration::from_hours(15 * 24);

/// The tokens given out.
#[derive(Debug)]
pub struct Sessions {
    access: HashMap<String, (&'static User, Instant)>,
    /// One refresh token for each client of each user.
    refresh: HashMap<(&'static str, String), (String, Instant)>,
    lifetime: Duration,
    given: u64,
    secret: RandomState,
}

/// What a grant gives.
#[derive(Debug)]
pub struct Grant {
    /// For the Authorization header.
    pub access_token: String,
    /// For the next grant.
    pub refresh_token: String,
    /// How long the access token counts.
    pub expires_in: Duration,
}

impl Default for Sessions {
    fn default() -> Self {
        Self {
            access: HashMap::new(),
            refresh: HashMap::new(),
            lifetime: LIFETIME,
            given: 0,
            secret: RandomState::new(),
        }
    }
}

impl Sessions {
    /// Signs a user in. "Existing tokens for a given `client_id` are invalidated when a new token is requested for that
    /// `client_id`" (documented); read here as refresh tokens, of which "a single" one exists per client.
    pub fn grant(&mut self, user: &'static User, client_id: &str, now: Instant) -> Grant {
        let access_token = self.secret("access");
        let refresh_token = self.secret("refresh");
        self.access
            .insert(access_token.clone(), (user, now + self.lifetime));
        self.refresh.insert(
            (user.email, client_id.to_owned()),
            (refresh_token.clone(), now + REFRESH_LIFETIME),
        );
        Grant {
            access_token,
            refresh_token,
            expires_in: self.lifetime,
        }
    }

    /// Whom a refresh token belongs to, if it counts for this client. Without a `client_id` header "the client id would
    /// be set to your email" (documented).
    #[must_use]
    pub fn refreshable(
        &self,
        token: &str,
        client_id: Option<&str>,
        now: Instant,
    ) -> Option<(&'static str, String)> {
        self.refresh
            .iter()
            .find(|((email, client), (known, ends))| {
                known == token && now < *ends && client.as_str() == client_id.unwrap_or(email)
            })
            .map(|(owner, _)| owner.clone())
    }

    /// Whom an access token belongs to, if it counts.
    #[must_use]
    pub fn user(&self, token: &str, now: Instant) -> Option<&'static User> {
        self.access
            .get(token)
            .filter(|(_, ends)| now < *ends)
            .map(|(user, _)| *user)
    }

    /// Makes every access token stop counting; refresh tokens go on.
    pub fn expire(&mut self) {
        self.access.clear();
    }

    /// Sets how long access tokens given from now on count.
    pub fn set_lifetime(&mut self, lifetime: Duration) {
        self.lifetime = lifetime;
    }

    /// Opaque, unguessable enough for 127.0.0.1, and never the same twice.
    fn secret(&mut self, kind: &str) -> String {
        self.given += 1;
        let [high, low] = [0, 1].map(|half| self.secret.hash_one((self.given, kind, half)));
        format!("sandbox-{kind}-{high:016x}{low:016x}")
    }
}
