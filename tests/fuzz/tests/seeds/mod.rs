//! What the fuzzer starts from: the documented answers, and the sandbox's records.

use std::fs;
use std::path::Path;

use chrono::DateTime;
use sandbox::data::Data;
use sandbox::data::awkward::Awkward;

/// Texts by target.
pub fn all() -> Vec<(&'static str, Vec<String>)> {
    let now = DateTime::from_timestamp(1_781_083_800, 0).expect("a moment");
    let data = Data::new(1, now);
    let records = records(&data);
    let fixtures = fixtures();
    let notes = records.iter().filter_map(|body| notes_of(body));
    let lists = records
        .chunks(5)
        .map(|some| format!("{{\"Records\":[{}],\"TotalItems\":5}}", some.join(",")));
    let histories = [1, 85, 86, 87].map(|id| {
        let rows: Vec<_> = data
            .history(id)
            .iter()
            .take(30)
            .map(ToString::to_string)
            .collect();
        format!("[{}]", rows.join(","))
    });
    vec![
        ("opportunity", [records.clone(), fixtures.clone()].concat()),
        ("take-away", records.clone()),
        ("list", lists.chain(fixtures.clone()).collect()),
        ("history", histories.into()),
        ("token", fixtures),
        ("notes", notes.collect()),
        ("pasted", PASTED.map(str::to_owned).into()),
    ]
}

const PASTED: [&str; 10] = [
    "87654321",
    "https://spaces.nexudus.com/api/crm/crmopportunities/87654321?x=1",
    "https://x.example/CrmOpportunities%2F1416693192",
    "see 1416693192, 1416693193 and 007",
    "9223372036854775807 9223372036854775808",
    "opportunities/compare",
    "/opportunities/12/",
    "status=1&value=10..20&q=desk",
    "+44 (0)20 7946 0018 ext. 5",
    "http://a.example/%E2%82%AC",
];

/// Every awkward record that a fuzzer can do something with, and some usual ones.
fn records(data: &Data) -> Vec<String> {
    let awkward = data.awkward().iter().map(Awkward::body);
    let usual = (1_416_693_192..)
        .step_by(97)
        .take(12)
        .filter_map(|id| data.opportunity(id));
    let bodies = awkward
        .map(|body| body.to_vec())
        .chain(usual.map(|body| body.to_vec()));
    bodies
        .filter(|body| body.len() < 20_000)
        .map(|body| String::from_utf8_lossy(&body).into_owned())
        .collect()
}

fn notes_of(body: &str) -> Option<String> {
    let record: serde_json::Value = serde_json::from_str(body).ok()?;
    record["Notes"].as_str().map(str::to_owned)
}

fn fixtures() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures");
    let files = fs::read_dir(folder).expect("fixtures").flatten();
    let json = files.filter(|file| file.path().extension().is_some_and(|kind| kind == "json"));
    json.map(|file| fs::read_to_string(file.path()).expect("a fixture"))
        .collect()
}
