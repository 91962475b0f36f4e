//! geckodriver, which steers Firefox.

use super::cargo_tool::CargoTool;

/// Debian has no package of it.
pub fn tool() -> CargoTool {
    CargoTool {
        krate: "geckodriver",
        program: "geckodriver",
        version: "0.37.1".into(),
        options: &["--locked"],
        opt_level: 0,
    }
}
