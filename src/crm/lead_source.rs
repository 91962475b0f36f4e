//! How an opportunity was acquired (the API's `eCrmOpportunitySource`).

use std::borrow::Cow;

use super::code::{self, Entry, entry};

/// How an opportunity was acquired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeadSource(
    /// The number the API sent; never 0, which means "not set".
    pub i64,
);

impl LeadSource {
    /// What people read; "Unknown (7)" for a number that is not listed.
    pub fn label(self) -> Cow<'static, str> {
        code::label(&TABLE, self.0)
    }
}

/// Every source the API lists. There is no 3.
#[rustfmt::skip]
pub static TABLE: [Entry; 27] = [
    entry(1, "Web", "Web"),
    entry(2, "Phone", "Phone"),
    entry(4, "Webinar", "Webinar"),
    entry(5, "Referral", "Referral"),
    entry(6, "PrintAdvert", "Print advert"),
    entry(7, "PurchasedList", "Purchased list"),
    entry(8, "WordOfMouth", "Word of mouth"),
    entry(9, "DirectEmail", "Direct email"),
    entry(10, "EmailMarketing", "Email marketing"),
    entry(11, "Broker", "Broker"),
    entry(12, "PropertyAgent", "Property agent"),
    entry(13, "Facebook", "Facebook"),
    entry(14, "Linkedin", "LinkedIn"),
    entry(15, "Instagram", "Instagram"),
    entry(16, "Twitter", "Twitter (X)"),
    entry(17, "HubbleHq", "HubbleHQ"),
    entry(18, "LiquidSpace", "LiquidSpace"),
    entry(19, "GoogleSearch", "Google Search"),
    entry(20, "SpacePool", "SpacePool"),
    entry(21, "InstantOffices", "Instant Offices"),
    entry(22, "OfficeFreedom", "Office Freedom"),
    entry(23, "FlexiOffices", "Flexi Offices"),
    entry(24, "Workthere", "Workthere"),
    entry(25, "Kontor", "Kontor"),
    entry(26, "Valve", "Valve"),
    entry(98, "OtherSocialNetwork", "Other social network"),
    entry(99, "Other", "Other"),
];
