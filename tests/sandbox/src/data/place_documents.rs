//! The documents of boards, stages, locations and currencies.

use super::document::{Document, Json};
use super::places::{Board, Currency, Location, Role};
use super::schema;

/// A board's document.
#[must_use]
pub fn board_document(location: &Location, board: &Board) -> Document {
    schema::board()
        .with("BusinessId", location.id)
        .with("Name", board.name.as_str())
        .with("Archived", false)
        .with("ToStringText", board.name.as_str())
        .with("Id", board.id)
        .with("UniqueId", schema::unique_id("board", board.id))
}

/// A stage's document.
#[must_use]
pub fn stage_document(location: &Location, board: &Board, position: usize) -> Document {
    let stage = &board.stages[position];
    let document = schema::stage()
        .with("CrmBoardId", board.id)
        .with("CrmBoardName", board.name.as_str())
        .with("CrmBoardBusinessId", location.id)
        .with("CrmBoardBusinessName", location.name)
        .with("CrmBoardBusinessCurrencyId", location.currency.id)
        .with("CrmBoardBusinessCurrencyCode", location.currency.code)
        .with("Name", stage.name.as_str())
        .with("Position", position as u64)
        .with("Id", stage.id)
        .with("UniqueId", schema::unique_id("stage", stage.id));
    match stage.role {
        Role::Plain => document,
        Role::Trigger(name) => document.with(name, true),
        Role::Win => document.with("WinOpportunity", true),
        Role::Lose => document.with("LoseOpportunity", true),
    }
}

/// A location's document; its shape beyond Id and Name is unknown.
#[must_use]
pub fn location_document(location: &Location) -> Document {
    Document::default()
        .with("Name", location.name)
        .with("CurrencyId", location.currency.id)
        .with("CurrencyCode", location.currency.code)
        .with("SimpleTimeZoneNameIana", location.zone)
        .with("Id", location.id)
        .with("UniqueId", schema::unique_id("location", location.id))
        .with("SystemId", Json::NULL)
}

/// A currency's document.
#[must_use]
pub fn currency_document(currency: &Currency) -> Document {
    schema::currency()
        .with("Id", currency.id)
        .with("Code", currency.code)
        .with("Format", currency.format)
        .with("Name", currency.name)
        .with("UniqueId", schema::unique_id("currency", currency.id))
}
