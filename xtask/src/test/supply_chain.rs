//! What we depend on, as `deny.toml` allows it.

use std::time::Duration;

use anyhow::Result;

use super::{Verdict, must};
use crate::machine::Machine;
use crate::run;

/// How long the advisory database may take to come: some networks never let it.
const FETCH_LIMIT: Duration = Duration::from_mins(1);

/// Licences, bans, sources, and advisories where their database can be had.
pub fn cargo_deny(machine: &Machine) -> Result<Verdict> {
    let mut fetch = machine.command("cargo-deny");
    fetch.args(["--workspace", "fetch", "db"]);
    let fetched = run::must_within(&mut fetch, FETCH_LIMIT, |_| ());
    let mut checks = vec!["licenses", "bans", "sources"];
    if fetched.is_ok() {
        checks.push("advisories");
    } else {
        println!("    without advisories: their database cannot be fetched here");
    }
    let mut deny = machine.command("cargo-deny");
    deny.args(["--workspace", "--offline", "check"]);
    must(deny.args(checks))
}
