//! `cargo xtask serve`: the bundle before a sandbox, for people to look at.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::args::ServeOptions;
use crate::machine::Machine;
use crate::progress::Progress;
use crate::{bundle, run, setup};

/// What the sandbox prints before its address, as soon as it listens.
const LISTENING: &str = "listening on ";

/// Builds the bundle and serves it until stopped.
///
/// # Errors
/// When set-up or the build fails, or the sandbox cannot listen.
pub fn serve(machine: Machine, options: &ServeOptions) -> Result<()> {
    let machine = setup::for_building(machine)?;
    bundle::build(&machine, "/")?;
    let mut sandbox = sandbox(&machine)?;
    sandbox
        .args(["--port", &options.port.to_string(), "--dist", "dist"])
        .stdout(Stdio::piped());
    if let Some(api) = &options.api {
        sandbox.args(["--api", api]);
    }
    let mut running = sandbox.spawn().context("the sandbox cannot be started")?;
    let output = running.stdout.take().context("the sandbox has no output")?;
    for line in BufReader::new(output).lines() {
        if let Some((_, address)) = line?.split_once(LISTENING) {
            println!("{}", guide(address, options.api.as_deref()));
        }
    }
    // It says itself what went wrong.
    if !running.wait()?.success() {
        bail!("the sandbox has ended");
    }
    Ok(())
}

/// The sandbox, built and ready to be started.
///
/// # Errors
/// When it does not build.
pub fn sandbox(machine: &Machine) -> Result<Command> {
    let progress = Progress::of("the sandbox".into());
    let mut cargo = machine.cargo(&["build", "--package", "sandbox"]);
    run::must(&mut cargo, |_| progress.tick("cargo build"))?;
    Ok(machine.command(machine.target("debug/sandbox")))
}

fn guide(address: &str, api: Option<&str>) -> String {
    let more = match api {
        Some(api) => format!("Sign in with your Nexudus account: {api} answers."),
        None => format!(
            "Sign in as admin@example.com, password sandbox.
  A full record:     {address}opportunities/1
  A sparse record:   {address}opportunities/87654321
  More, and how to make things go wrong:   {address}__sandbox/"
        ),
    };
    format!("\n  Opportune is at {address}\n  {more}\n  Ctrl+C ends it.")
}
