//! Every URL of the app, parsed and printed side by side.

use std::fmt;

use crate::crm::id::OpportunityId;

/// A page of the app, as its path below the base path names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `/`: open an opportunity by Id.
    Home,
    /// `/opportunities`: find one.
    Find,
    /// `/opportunities/{id}`: look at one.
    Opportunity(OpportunityId),
    /// `/opportunities/{text}`: what should be an Id and is none.
    BadId(String),
    /// `/opportunities/compare`: several side by side; which ones is in the query.
    Compare,
    /// `/sign-in`
    SignIn,
    /// Anything else: the path, without the slashes around it.
    NotFound(String),
}

impl Route {
    /// Reads a path below the base path, percent-encoded as the address bar has it.
    pub fn parse(path: &str) -> Self {
        let trimmed = path.trim_matches('/');
        match trimmed {
            "" => Self::Home,
            "opportunities" => Self::Find,
            "opportunities/compare" => Self::Compare,
            "sign-in" => Self::SignIn,
            _ => match trimmed.strip_prefix("opportunities/") {
                Some(text) if !text.contains('/') => text
                    .parse()
                    .map_or_else(|_| Self::BadId(text.to_owned()), Self::Opportunity),
                _ => Self::NotFound(trimmed.to_owned()),
            },
        }
    }
}

/// The path below the base path, without a leading slash.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => Ok(()),
            Self::Find => f.write_str("opportunities"),
            Self::Opportunity(id) => write!(f, "opportunities/{id}"),
            Self::BadId(text) => write!(f, "opportunities/{text}"),
            Self::Compare => f.write_str("opportunities/compare"),
            Self::SignIn => f.write_str("sign-in"),
            Self::NotFound(path) => f.write_str(path),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_parses_from_what_it_prints() {
        for path in [
            "",
            "opportunities",
            "opportunities/87654321",
            "opportunities/9223372036854775807",
            "opportunities/007",
            "opportunities/abc",
            "opportunities/compare",
            "sign-in",
            "nowhere/at/all",
        ] {
            let route = Route::parse(&format!("/{path}"));
            assert_eq!(route.to_string(), path, "{route:?}");
            assert_eq!(Route::parse(&route.to_string()), route);
        }
    }

    #[test]
    fn an_id_is_taken_only_when_it_is_one() {
        assert!(matches!(
            Route::parse("/opportunities/87654321/"),
            Route::Opportunity(_)
        ));
        for text in ["0", "007", "-1", "9223372036854775808", "12a", "%31"] {
            let route = Route::parse(&format!("/opportunities/{text}"));
            assert_eq!(route, Route::BadId(text.to_owned()));
        }
    }

    #[test]
    fn deeper_paths_are_not_opportunities() {
        assert_eq!(
            Route::parse("/opportunities/1/edit"),
            Route::NotFound("opportunities/1/edit".to_owned())
        );
    }
}
