//! What went wrong: each problem with its title, a plain sentence, and exactly one action.

use std::borrow::Cow;

use crate::nexudus::wire::TokenError;

mod crossing;

/// The role that lets an account read one opportunity.
pub const READ_ROLE: &str = "CrmOpportunity-Read";

/// Why a page cannot show what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The path holds no opportunity Id.
    BadId(String),
    /// The token no longer counts.
    Expired,
    /// The account is known, but lacks this role.
    MissingRole(&'static str),
    /// 401, and the API does not say which of the two it means; the role that may be missing.
    ExpiredOrMissingRole(&'static str),
    /// 404 for this Id.
    NotFound(String),
    /// 409 or 429; how many seconds to wait, where the API says so.
    Throttled(Option<i32>),
    /// 5xx.
    Server(u16),
    /// Any other status that is no answer to the question.
    Refused(u16),
    /// No answer: DNS, CORS, a broken connection; the browser does not tell which.
    NoAnswer,
    /// The browser knows that it has no connection.
    Offline,
    /// The page's own policy does not allow the API's origin.
    Blocked,
    /// Nothing complete within the time limit.
    Timeout,
    /// An answer that is not what was asked for: a sentence on what arrived instead.
    Unreadable(&'static str),
    /// More than the reading limit.
    TooLarge,
    /// The API answered with another record than the one asked for.
    OtherRecord(String),
    /// Signing in: no such address and password.
    WrongCredentials,
    /// Signing in: no such address and password, or another code of two-factor authentication.
    WrongCredentialsOrCode,
    /// Signing in: the browser knows that it has no connection.
    SignInOffline,
    /// Signing in: two-factor authentication is on, and the code is missing or wrong.
    CodeNeeded,
    /// Signing in: Nexudus wants a new password first.
    MustResetPassword,
    /// Signing in: any other refusal, by the API's own code.
    SignInRefused(String),
}

/// The one thing to do about a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Back to this page after signing in.
    SignIn,
    /// Ask the same again.
    TryAgain,
    /// Type or paste another Id.
    OpenAnother,
}

impl Action {
    /// The words on its button.
    pub const fn label(self) -> &'static str {
        match self {
            Self::SignIn => "Sign in",
            Self::TryAgain => "Try again",
            Self::OpenAnother => "Open another opportunity",
        }
    }
}

/// A problem as the visitor is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// A few words, for the heading.
    pub title: Cow<'static, str>,
    /// What happened and what to do.
    pub sentence: Cow<'static, str>,
    /// The one action offered.
    pub action: Action,
}

impl Problem {
    /// The table of problems.
    #[expect(clippy::too_many_lines, reason = "one table, a row a problem")]
    pub fn tell(&self) -> Told {
        use Action::{OpenAnother, SignIn, TryAgain};
        match self {
            Self::BadId(text) => told(
                "This is not an opportunity Id",
                format!(
                    "“{text}” is in the address where an Id should be. An Id is a whole number from 1 to 9223372036854775807, without sign or leading zeros."
                ),
                OpenAnother,
            ),
            Self::Expired => told(
                "Your session has ended",
                "Nexudus no longer accepts the token of this session. Sign in again and this opportunity opens.",
                SignIn,
            ),
            Self::MissingRole(role) => told(
                "Your account may not read opportunities",
                format!(
                    "Nexudus knows you, but your account lacks the role {role}. An administrator can add it, or make the account a full unrestricted administrator."
                ),
                TryAgain,
            ),
            Self::ExpiredOrMissingRole(role) => told(
                "Nexudus refused this request",
                format!(
                    "Either your session has ended, or your account lacks the role {role} (or full unrestricted administrator); Nexudus did not say which. Signing in again settles the first."
                ),
                SignIn,
            ),
            Self::NotFound(id) => told(
                format!("There is no opportunity {id}"),
                "It may have been deleted, it may belong to another Nexudus account, or the Id may be mistyped.",
                OpenAnother,
            ),
            Self::Throttled(wait) => told(
                "Nexudus asks to wait",
                match wait {
                    Some(1) => Cow::Borrowed(
                        "Too many requests were made with this account. Nexudus asks to wait 1 second before the next.",
                    ),
                    Some(seconds) => Cow::Owned(format!(
                        "Too many requests were made with this account. Nexudus asks to wait {seconds} seconds before the next."
                    )),
                    None => Cow::Borrowed(
                        "Too many requests were made with this account. Wait a moment before the next.",
                    ),
                },
                TryAgain,
            ),
            Self::Server(status) => told(
                "Nexudus has a problem",
                format!(
                    "Its server answered with an error of its own (status {status}). It is usually over soon."
                ),
                TryAgain,
            ),
            Self::Refused(status) => told(
                "Nexudus did not accept this request",
                format!("It answered with status {status}, which Opportune does not expect here."),
                TryAgain,
            ),
            Self::NoAnswer => told(
                "No answer from Nexudus",
                "The request got no answer. You may be offline, the address of the API may be wrong, or it may not allow requests from this site; the browser does not tell which.",
                TryAgain,
            ),
            Self::Offline => told(
                "You are offline",
                "Your device has no connection. As soon as it has one again, this is asked again by itself.",
                TryAgain,
            ),
            Self::Blocked => told(
                "This site’s own policy blocked the request",
                "The API is at another address than this page, and the page’s Content-Security-Policy does not list it under connect-src. Whoever hosts this page can add it.",
                TryAgain,
            ),
            Self::Timeout => told(
                "Nexudus took too long",
                "No complete answer came within 15 seconds.",
                TryAgain,
            ),
            Self::Unreadable(what) => told("Nexudus sent something else", *what, TryAgain),
            Self::TooLarge => told(
                "The answer is too large",
                "It is longer than 8 MB, more than any opportunity should be, so reading it was stopped.",
                OpenAnother,
            ),
            Self::OtherRecord(id) => told(
                "Nexudus sent another opportunity",
                format!(
                    "The answer is about opportunity {id}, not the one asked for, so it is not shown."
                ),
                TryAgain,
            ),
            Self::WrongCredentials => told(
                "Email or password is wrong",
                "Nexudus does not know this combination. Check both and sign in again.",
                SignIn,
            ),
            Self::WrongCredentialsOrCode => told(
                "Email, password or authentication code is wrong",
                "Nexudus does not say which. Codes change every half minute: type the current one, check the others, and sign in again.",
                SignIn,
            ),
            Self::SignInOffline => told(
                "You are offline",
                "Your device has no connection. Sign in again as soon as it has one.",
                SignIn,
            ),
            Self::CodeNeeded => told(
                "An authentication code is needed",
                "This account has two-factor authentication. Type the current code of your authenticator app and sign in again.",
                SignIn,
            ),
            Self::MustResetPassword => told(
                "Nexudus asks for a new password",
                "Set a new password for this account in Nexudus itself, then sign in here with it.",
                SignIn,
            ),
            Self::SignInRefused(code) => told(
                "Nexudus refused to sign you in",
                format!(
                    "It gave the reason “{code}”. The account may not be allowed to use the API."
                ),
                SignIn,
            ),
        }
    }

    /// What a status says about a record asked for by `id`, which needs a role; `None` for success.
    /// 401 stands for [`Problem::ExpiredOrMissingRole`] until somebody has asked `auth/me`.
    pub fn from_status(
        status: u16,
        id: &str,
        role: &'static str,
        retry_after: Option<i32>,
    ) -> Option<Self> {
        Some(match status {
            200..=299 => return None,
            401 => Self::ExpiredOrMissingRole(role),
            403 => Self::MissingRole(role),
            404 => Self::NotFound(id.to_owned()),
            409 | 429 => Self::Throttled(retry_after),
            500..=599 => Self::Server(status),
            _ => Self::Refused(status),
        })
    }

    /// Why `POST token` refused, by the code of its error document ("Authentication" of the API's documentation). The
    /// codes of two-factor authentication and password reset are documented without saying in which of the two members.
    pub fn from_grant(status: u16, refusal: &TokenError, retry_after: Option<i32>) -> Self {
        if refusal.mentions("two_factor_auth_check") {
            Self::CodeNeeded
        } else if refusal.mentions("must_reset_password") {
            Self::MustResetPassword
        } else {
            match (status, refusal.error.as_str()) {
                // Whatever an answer in trouble says of itself, it says nothing of the account.
                (409 | 429, _) => Self::Throttled(retry_after),
                (500..=599, _) => Self::Server(status),
                // One API in use answers 401 without a word.
                (_, "invalid_grant") | (400 | 401, "") => Self::WrongCredentials,
                (_, "") => Self::Refused(status),
                (_, code) => Self::SignInRefused(code.to_owned()),
            }
        }
    }

    /// What it is where somebody signs in, perhaps with a code: there nothing is asked again by itself, and the API's
    /// answer to a wrong code is that to a wrong password.
    #[must_use]
    pub fn while_signing_in(self, with_code: bool) -> Self {
        match self {
            Self::WrongCredentials if with_code => Self::WrongCredentialsOrCode,
            Self::Offline => Self::SignInOffline,
            other => other,
        }
    }

    /// Whether `POST token` has understood and said no; asking the same again would change nothing.
    pub const fn is_refusal(&self) -> bool {
        matches!(
            self,
            Self::WrongCredentials
                | Self::CodeNeeded
                | Self::MustResetPassword
                | Self::SignInRefused(_)
        )
    }

    /// What a 401 meant where a role was needed, by the status of `GET auth/me` with the same token.
    pub const fn after_me(role: &'static str, status: Option<u16>) -> Self {
        match status {
            Some(401) => Self::Expired,
            Some(200) => Self::MissingRole(role),
            _ => Self::ExpiredOrMissingRole(role),
        }
    }
}

fn told(
    title: impl Into<Cow<'static, str>>,
    sentence: impl Into<Cow<'static, str>>,
    action: Action,
) -> Told {
    Told {
        title: title.into(),
        sentence: sentence.into(),
        action,
    }
}

#[cfg(test)]
mod tests;
