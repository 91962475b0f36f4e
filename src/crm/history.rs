//! How an opportunity moved through its stages (the API's `CrmOpportunityHistory`).

use super::field::Field;
use super::moment::Moment;

/// One move, as the API recorded it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Move {
    /// The Id of the entry.
    pub id: Field<i64>,
    /// The stage it left; not set for the first placement.
    pub old_stage_id: Field<i64>,
    /// That stage's name.
    pub old_stage_name: Field<String>,
    /// When it had entered the stage it left.
    pub from_time: Field<Moment>,
    /// When it left that stage and entered the new one.
    pub to_time: Field<Moment>,
    /// The stage it entered.
    pub new_stage_id: Field<i64>,
    /// That stage's name.
    pub new_stage_name: Field<String>,
    /// Who moved it; not set if it moved automatically.
    pub user_id: Field<i64>,
    /// That user's name.
    pub user_name: Field<String>,
}
