//! Where to ask: opaque addresses below the API root. The functions here are the only way to make one, and
//! [`Endpoint::url`] the only way to spend one.

use crate::crm::id::OpportunityId;

/// An address of the API.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint(String);

impl Endpoint {
    /// What stands below the API root: what `boot.js` knows a request by.
    pub fn resource(&self) -> &str {
        &self.0
    }

    /// The absolute or same-origin URL below the API root of the configuration.
    pub fn url(&self, root: &str) -> String {
        format!("{}/{}", root.trim_end_matches('/'), self.0)
    }
}

/// `POST token`: signing in and renewing ("Authentication" of the API's documentation).
pub fn token() -> Endpoint {
    Endpoint("token".to_owned())
}

/// `GET auth/me`: who the token belongs to.
pub fn me() -> Endpoint {
    Endpoint("auth/me".to_owned())
}

/// `GET crm/crmopportunities/{id}`: one opportunity. Needs the role `CrmOpportunity-Read`.
pub fn opportunity(id: OpportunityId) -> Endpoint {
    Endpoint(format!("crm/crmopportunities/{id}"))
}

/// How many records a page of a list has: the most the API gives ("List/search" of its documentation).
pub const PAGE_SIZE: usize = 1000;

fn list(path: &str, query: &str, page: usize) -> Endpoint {
    Endpoint(format!("{path}?{query}&size={PAGE_SIZE}&page={page}"))
}

/// One page of the stages of a board, in their order. Needs `CrmBoardColumn-List`.
pub fn stages(board: i64, page: usize) -> Endpoint {
    list(
        "crm/crmboardcolumns",
        &format!("CrmBoardColumn_CrmBoard={board}&orderBy=Position"),
        page,
    )
}

/// One page of an opportunity's moves between stages. Needs `CrmOpportunityHistory-List`.
pub fn history(id: OpportunityId, page: usize) -> Endpoint {
    list(
        "crm/crmopportunityhistories",
        &format!("CrmOpportunityHistory_CrmOpportunity={id}"),
        page,
    )
}

/// A customer's own record. Needs `Coworker-Read`.
pub fn customer(id: i64) -> Endpoint {
    Endpoint(format!("spaces/coworkers/{id}"))
}

/// One page of the opportunities of a customer. Needs `CrmOpportunity-List`.
pub fn of_customer(customer: i64, page: usize) -> Endpoint {
    list(
        "crm/crmopportunities",
        &format!("CrmOpportunity_Coworker={customer}"),
        page,
    )
}

/// One page of the opportunities in a stage, in the order they stand there. Needs `CrmOpportunity-List`.
pub fn of_stage(stage: i64, page: usize) -> Endpoint {
    list(
        "crm/crmopportunities",
        &format!("CrmOpportunity_CrmBoardColumn={stage}&orderBy=Position"),
        page,
    )
}

/// One page of all opportunities, by Id: an order that no change of a record disturbs. Which end comes first is left to
/// the API, which documents the direction in three ways. Needs `CrmOpportunity-List`.
pub fn all_opportunities(size: u32, page: u32) -> Endpoint {
    Endpoint(format!(
        "crm/crmopportunities?orderBy=Id&size={size}&page={page}"
    ))
}

/// One page of the stages of all boards. Needs `CrmBoardColumn-List`.
pub fn all_stages(size: u32, page: u32) -> Endpoint {
    Endpoint(format!(
        "crm/crmboardcolumns?orderBy=Id&size={size}&page={page}"
    ))
}

/// One page of the definitions of the custom fields of opportunities (`eCustomFieldRecordType` 4).
pub fn custom_field_definitions(page: usize) -> Endpoint {
    list("crm/customfields", "CustomField_RecordType=4", page)
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
