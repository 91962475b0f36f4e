//! The unremarkable record from which awkward ones differ in what makes them awkward.

use chrono::{DateTime, Days, Utc};

use super::{Awkward, Body, FIRST_COWORKER_ID, Fields};
use crate::data::document::{Document, Json};
use crate::data::journey::{Move, row};
use crate::data::names::STAFF;
use crate::data::opportunity::put_place;
use crate::data::places::{AWKWARD, AWKWARD_USUAL, Place};
use crate::data::schema;

/// The name of every awkward record's customer.
pub const CUSTOMER: &str = "Casey Morgan";
/// Where to write to them.
pub const EMAIL: &str = "casey.morgan@example.com";

/// "Proposal sent", the fifth of eight.
pub const STAGE: Place = stage(AWKWARD_USUAL, 4);

/// Of histories: each record has room for 4,000 rows.
const FIRST_HISTORY_ID: u64 = 1_499_000_000;

/// A place at the location of the awkward records.
pub const fn stage(board: usize, stage: usize) -> Place {
    Place {
        location: AWKWARD,
        board,
        stage,
    }
}

/// Makes usual records as of a moment.
#[derive(Debug, Clone, Copy)]
pub struct Usual {
    /// The moment taken for now.
    pub now: DateTime<Utc>,
}

impl Usual {
    /// A usual record with some fields changed.
    pub fn record<const N: usize>(
        &self,
        id: u64,
        name: &'static str,
        why: &'static str,
        fields: Fields<N>,
    ) -> Awkward {
        self.record_at(STAGE, id, name, why, fields)
    }

    /// The same in another stage, with a history that leads there.
    pub fn record_at<const N: usize>(
        &self,
        place: Place,
        id: u64,
        name: &'static str,
        why: &'static str,
        fields: Fields<N>,
    ) -> Awkward {
        let mut document = self.document(id, name, place);
        for (key, value) in fields {
            document.set(key, value);
        }
        Awkward {
            id,
            name,
            why,
            body: Body::Record(document),
            history: self.history(id, place),
        }
    }

    /// Midnight UTC, so many days from now: how a calendar day arrives.
    pub fn day(&self, days: i64) -> Json {
        let day = shifted(self.now, days)
            .date_naive()
            .and_hms_opt(0, 0, 0)
            .unwrap_or_default();
        Json::moment(day.and_utc())
    }

    /// A moment so many days from now.
    pub fn moment(&self, days: i64) -> Json {
        Json::moment(shifted(self.now, days))
    }

    /// The usual document.
    pub fn document(&self, id: u64, name: &str, place: Place) -> Document {
        let mut record = schema::opportunity();
        put_place(&mut record, place);
        record
            .with("Name", name)
            .with("CoworkerId", FIRST_COWORKER_ID + id)
            .with("CoworkerFullName", CUSTOMER)
            .with("CoworkerCoworkerType", 1)
            .with("CoworkerEmail", EMAIL)
            .with("OpportunityTypeId", 1_419_000_001)
            .with("OpportunityTypeName", "Private office")
            .with("ResponsibleId", STAFF[0].0)
            .with("ResponsibleFullName", STAFF[0].1)
            .with(
                "Notes",
                "Called on Tuesday.\nWants to see the place before the end of the month.",
            )
            .with("DueDate", self.day(7))
            .with("Value", Json::raw("4200.00"))
            .with("LeadSource", 1)
            .with("Status", 1)
            .with("CrmUpdatedOn", self.moment(-3))
            .with("Position", id % 10)
            .with("Id", id)
            .with("UpdatedOn", self.moment(-3))
            .with("CreatedOn", self.moment(-40))
            .with("UniqueId", schema::unique_id("opportunity", id))
            .with("UpdatedBy", STAFF[0].2)
            .with("ToStringText", name)
    }

    /// Into the first stage 40 days ago, into its own three days ago, by way of the one before.
    pub fn history(&self, id: u64, place: Place) -> Vec<Document> {
        let moves = [
            (0, -40),
            (place.stage.saturating_sub(1), -20),
            (place.stage, -3),
        ];
        let moves = moves.map(|(to, days)| Move {
            to,
            at: shifted(self.now, days),
            by: (days != -20).then_some(0),
        });
        let count = (place.stage + 1).min(moves.len());
        let start = moves.len() - count;
        let steps: Vec<_> = if count < 3 {
            moves[start..].to_vec()
        } else {
            moves.to_vec()
        };
        let before = std::iter::once(None).chain(steps.iter().map(Some));
        let rows = before.zip(&steps).zip(0..);
        rows.map(|((old, new), number)| row(history_id(id, number), id, place, old, new))
            .collect()
    }
}

/// The Id of a row of a record's history.
pub fn history_id(record: u64, row: u64) -> u64 {
    FIRST_HISTORY_ID + record * 4000 + row
}

/// So many days later, or earlier.
pub fn shifted(moment: DateTime<Utc>, days: i64) -> DateTime<Utc> {
    let count = Days::new(days.unsigned_abs());
    // Outside of chrono's range (some 262,000 years) nothing is asked for.
    if days < 0 {
        moment.checked_sub_days(count)
    } else {
        moment.checked_add_days(count)
    }
    .unwrap_or(moment)
}
