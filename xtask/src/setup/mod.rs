//! What the machine must have before a command can run, installed if it is missing.

mod apt;
mod browsers;
mod cargo_deny;
mod cargo_tool;
mod debian_rust;
mod geckodriver;
mod hosts;
mod node_tools;
mod rust_components;
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
    let lanes = [compiled_tools(&machine)?, fetched_tools()];
    done(machine, &lanes)
}

/// What testing needs: Chromium, and when wide everything else that a test is about.
///
/// # Errors
/// When a step fails or cannot be done here.
pub fn for_testing(machine: Machine, wide: bool) -> Result<Machine> {
    let mut compiled = compiled_tools(&machine)?;
    let mut fetched = fetched_tools();
    fetched.insert(1, Box::new(rust_components::RustComponents));
    fetched.push(Box::new(browsers::CHROMIUM));
    if wide {
        compiled.push(Box::new(geckodriver::tool()));
        compiled.push(Box::new(cargo_deny::tool()));
        fetched.push(Box::new(browsers::FIREFOX));
        fetched.push(Box::new(browsers::WEBKIT));
        fetched.push(Box::new(hosts::Hosts));
    }
    done(machine, &[compiled, fetched])
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

fn done(machine: Machine, lanes: &[Lane]) -> Result<Machine> {
    rust_target::forced()?;
    ensure(&machine, lanes)?;
    cargo_tool::forget_builds(&machine);
    rust_target::chosen(machine)
}

/// Installs what is missing: all that can be known to be impossible is said before any work begins.
fn ensure(machine: &Machine, lanes: &[Lane]) -> Result<()> {
    let missing = missing(machine, lanes);
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
    Ok(())
}

fn missing<'a>(machine: &Machine, lanes: &'a [Lane]) -> Vec<Vec<&'a dyn Step>> {
    let of_lane = |lane: &'a Lane| {
        let steps = lane.iter().map(Box::as_ref);
        steps.filter(|step| !step.ready(machine)).collect()
    };
    lanes.iter().map(of_lane).collect()
}

/// Installs the steps of one lane in order; what went wrong, if anything did.
fn install(machine: &Machine, lane: &[&dyn Step]) -> Option<String> {
    for step in lane {
        // An earlier step may have brought it along.
        if step.ready(machine) {
            continue;
        }
        let started = Instant::now();
        let progress = Progress::of(step.name());
        if let Err(error) = step.install(machine, &progress) {
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

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    /// A step that needs nothing of the machine.
    #[derive(Default)]
    struct Fake {
        there: AtomicBool,
        asked_to_install: AtomicBool,
        blocked: bool,
        fails: bool,
        useless: bool,
    }

    impl Step for &'static Fake {
        fn name(&self) -> String {
            "fake".into()
        }

        fn ready(&self, _: &Machine) -> bool {
            self.there.load(Ordering::Relaxed)
        }

        fn blocked(&self, _: &Machine) -> Option<String> {
            self.blocked.then(|| "is impossible here".into())
        }

        fn install(&self, _: &Machine, _: &Progress) -> Result<()> {
            self.asked_to_install.store(true, Ordering::Relaxed);
            if self.fails {
                bail!("has failed");
            }
            self.there.store(!self.useless, Ordering::Relaxed);
            Ok(())
        }

        fn by_hand(&self) -> String {
            "make fake".into()
        }
    }

    fn set_up(steps: Vec<Fake>) -> (Vec<&'static Fake>, Result<()>) {
        let steps: Vec<&'static Fake> = steps
            .into_iter()
            .map(|s| &*Box::leak(Box::new(s)))
            .collect();
        let lanes: Vec<Lane> = steps
            .iter()
            .map(|step| vec![Box::new(*step) as _])
            .collect();
        let machine = Machine::here().unwrap();
        let end = ensure(&machine, &lanes);
        (steps, end)
    }

    #[test]
    fn ok_only_what_is_missing_is_installed() {
        let there = Fake::default();
        there.there.store(true, Ordering::Relaxed);
        let (steps, end) = set_up(vec![there, Fake::default()]);
        end.unwrap();
        assert!(!steps[0].asked_to_install.load(Ordering::Relaxed));
        assert!(steps[1].asked_to_install.load(Ordering::Relaxed));
    }

    #[test]
    fn err_what_is_impossible_is_said_before_any_work() {
        let impossible = Fake {
            blocked: true,
            ..Fake::default()
        };
        let (steps, end) = set_up(vec![Fake::default(), impossible]);
        let error = end.unwrap_err().to_string();
        assert!(
            error.contains("fake: is impossible here\n  By hand: make fake"),
            "{error}"
        );
        assert!(!steps[0].asked_to_install.load(Ordering::Relaxed));
    }

    #[test]
    fn err_every_lane_says_what_went_wrong() {
        let failing = Fake {
            fails: true,
            ..Fake::default()
        };
        let useless = Fake {
            useless: true,
            ..Fake::default()
        };
        let (_, end) = set_up(vec![failing, useless]);
        let error = end.unwrap_err().to_string();
        assert!(
            error.contains("has failed") && error.contains("is not found"),
            "{error}"
        );
    }
}
