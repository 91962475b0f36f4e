//! What only a socket shows: the line that says where, and connections that break.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use crate::client::{DIST, NOW};

/// The command, running; ended with the test.
struct Running {
    child: Child,
    address: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Running {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sandbox"))
            .args(["--port", "0", "--now", NOW, "--dist"])
            .arg(DIST.as_path())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line
            .trim_end()
            .strip_prefix("sandbox listening on http://")
            .and_then(|rest| rest.strip_suffix('/'));
        let address = address.unwrap_or_else(|| panic!("{line:?}")).to_owned();
        assert!(address.starts_with("127.0.0.1:"));
        Self { child, address }
    }

    /// Everything that comes until the connection closes.
    fn ask(&self, request: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let length = body.len();
        write!(stream, "{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}").unwrap();
        let mut answer = Vec::new();
        // A connection that breaks may be reset; what came before that counts.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8(answer).unwrap()
    }

    fn script(&self, fault: &str) {
        let answer = self.ask("POST /__sandbox/faults", fault);
        assert!(answer.starts_with("HTTP/1.1 204 "), "{answer}");
    }
}

#[test]
fn connections_break_as_scripted() {
    let running = Running::start();
    assert!(running.ask("GET /", "").starts_with("HTTP/1.1 200 OK\r\n"));

    running.script(r#"{"path":"/dropped","drop":true}"#);
    assert_eq!(running.ask("GET /dropped", ""), "");

    running.script(r#"{"path":"/cut","body":"0123456789","truncate":4,"drop":true}"#);
    let cut = running.ask("GET /cut", "").to_ascii_lowercase();
    assert!(
        cut.contains("content-length: 10\r\n") && cut.ends_with("\r\n\r\n0123"),
        "{cut}"
    );

    running.script(r#"{"path":"/short","body":"0123456789","truncate":4}"#);
    let short = running.ask("GET /short", "").to_ascii_lowercase();
    assert!(
        short.contains("content-length: 4\r\n") && short.ends_with("\r\n\r\n0123"),
        "{short}"
    );
}

#[test]
fn the_throttles_reason_is_the_documented_text() {
    let running = Running::start();
    // Whether the token counts is asked after the throttle: 121 requests cannot all pass.
    let answers = (0..121).map(|_| {
        running.ask(
            "GET /api/auth/me HTTP/1.1\r\nAuthorization: Bearer x\r\nX-Rest:",
            "",
        )
    });
    let refused = answers
        .into_iter()
        .find(|answer| !answer.starts_with("HTTP/1.1 401 "))
        .unwrap()
        .to_ascii_lowercase();
    assert!(
        refused.starts_with("http/1.1 409 you must wait before accessing this url again.\r\n"),
        "{refused}"
    );
    for header in [
        "retry-after: 1\r\n",
        "content-length: 0\r\n",
        "cache-control: no-cache\r\n",
    ] {
        assert!(refused.contains(header), "{refused}");
    }
}
