//! Where to ask: opaque addresses below the API root. The functions here are the only way to make one, and
//! [`Endpoint::url`] the only way to spend one.

use crate::crm::id::OpportunityId;

/// An address of the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint(String);

impl Endpoint {
    /// The absolute or same-origin URL below the API root of the configuration.
    #[must_use]
    pub fn url(&self, root: &str) -> String {
        format!("{}/{}", root.trim_end_matches('/'), self.0)
    }
}

/// `POST token`: signing in and renewing ("Authentication" of the API's documentation).
#[must_use]
pub fn token() -> Endpoint {
    Endpoint("token".to_owned())
}

/// `GET auth/me`: who the token belongs to.
#[must_use]
pub fn me() -> Endpoint {
    Endpoint("auth/me".to_owned())
}

/// `GET crm/crmopportunities/{id}`: one opportunity. Needs the role `CrmOpportunity-Read`.
#[must_use]
pub fn opportunity(id: OpportunityId) -> Endpoint {
    Endpoint(format!("crm/crmopportunities/{id}"))
}

/// One page, of 1,000 records at most, of the stages of a board, in their order.
#[must_use]
pub fn stages(board: u64, page: usize) -> Endpoint {
    Endpoint(format!(
        "crm/crmboardcolumns?CrmBoardColumn_CrmBoard={board}&orderBy=Position&size=1000&page={page}"
    ))
}

/// One page, of 1,000 records at most, of an opportunity's moves between stages.
#[must_use]
pub fn history(id: OpportunityId, page: usize) -> Endpoint {
    Endpoint(format!(
        "crm/crmopportunityhistories?CrmOpportunityHistory_CrmOpportunity={id}&size=1000&page={page}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_hang_from_the_root_with_one_slash() {
        let id = "87654321".parse().expect("an Id");
        for root in ["/api", "/api/"] {
            assert_eq!(
                opportunity(id).url(root),
                "/api/crm/crmopportunities/87654321"
            );
        }
        assert_eq!(
            token().url("https://spaces.nexudus.com/api"),
            "https://spaces.nexudus.com/api/token"
        );
    }
}
