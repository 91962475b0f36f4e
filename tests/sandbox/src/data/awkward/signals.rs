//! 100 to 129: follow-ups on both sides of their borders, and records that contradict themselves.

use super::Awkward;
use super::usual::{STAGE, Usual, stage};
use crate::data::document::Json;
use crate::data::places::AWKWARD_USUAL;

/// The records.
pub fn records(usual: &Usual) -> Vec<Awkward> {
    let mut records = follow_ups(usual);
    records.extend(activity(usual));
    records.extend(contradictions(usual));
    records
}

fn follow_ups(usual: &Usual) -> Vec<Awkward> {
    let due = |id, name, why, due| usual.record(id, name, why, [("DueDate", due)]);
    let hour = |days: i64, time: &str| {
        let text = usual.day(days).text().replace("00:00:00", time);
        Json::made(text)
    };
    vec![
        due(
            100,
            "Follow-up today",
            "a calendar day: today",
            usual.day(0),
        ),
        due(
            101,
            "Follow-up overdue",
            "a calendar day: three days ago",
            usual.day(-3),
        ),
        due(
            102,
            "Follow-up tomorrow",
            "a calendar day: tomorrow",
            usual.day(1),
        ),
        due(
            103,
            "Follow-up yesterday",
            "a calendar day: yesterday",
            usual.day(-1),
        ),
        due(
            104,
            "Follow-up this afternoon",
            "an instant: today at 15:30 UTC",
            hour(0, "15:30:00"),
        ),
        due(
            105,
            "Follow-up late yesterday",
            "an instant: yesterday at 23:59 UTC",
            hour(-1, "23:59:00"),
        ),
        due(
            106,
            "No follow-up",
            "in progress, and nothing planned",
            Json::NULL,
        ),
        usual.record(
            107,
            "Overdue and reminded",
            "three days overdue, reminder sent",
            [("DueDate", usual.day(-3)), ("Reminded", true.into())],
        ),
        due(
            108,
            "Follow-up in two years",
            "a calendar day: 730 days from now",
            usual.day(730),
        ),
    ]
}

fn activity(usual: &Usual) -> Vec<Awkward> {
    let active = |id, name, why, last| usual.record(id, name, why, [("CrmUpdatedOn", last)]);
    vec![
        active(
            110,
            "Quiet for 29 days",
            "the day before it is stale",
            usual.moment(-29),
        ),
        active(
            111,
            "Quiet for 30 days",
            "stale from today",
            usual.moment(-30),
        ),
        active(112, "Quiet for 45 days", "stale", usual.moment(-45)),
        active(113, "No activity known", "CrmUpdatedOn is null", Json::NULL),
        active(
            114,
            "Activity in the future",
            "CrmUpdatedOn is tomorrow",
            usual.moment(1),
        ),
    ]
}

fn contradictions(usual: &Usual) -> Vec<Awkward> {
    let won = stage(AWKWARD_USUAL, 6);
    let lost = stage(AWKWARD_USUAL, 7);
    vec![
        usual.record(120, "Loss reason while open", "in progress, yet lost on price", [("LossReason", 4.into())]),
        usual.record(121, "Completed but open", "completed, yet in progress", [("Completed", true.into())]),
        usual.record_at(won, 122, "In the winning stage, open", "its stage wins, yet it is in progress", []),
        usual.record_at(lost, 123, "In the losing stage, open", "its stage loses, yet it is in progress", []),
        usual.record(124, "Google against referral", "UtmSource google, lead source Referral", [
            ("UtmSource", "google".into()),
            ("UtmMedium", "cpc".into()),
            ("LeadSource", 5.into()),
        ]),
        usual.record(125, "Google with Google Search", "UtmSource Google, lead source Google Search: no contradiction", [
            ("UtmSource", "Google".into()),
            ("LeadSource", 19.into()),
        ]),
        usual.record(126, "Won but not completed", "won, yet not completed", [
            ("Status", 2.into()),
            ("WonOn", usual.moment(-3)),
        ]),
        usual.record(127, "Won before it was created", "WonOn lies before CreatedOn", [
            ("Status", 2.into()),
            ("WonOn", usual.moment(-60)),
            ("Completed", true.into()),
        ]),
        usual.record_at(STAGE, 128, "Everything at odds", "won without a date, loss reason, not completed, no currency, overdue, facebook against Phone", [
            ("Status", 2.into()),
            ("LossReason", 1.into()),
            ("CrmBoardColumnCrmBoardBusinessCurrencyCode", Json::NULL),
            ("DueDate", usual.day(-3)),
            ("UtmSource", "facebook".into()),
            ("LeadSource", 2.into()),
        ]),
    ]
}
