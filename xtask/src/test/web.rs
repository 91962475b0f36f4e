//! The tests of `tests/web`: our components in the DOM of a headless browser.

use anyhow::Result;

use super::{Verdict, rust};
use crate::machine::Machine;
use crate::setup::WASM32;

/// How long the whole binary may take, in seconds; the runner's own limit is 20.
const LIMIT: &str = "300";

/// In Chromium.
pub fn chromium(machine: &Machine) -> Result<Verdict> {
    in_browser(machine, "CHROMEDRIVER", "chromedriver")
}

/// In Firefox.
pub fn firefox(machine: &Machine) -> Result<Verdict> {
    in_browser(machine, "GECKODRIVER", "geckodriver")
}

/// In the browser that a driver steers. The runner takes the one driver it is told of, and starts
/// it with `webdriver.json`.
fn in_browser(machine: &Machine, variable: &str, driver: &str) -> Result<Verdict> {
    let mut cargo = machine.cargo(&["test", "--package", "opportune", "--test", "web"]);
    cargo
        .args(["--target", WASM32])
        .env(
            variable,
            machine.find(driver).unwrap_or_else(|| driver.into()),
        )
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("WASM_BINDGEN_TEST_TIMEOUT", LIMIT);
    rust::suite(&mut cargo)
}
