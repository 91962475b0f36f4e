//! How an opportunity came in: its lead source, and the UTM parameters of the link that brought it.

use super::chance::Chance;
use super::document::Document;

/// eCrmOpportunitySource (documented), by how often people come that way.
const SOURCES: [(u64, u64); 14] = [
    (30, 1),
    (18, 19),
    (12, 5),
    (9, 11),
    (7, 2),
    (5, 17),
    (4, 14),
    (4, 8),
    (3, 13),
    (2, 15),
    (2, 21),
    (2, 25),
    (1, 98),
    (1, 99),
];

const CAMPAIGNS: [&str; 6] = [
    "spring-tours",
    "brand_uk",
    "q3 – offices",
    "Sommer 2025",
    "flexible-work%202026",
    "retarget/visitors",
];

/// Fills in where a record came from.
pub fn put_source(record: &mut Document, chance: &mut Chance) {
    let source = chance.percent(92).then(|| *chance.weighed(&SOURCES));
    record.set("LeadSource", source);
    let (utm_source, medium) = match source {
        Some(19) => ("google", *chance.pick(&["cpc", "organic"])),
        Some(13) => ("facebook", "paid-social"),
        Some(14) => ("linkedin", "social"),
        Some(15) => ("instagram", "social"),
        Some(1) => (
            *chance.pick(&["newsletter", "bing", "partner-site"]),
            *chance.pick(&["email", "referral"]),
        ),
        _ => return,
    };
    if chance.percent(70) {
        record.set("UtmSource", utm_source);
        record.set("UtmMedium", medium);
        record.set(
            "UtmCampaign",
            chance.percent(80).then(|| *chance.pick(&CAMPAIGNS)),
        );
        record.set(
            "UtmContent",
            chance
                .percent(30)
                .then(|| format!("variant-{}", chance.number(1..5))),
        );
        record.set("UtmTerm", (medium == "cpc").then_some("hot desk london"));
    }
}
