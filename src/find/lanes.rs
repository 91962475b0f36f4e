//! The board: stages in their order, in each the cards in theirs.

use crate::crm::field::Field;
use crate::crm::opportunity::Opportunity;
use crate::crm::order::{by_position, sort_by_numbers};
use crate::crm::search::fold;
use crate::crm::sort::Sort;
use crate::crm::stage::Stage;
use crate::nexudus::wire;

/// One stage and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    /// The stage; none for what stands in no stage.
    pub stage: Option<i64>,
    /// Its name.
    pub name: String,
    /// The board it is of.
    pub board: String,
    /// Places of the records in it, by position.
    pub cards: Vec<usize>,
}

/// A stage, and the board it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfBoard {
    board: Option<i64>,
    stage: Stage,
}

/// Reads one page of the list of stages; says whether there is another page. `None` if it is no list.
pub fn read(body: &str, stages: &mut Vec<OfBoard>) -> Option<bool> {
    let page = wire::records(body).ok()?;
    let read = |json: &&str| {
        Some(OfBoard {
            board: wire::board_of_stage(json),
            stage: wire::stage(json)?,
        })
    };
    let before = stages.len();
    for new in page.records.iter().filter_map(read) {
        if !stages.iter().any(|known| known.stage.id == new.stage.id) {
            stages.push(new);
        }
    }
    Some(page.has_next_page == Some(true) && stages.len() > before)
}

/// The lanes of every board that any of the records is on, board by board: all its stages in order, empty ones too, then
/// those that only the records know.
pub fn lanes(stages: &[OfBoard], records: &[Opportunity], shown: &[usize]) -> Vec<Lane> {
    let mut boards: Vec<(String, Option<i64>)> = Vec::new();
    for &place in shown {
        let board = records[place].board_id.set().copied();
        if !boards.iter().any(|(_, known)| *known == board) {
            let own_name = name(&records[place].board_name, "Board", board);
            let location = location_among(records, &records[place]).filter(|_| board.is_some());
            let full_name = location.map_or(own_name.clone(), |location| {
                format!("{own_name} · {location}")
            });
            let board = (full_name, board);
            let key = |(name, id): &(String, Option<i64>)| (fold(name), *id);
            let before = boards.partition_point(|other| key(other) < key(&board));
            boards.insert(before, board);
        }
    }
    let mut lanes = Vec::new();
    for (board_name, board) in boards {
        let start = lanes.len();
        let mut own: Vec<&Stage> = stages
            .iter()
            .filter(|stage| stage.board == board && board.is_some())
            .map(|stage| &stage.stage)
            .collect();
        sort_by_numbers(&mut own, |stage| {
            by_position(stage.position.set().copied(), stage.id)
        });
        lanes.extend(own.into_iter().map(|stage| Lane {
            stage: Some(stage.id),
            name: name(&stage.name, "Stage", Some(stage.id)),
            board: board_name.clone(),
            cards: Vec::new(),
        }));
        let of_board = |place: &&usize| records[**place].board_id.set().copied() == board;
        for &place in shown.iter().filter(of_board) {
            let record = &records[place];
            let stage = record.stage_id.set().copied();
            let own = &mut lanes[start..];
            if let Some(lane) = own.iter_mut().find(|lane| lane.stage == stage) {
                lane.cards.push(place);
            } else {
                lanes.push(Lane {
                    stage,
                    name: name(&record.stage_name, "Stage", stage),
                    board: board_name.clone(),
                    cards: vec![place],
                });
            }
        }
        if let Some(by_position) = Sort::parse("position") {
            for lane in &mut lanes[start..] {
                by_position.order(records, &mut lane.cards);
            }
        }
    }
    lanes
}

/// The name of a record's location, where there are records of several: their boards share names.
pub fn location_among<'a>(records: &[Opportunity], record: &'a Opportunity) -> Option<&'a str> {
    let own = record.location_id.set();
    let is_elsewhere = |other: &Opportunity| other.location_id.set() != own;
    let name = record.location_name.text()?;
    records.iter().any(is_elsewhere).then_some(name.trim())
}

fn name(field: &Field<String>, what: &str, id: Option<i64>) -> String {
    match (field.text(), id) {
        (Some(text), _) => text.trim().to_owned(),
        (None, Some(id)) => format!("{what} #{id}"),
        (None, None) => format!("No {}", what.to_ascii_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAGES: &str = r#"{"Records":[
        {"Id":11,"Name":"Won","Position":1,"CrmBoardId":1},
        {"Id":12,"Name":"New","Position":0,"CrmBoardId":1},
        {"Id":21,"Name":"New","Position":0,"CrmBoardId":2},
        {"Id":12,"Name":"Twice","Position":0,"CrmBoardId":1},
        {"Name":"no Id"}
    ],"HasNextPage":true}"#;

    fn record(board: i64, stage: i64, position: Option<i64>) -> Opportunity {
        Opportunity {
            board_id: Field::Set(board),
            board_name: Field::Set(format!("Board {board}")),
            stage_id: Field::Set(stage),
            position: position.map_or(Field::NotSet, Field::Set),
            ..Opportunity::default()
        }
    }

    fn read_all() -> Vec<OfBoard> {
        let mut stages = Vec::new();
        assert_eq!(read(STAGES, &mut stages), Some(true));
        assert_eq!(stages.len(), 3);
        // The same page again brings nothing: there is no end in sight.
        assert_eq!(read(STAGES, &mut stages), Some(false));
        assert_eq!(read("<html>", &mut stages), None);
        stages
    }

    #[test]
    fn stages_and_cards_stand_in_their_order() {
        let records = [
            record(1, 12, Some(5)),
            record(1, 12, None),
            record(1, 12, Some(-1)),
            record(1, 99, Some(0)),
            record(1, 11, Some(0)),
        ];
        let lanes = lanes(&read_all(), &records, &[4, 3, 1, 0, 2]);
        let read: Vec<_> = lanes
            .iter()
            .map(|lane| (lane.name.as_str(), lane.cards.as_slice()))
            .collect();
        assert_eq!(
            read,
            [
                ("New", [2, 0, 1].as_slice()),
                ("Won", &[4]),
                ("Stage #99", &[3])
            ]
        );
        assert!(lanes.iter().all(|lane| lane.board == "Board 1"));
    }

    #[test]
    fn boards_of_several_locations_say_where_they_are() {
        let at = |location: i64, board| Opportunity {
            location_id: Field::Set(location),
            location_name: Field::Set(format!("Location {location} ")),
            board_name: Field::Set("New business".to_owned()),
            ..record(board, 12, None)
        };
        let boards = |records: &[Opportunity]| {
            let shown: Vec<usize> = (0..records.len()).collect();
            let lanes = lanes(&[], records, &shown).into_iter();
            lanes.map(|lane| lane.board).collect::<Vec<_>>()
        };
        assert_eq!(
            boards(&[at(1, 1), at(2, 2)]),
            ["New business · Location 1", "New business · Location 2"]
        );
        assert_eq!(
            boards(&[at(1, 1), at(1, 2)]),
            ["New business", "New business"]
        );
    }

    #[test]
    fn each_board_has_its_own_stages() {
        let nowhere = Opportunity::default();
        let records = [record(2, 21, Some(1)), nowhere, record(1, 12, Some(1))];
        let lanes = lanes(&read_all(), &records, &[0, 1, 2]);
        let read: Vec<_> = lanes
            .iter()
            .map(|lane| (lane.board.as_str(), lane.name.as_str(), lane.cards.len()))
            .collect();
        assert_eq!(
            read,
            [
                ("Board 1", "New", 1),
                ("Board 1", "Won", 0),
                ("Board 2", "New", 1),
                ("No board", "No stage", 1)
            ]
        );
        assert_eq!(super::lanes(&read_all(), &records, &[]), []);
    }
}
