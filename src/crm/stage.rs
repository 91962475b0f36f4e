//! One stage of a board (the API's `CrmBoardColumn`).

use super::field::Field;

/// One stage of a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// The Id of the stage.
    pub id: i64,
    /// Its name; several stages may share one.
    pub name: Field<String>,
    /// Its place on the board, from 0.
    pub position: Field<i64>,
    /// Arriving here wins the opportunity.
    pub wins: bool,
    /// Arriving here loses the opportunity.
    pub loses: bool,
}
