//! The seeds, and every input the fuzzer has ever found, through every target.

use std::fs;
use std::path::Path;

mod seeds;

#[test]
fn every_seed_through_every_target() {
    let mut count = 0;
    for (target, texts) in seeds::all() {
        let run = fuzz::target(target).unwrap();
        for text in &texts {
            run(text);
        }
        count += texts.len();
    }
    assert!(count > 200, "{count} seeds");
}

#[test]
fn every_input_found() {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("found");
    for target in found.read_dir().unwrap().flatten() {
        let name = target.file_name();
        let Some(run) = fuzz::target(&name.to_string_lossy()) else {
            continue;
        };
        for input in target.path().read_dir().unwrap().flatten() {
            let bytes = fs::read(input.path()).unwrap();
            run(&String::from_utf8_lossy(&bytes));
        }
    }
}
