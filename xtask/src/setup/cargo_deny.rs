//! cargo-deny, which checks licences, sources, bans and advisories.

use super::cargo_tool::CargoTool;

/// It checks what `deny.toml` says.
pub fn tool() -> CargoTool {
    CargoTool {
        krate: "cargo-deny",
        program: "cargo-deny",
        version: "0.20.2".into(),
        options: &["--locked"],
        opt_level: 0,
    }
}
