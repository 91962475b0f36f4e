//! The README's table of records says what the sandbox serves.

use crate::client::SHARED;

#[test]
fn the_readme_lists_every_awkward_record() {
    let readme = include_str!("../../README.md");
    let table = SHARED.get("/__sandbox/records").json();
    let expected: Vec<String> = table
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            format!(
                "| {} | {} | {} |",
                row["id"],
                row["name"].as_str().unwrap(),
                row["why"].as_str().unwrap()
            )
        })
        .collect();
    let listed: Vec<&str> = readme
        .lines()
        .skip_while(|line| *line != "| Id | Name | What is awkward |")
        .skip(2)
        .take_while(|line| line.starts_with('|'))
        .collect();
    assert_eq!(
        listed,
        expected,
        "the table should read:\n{}",
        expected.join("\n")
    );
}

#[test]
fn the_sandbox_hands_out_its_readme() {
    assert_eq!(
        SHARED.get("/__sandbox/").text(),
        include_str!("../../README.md")
    );
}
