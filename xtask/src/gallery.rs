//! `cargo xtask gallery`: pictures of every state, to be looked at by people.

use std::time::Instant;

use anyhow::Result;

use crate::machine::Machine;
use crate::progress::Progress;
use crate::{bundle, run, serve, setup};

/// Where the pictures are leafed through, below the checkout.
const INDEX: &str = "target/gallery/index.html";

/// Builds the bundle and photographs it, the README's picture included.
///
/// # Errors
/// When set-up or the build fails, or a state could not be reached.
pub fn gallery(machine: Machine) -> Result<()> {
    let machine = setup::for_testing(machine, false)?;
    bundle::build(&machine, "/")?;
    let sandbox = serve::sandbox(&machine)?;
    let started = Instant::now();
    let progress = Progress::of("gallery".into());
    let mut node = machine.command("node");
    node.arg("tests/e2e/gallery/make.js")
        .env("SANDBOX_BIN", sandbox.get_program());
    if let Some(chromium) = machine.find("chromium") {
        node.env("CHROMIUM", chromium);
    }
    run::must(&mut node, |state| progress.tick(state))?;
    progress.done(started.elapsed());
    println!("\n  Look at {}", machine.path(INDEX).display());
    Ok(())
}
