//! Where an opportunity came from, by its UTM parameters. They are a stranger's text: shown, never trusted.

use super::invisible::shows;
use super::lead_source::LeadSource;
use super::opportunity::Opportunity;

/// A piece of the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// Our words.
    Words(&'static str),
    /// A stranger's.
    Value(&'a str),
}

/// "From google / cpc, campaign spring-tours, searching “hot desk london”, content blue-button"; empty if nothing is set.
pub fn sentence(opportunity: &Opportunity) -> Vec<Part<'_>> {
    let (source, medium) = (opportunity.utm_source.text(), opportunity.utm_medium.text());
    // Opening words at the start of the sentence, within it, the value, closing words.
    let clauses = [
        ("From ", "", source, ""),
        ("By ", " / ", medium, ""),
        (
            "Campaign ",
            ", campaign ",
            opportunity.utm_campaign.text(),
            "",
        ),
        (
            "Searching “",
            ", searching “",
            opportunity.utm_term.text(),
            "”",
        ),
        ("Content ", ", content ", opportunity.utm_content.text(), ""),
    ];
    let mut parts = Vec::new();
    for (first, later, value, close) in clauses {
        let Some(value) = value.filter(|value| shows(value)) else {
            continue;
        };
        parts.push(Part::Words(if parts.is_empty() { first } else { later }));
        parts.push(Part::Value(value.trim()));
        if !close.is_empty() {
            parts.push(Part::Words(close));
        }
    }
    parts
}

/// UTM sources that name a lead source of the API's list.
#[rustfmt::skip]
static PAIRS: [(&str, i64); 31] = [
    ("google", 19), ("google.com", 19), ("www.google.com", 19), ("googleads", 19), ("google-ads", 19), ("google_ads", 19), ("adwords", 19),
    ("facebook", 13), ("facebook.com", 13), ("fb", 13),
    ("linkedin", 14), ("linkedin.com", 14),
    ("instagram", 15), ("instagram.com", 15), ("ig", 15),
    ("twitter", 16), ("twitter.com", 16), ("x.com", 16), ("t.co", 16),
    ("hubble", 17), ("hubblehq", 17), ("hubblehq.com", 17),
    ("liquidspace", 18), ("liquidspace.com", 18),
    ("spacepool", 20),
    ("instantoffices", 21), ("instantoffices.com", 21),
    ("officefreedom", 22),
    ("flexioffices", 23),
    ("workthere", 24),
    ("kontor", 25),
];

/// Lead sources that say too little to contradict anything: Web, other social network, other.
const GENERAL: [i64; 3] = [1, 98, 99];

/// The lead source a UTM source names, in any case, if the table has it.
pub fn named_by(utm_source: &str) -> Option<LeadSource> {
    let utm_source = utm_source.trim();
    PAIRS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(utm_source))
        .map(|(_, code)| LeadSource(*code))
}

/// Whether the UTM source names another lead source than the one recorded. Only what the API lists can contradict.
pub fn contradicts(utm_source: &str, recorded: LeadSource) -> bool {
    let is_listed = super::lead_source::TABLE
        .iter()
        .any(|entry| entry.code == recorded.0);
    is_listed
        && !GENERAL.contains(&recorded.0)
        && named_by(utm_source).is_some_and(|named| named != recorded)
}

#[cfg(test)]
mod tests;
