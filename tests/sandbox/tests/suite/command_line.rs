//! What the command says when it cannot start.

use std::net::TcpListener;
use std::process::{Command, Output};

use crate::client::DIST;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sandbox"))
        .args(arguments)
        .output()
        .unwrap()
}

/// One sentence on stderr, nothing on stdout, not success.
fn complaint(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(text.lines().count(), 1, "{text}");
    text
}

#[test]
fn a_bad_argument_is_named_with_what_would_do() {
    let dist = DIST.to_str().unwrap();
    for (arguments, words) in [
        (&["--port", "high"][..], ["--port", "65535", "high"]),
        (&["--port", "65536"], ["--port", "65535", "65536"]),
        (&["--seed", "-1"], ["--seed", "number", "-1"]),
        (
            &["--now", "today"],
            ["--now", "2026-03-01T09:00:00Z", "today"],
        ),
        (
            &["--forbidden", "404"],
            ["--forbidden", "401 or 403", "404"],
        ),
        (
            &["--throttle", "maybe"],
            ["--throttle", "on or off", "maybe"],
        ),
        (&["--base", "crm"], ["--base", "/crm/", "crm"]),
        (&["--base", "/api"], ["--base", "/api", "not"]),
        (
            &["--api", "spaces.nexudus.com"],
            ["--api", "https://", "spaces.nexudus.com"],
        ),
        (&["--verbose"], ["--verbose", "--help", "sandbox"]),
        (&["--port"], ["--port", "value", "--help"]),
        (&["extra"], ["extra", "--help", "sandbox"]),
    ] {
        let text = complaint(&[&["--dist", dist], arguments].concat());
        assert!(
            words.iter().all(|word| text.contains(word)),
            "{arguments:?}: {text}"
        );
    }
}

#[test]
fn a_missing_bundle_is_said_with_how_to_make_it() {
    assert!(complaint(&[]).contains("--dist"));
    let nowhere = complaint(&["--dist", "/no/such/folder"]);
    assert!(nowhere.contains("/no/such/folder") && nowhere.contains("cargo xtask build"));
    let empty = complaint(&["--dist", env!("CARGO_TARGET_TMPDIR")]);
    assert!(empty.contains("index.html") && empty.contains("cargo xtask build"));
}

#[test]
fn headers_that_cannot_be_understood_are_said_with_their_line() {
    let dist = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("bad-headers");
    std::fs::create_dir_all(&dist).unwrap();
    std::fs::write(dist.join("index.html"), "").unwrap();
    std::fs::write(dist.join("_headers"), "/*\n  X-Fine: 1\n  not a header\n").unwrap();
    let text = complaint(&["--port", "0", "--dist", dist.to_str().unwrap()]);
    assert!(
        text.contains("line 3") && text.contains("not a header"),
        "{text}"
    );
}

#[test]
fn a_port_in_use_is_said() {
    let holder = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = holder.local_addr().unwrap().port().to_string();
    let text = complaint(&["--port", &port, "--dist", DIST.to_str().unwrap()]);
    assert!(
        text.contains(&port) && text.contains("in use") && text.contains("--port"),
        "{text}"
    );
}

#[test]
fn help_names_every_option() {
    let output = run(&["--help"]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    for option in [
        "--dist",
        "--base",
        "--port",
        "--seed",
        "--now",
        "--forbidden",
        "--throttle",
        "--api",
    ] {
        assert!(text.contains(option), "{option}");
    }
}
