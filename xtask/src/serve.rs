//! `cargo xtask serve`.

use anyhow::Result;

use crate::args::ServeOptions;
use crate::machine::Machine;
use crate::{bundle, setup};

/// Builds the bundle and serves it with the sandbox until stopped.
///
/// # Errors
/// When set-up or the build fails, or the sandbox cannot listen.
pub fn serve(machine: Machine, options: &ServeOptions) -> Result<()> {
    let machine = setup::for_building(machine)?;
    bundle::build(&machine, "/")?;
    let port = options.port.to_string();
    let mut sandbox = machine.cargo(&["run", "--quiet", "--package", "sandbox", "--"]);
    sandbox.args(["--port", &port, "--dist", "dist"]);
    if let Some(api) = &options.api {
        sandbox.args(["--api", api]);
    }
    sandbox.status()?;
    Ok(())
}
