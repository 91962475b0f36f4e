//! The long versions of `tests/e2e/soak.story.js`, in Chromium.

use std::fs;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::Figures;
use crate::machine::Machine;
use crate::progress::Progress;
use crate::{run, serve};

/// Where the stories leave what they measured, below the checkout.
const FIGURES: &str = "target/soak.json";

/// Runs them.
///
/// # Errors
/// With what they print, when one fails.
pub fn in_chromium(machine: &Machine) -> Result<Figures> {
    let progress = Progress::of("pages in Chromium".into());
    progress.say("5,000 opportunities and 100,000 mutated records, half an hour");
    let sandbox = serve::sandbox(machine)?;
    let figures = machine.path(FIGURES);
    let _ = fs::remove_file(&figures);
    let mut playwright = machine.command("playwright");
    playwright
        .args([
            "test",
            "--config=tests/e2e",
            "--reporter=line",
            "soak.story.js",
        ])
        .env("SANDBOX_BIN", sandbox.get_program())
        .env("SOAK", &figures);
    if let Some(chromium) = machine.find("chromium") {
        playwright.env("CHROMIUM", chromium);
    }
    let finished = run::watch(&mut playwright, run::HOURS, |_| {
        progress.tick("still at it");
    })?;
    if !finished.status.success() {
        bail!("{}", run::tail(&finished.text));
    }
    let text = fs::read_to_string(&figures).with_context(|| run::tail(&finished.text))?;
    let lines = text.lines().map(serde_json::from_str::<Value>);
    lines
        .map(|line| {
            let line = line?;
            let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
            Ok((text("what"), text("figures")))
        })
        .collect()
}
