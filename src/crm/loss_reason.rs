//! Why an opportunity was lost (the API's `eCrmOpportunityLossReason`).

use std::borrow::Cow;

use super::code::{self, Entry, entry};

/// Why an opportunity was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LossReason(
    /// The number the API sent; never 0, which means "not set".
    pub i64,
);

impl LossReason {
    /// What people read; "Unknown (7)" for a number that is not listed.
    pub fn label(self) -> Cow<'static, str> {
        code::label(&TABLE, self.0)
    }
}

/// Every reason the API lists.
#[rustfmt::skip]
pub static TABLE: [Entry; 21] = [
    entry(1, "Timing", "Timing"),
    entry(2, "Need", "Need"),
    entry(3, "PoorQualification", "Poor qualification"),
    entry(4, "Price", "Price"),
    entry(5, "Feature", "Feature"),
    entry(6, "LostMomentum", "Lost momentum"),
    entry(7, "Competition", "Competition"),
    entry(8, "ContractTerm", "Contract term"),
    entry(9, "Duplicate", "Duplicate"),
    entry(10, "Waitlist", "Waitlist"),
    entry(11, "NotReturningCalls", "Not returning calls"),
    entry(12, "LackOfFacilities", "Lack of facilities"),
    entry(13, "NoPetPolicy", "No pet policy"),
    entry(14, "NoRightFit", "Not the right fit"),
    entry(15, "Location", "Location"),
    entry(16, "Entrance", "Entrance"),
    entry(17, "Errors", "Errors"),
    entry(18, "Archived", "Archived"),
    entry(19, "SearchOnHold", "Search on hold"),
    entry(20, "RelocationOnHold", "Relocation on hold"),
    entry(99, "Other", "Other"),
];
