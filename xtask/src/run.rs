//! Running a program to its end: what it printed, line by line, and whether it succeeded.

use std::io::{BufRead, BufReader, PipeReader, pipe};
use std::process::{Command, ExitStatus};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How much of a failed program's output is worth repeating.
const LINES_SHOWN: usize = 60;

/// For what may take its time, and yet must not hang for ever.
pub const HOURS: Duration = Duration::from_hours(2);

/// What a program left behind.
pub struct Finished {
    /// How it ended.
    pub status: ExitStatus,
    /// Everything it printed, errors among the rest, in order.
    pub text: String,
}

/// Runs a program and hands on each line as it comes.
///
/// # Errors
/// When it cannot be started, or is still at work after `limit`: then it is stopped.
pub fn watch(
    command: &mut Command,
    limit: Duration,
    mut on_line: impl FnMut(&str),
) -> Result<Finished> {
    let name = command.get_program().to_string_lossy().into_owned();
    let (reader, writer) = pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let started = command.spawn();
    // The command owns two writing ends; the reader only sees the end when they are gone.
    command.stdout(std::process::Stdio::null());
    command.stderr(std::process::Stdio::null());
    let mut child = started.with_context(|| format!("`{name}` cannot be started"))?;

    let lines = lines_of(reader);
    let deadline = Instant::now() + limit;
    let mut text = String::new();
    loop {
        match lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(line) => {
                on_line(&line);
                text.push_str(&line);
                text.push('\n');
            }
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                child.kill()?;
                child.wait()?;
                bail!("`{name}` was not done after {} s", limit.as_secs());
            }
        }
    }
    let status = child.wait()?;
    Ok(Finished { status, text })
}

/// Runs a program that must succeed, and returns what it printed.
///
/// # Errors
/// With the end of its output, when it fails.
pub fn must(command: &mut Command, on_line: impl FnMut(&str)) -> Result<String> {
    must_within(command, HOURS, on_line)
}

/// Like [`must`], with a limit of its own.
///
/// # Errors
/// As [`must`], and when the limit is passed.
pub fn must_within(
    command: &mut Command,
    limit: Duration,
    on_line: impl FnMut(&str),
) -> Result<String> {
    let finished = watch(command, limit, on_line)?;
    if !finished.status.success() {
        let line = spelt(command);
        bail!("`{line}` failed:\n{}", tail(&finished.text));
    }
    Ok(finished.text)
}

/// A command as a person would type it.
pub fn spelt(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let mut words = vec![program.file_name().unwrap_or_default().to_string_lossy()];
    words.extend(command.get_args().map(|word| word.to_string_lossy()));
    words.join(" ")
}

/// The last lines of a text, without cargo's progress.
pub fn tail(text: &str) -> String {
    let is_progress = |line: &&str| {
        let word = line.split_whitespace().next().unwrap_or_default();
        line.starts_with("  ") && matches!(word, "Compiling" | "Checking" | "Downloaded" | "Fresh")
    };
    let lines: Vec<&str> = text.lines().filter(|line| !is_progress(line)).collect();
    lines[lines.len().saturating_sub(LINES_SHOWN)..].join("\n")
}

fn lines_of(reader: PipeReader) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(reader).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).into_owned();
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    receiver
}
