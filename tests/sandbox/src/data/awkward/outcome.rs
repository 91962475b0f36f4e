//! 10 to 19: how it ended.

use super::Awkward;
use super::usual::{STAGE, Usual, stage};
use crate::data::document::Json;
use crate::data::places::AWKWARD_USUAL;

/// The records.
pub fn records(usual: &Usual) -> Vec<Awkward> {
    let won = stage(AWKWARD_USUAL, 6);
    let lost = stage(AWKWARD_USUAL, 7);
    let three_days_ago = || usual.moment(-3);
    vec![
        usual.record_at(
            lost,
            10,
            "Lost with a reason",
            "lost three days ago, on price",
            [
                ("Status", 3.into()),
                ("LossReason", 4.into()),
                ("LostOn", three_days_ago()),
                ("Completed", true.into()),
            ],
        ),
        usual.record_at(
            lost,
            11,
            "Lost without a reason",
            "lost three days ago, nobody said why",
            [
                ("Status", 3.into()),
                ("LostOn", three_days_ago()),
                ("Completed", true.into()),
            ],
        ),
        usual.record_at(
            won,
            12,
            "Won with a date",
            "won three days ago, 37 days after it was created",
            [
                ("Status", 2.into()),
                ("WonOn", three_days_ago()),
                ("Completed", true.into()),
            ],
        ),
        usual.record_at(
            won,
            13,
            "Won without a date",
            "won, but WonOn is null",
            [("Status", 2.into()), ("Completed", true.into())],
        ),
        usual.record_at(
            STAGE,
            14,
            "Lost where it stood",
            "lost in a stage that is no end, with the reason `Other`",
            [
                ("Status", 3.into()),
                ("LossReason", 99.into()),
                ("LostOn", three_days_ago()),
                ("Completed", true.into()),
            ],
        ),
        usual.record_at(
            won,
            15,
            "Won and overdue",
            "its follow-up lies in the past, but what is closed is never overdue",
            [
                ("Status", 2.into()),
                ("WonOn", three_days_ago()),
                ("Completed", true.into()),
                ("DueDate", usual.day(-9)),
            ],
        ),
        usual.record_at(
            won,
            16,
            "Won on the day it was created",
            "created and won within an hour",
            [
                ("Status", 2.into()),
                ("CreatedOn", Json::raw("\"2026-02-02T09:00:00Z\"")),
                ("WonOn", Json::raw("\"2026-02-02T09:40:00Z\"")),
                ("Completed", true.into()),
            ],
        ),
    ]
}
