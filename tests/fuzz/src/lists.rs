//! Lists, the records in them, and what a sign-in answers.

use opportune::crm::history;
use opportune::nexudus::wire;
use serde_json::Value;
use serde_json::value::RawValue;

use super::oracle::{Meaning, Record, assert_reference, assert_text};
use super::record;

/// A list has the records that arrived, each as it arrived, and each can be read as whatever was asked for.
pub fn list(body: &str) {
    let read = wire::records(body);
    let json = body.trim_start_matches('\u{FEFF}');
    let bare = serde_json::from_str::<Vec<Box<RawValue>>>(json).ok();
    let in_envelope = || {
        let envelope = Record::read(body)?;
        serde_json::from_str(envelope.get("Records")?).ok()
    };
    let expected: Option<Vec<Box<RawValue>>> = bare.or_else(in_envelope);
    // Keys that hold half a character are refused by standard readers, not by ours.
    if let Some(expected) = expected {
        let expected: Vec<_> = expected.iter().map(|record| record.get()).collect();
        assert_eq!(read.as_ref().map(|page| &page.records), Ok(&expected));
    }
    for json in read.map(|page| page.records).unwrap_or_default() {
        record::opportunity(json);
        if let Some(stage) = wire::stage(json) {
            let record = Record::read(json);
            if let Some(record) = record {
                assert_reference(
                    "Id",
                    &opportune::crm::field::Field::Set(stage.id),
                    record.get("Id"),
                );
                assert_text("Name", &stage.name, record.get("Name"));
            }
        }
        let _ = wire::custom_field_definition(json);
        let _ = wire::coworker(json);
    }
}

/// Moves are in order, none is lost but what is there twice, and no stay has a length that is not one.
pub fn history(body: &str) {
    let Ok(page) = wire::records(body) else {
        return;
    };
    let moves: Vec<_> = page
        .records
        .iter()
        .filter_map(|json| wire::history_row(json))
        .collect();
    let current = moves
        .last()
        .and_then(|entry| entry.new_stage_id.set().copied());
    let count = moves.len();
    let moves = history::in_order(moves);
    assert!(moves.len() <= count);
    for now in [0, 1_780_000_000_000, i64::MAX] {
        let stays = history::stays(&moves, current, now);
        for stage in stays.iter().filter_map(|stay| stay.stage_id) {
            let _ = history::time_in(&stays, stage);
        }
    }
}

/// A token is the text that arrived and nothing else is a success; refusals and persons are read without harm.
pub fn token(body: &str) {
    let read = wire::token(body);
    if let Some(record) = Record::read(body) {
        match (&read, Meaning::of(record.get("access_token"))) {
            (Ok(token), Meaning::Text(text) | Meaning::Number(text)) => {
                assert_eq!(token.access_token, text);
            }
            (Ok(_), Meaning::Nothing | Meaning::Other(_)) => panic!("a token was made of nothing"),
            (Err(_), Meaning::Text(_)) => panic!("a token was refused"),
            _ => {}
        }
        if let (Ok(token), Some(seconds)) = (&read, record.get("expires_in"))
            && let Ok(seconds) = seconds.parse::<i64>()
        {
            assert_eq!(token.expires_in, Some(seconds));
        }
    }
    let refused = wire::token_error(body);
    let _ = refused.mentions("two_factor_auth_check");
    let _ = wire::me(body);
    stored(body);
}

/// What is stored of a session is what is read of it later.
fn stored(json: &str) {
    use opportune::nexudus::session::Session;
    for session in [Session::parse(json), Session::from_pasted(json)]
        .into_iter()
        .flatten()
    {
        let printed = session.print();
        assert!(serde_json::from_str::<Value>(&printed).is_ok(), "{printed}");
        let again = Session::parse(&printed).expect("what was printed");
        assert_eq!(again.access_token, session.access_token);
        assert_eq!(again.expires_at, session.expires_at);
        assert_eq!(again.refresh_token, session.refresh_token);
        let _ = session.ends_soon(Some(0), i64::MAX);
        let _ = session.ends_soon(None, i64::MIN);
    }
}
