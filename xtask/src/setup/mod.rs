//! What the machine must have before a command can run, installed if it is missing.

mod apt;
mod browsers;
mod cargo_deny;
mod cargo_tool;
mod debian_rust;
mod geckodriver;
mod hosts;
mod node_tools;
mod rust_target;
mod trunk;
mod wasm_bindgen;

pub use rust_target::WASM32;

use std::thread;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::machine::Machine;
use crate::progress::Progress;

/// One thing the machine must have.
trait Step: Sync {
    /// What it is, with its version where that matters.
    fn name(&self) -> String;

    /// Whether it is there already, in the right version. Quick: it is asked every time.
    fn ready(&self, machine: &Machine) -> bool;

    /// Why it cannot be installed here, known before any work begins.
    fn blocked(&self, _machine: &Machine) -> Option<String> {
        None
    }

    /// Installs it.
    fn install(&self, machine: &Machine, progress: &Progress) -> Result<()>;

    /// The command a person would type to install it.
    fn by_hand(&self) -> String;
}

/// Steps that follow one another; lanes run side by side.
type Lane = Vec<Box<dyn Step>>;

/// What building the bundle needs.
///
/// # Errors
/// When a step fails or cannot be done here.
pub fn for_building(machine: Machine) -> Result<Machine> {
    ensure(&machine, &[compiled_tools(&machine)?, fetched_tools()])?;
    rust_target::chosen(machine)
}

/// What testing needs: Chromium, and when wide everything else that a test is about.
///
/// # Errors
/// When a step fails or cannot be done here.
pub fn for_testing(machine: Machine, wide: bool) -> Result<Machine> {
    let mut compiled = compiled_tools(&machine)?;
    let mut fetched = fetched_tools();
    fetched.push(Box::new(browsers::CHROMIUM));
    if wide {
        compiled.push(Box::new(geckodriver::tool()));
        compiled.push(Box::new(cargo_deny::tool()));
        fetched.push(Box::new(browsers::FIREFOX));
        fetched.push(Box::new(browsers::WEBKIT));
        fetched.push(Box::new(hosts::Hosts));
    }
    ensure(&machine, &[compiled, fetched])?;
    rust_target::chosen(machine)
}

/// What takes the processor.
fn compiled_tools(machine: &Machine) -> Result<Lane> {
    Ok(vec![
        Box::new(wasm_bindgen::tool(machine)?),
        Box::new(trunk::tool()),
    ])
}

/// What takes the network. Only this lane uses apt, which does not run twice at a time.
fn fetched_tools() -> Lane {
    vec![
        Box::new(rust_target::RustTarget),
        Box::new(node_tools::NodeTools),
    ]
}

fn ensure(machine: &Machine, lanes: &[Lane]) -> Result<()> {
    let missing: Vec<Vec<&dyn Step>> = lanes
        .iter()
        .map(|lane| lane.iter().map(Box::as_ref))
        .map(|lane| lane.filter(|step| !step.ready(machine)).collect())
        .collect();
    let mut troubles: Vec<String> = missing
        .iter()
        .flatten()
        .filter_map(|step| Some(trouble(*step, &step.blocked(machine)?)))
        .collect();
    if troubles.is_empty() {
        troubles = thread::scope(|scope| {
            let lanes: Vec<_> = missing
                .iter()
                .map(|lane| scope.spawn(|| install(machine, lane)))
                .collect();
            let ends = lanes.into_iter().map(thread::ScopedJoinHandle::join);
            ends.filter_map(|end| end.unwrap_or_else(|_| Some("a step panicked".into())))
                .collect()
        });
    }
    if !troubles.is_empty() {
        bail!("set-up is not complete.\n{}", troubles.join("\n"));
    }
    cargo_tool::forget_builds(machine);
    Ok(())
}

/// Installs the steps of one lane in order; what went wrong, if anything did.
fn install(machine: &Machine, lane: &[&dyn Step]) -> Option<String> {
    for step in lane {
        let started = Instant::now();
        let progress = Progress::of(step.name());
        let end = step.install(machine, &progress);
        if let Err(error) = end {
            return Some(trouble(*step, &format!("{error:#}")));
        }
        if !step.ready(machine) {
            return Some(trouble(*step, "was installed, but is not found"));
        }
        progress.done(started.elapsed());
    }
    None
}

fn trouble(step: &dyn Step, why: &str) -> String {
    format!("{}: {why}\n  By hand: {}", step.name(), step.by_hand())
}
