//! Trunk, which makes the bundle.

use super::cargo_tool::CargoTool;

/// The version: 0.22.1 minifies what today's wasm-bindgen writes and names the script after its
/// bytes, which 0.21 does not. It declares a newer Rust than it needs.
pub fn tool() -> CargoTool {
    CargoTool {
        krate: "trunk",
        program: "trunk",
        version: "0.22.1".into(),
        options: &[
            "--locked",
            "--no-default-features",
            "--features=rustls",
            "--ignore-rust-version",
        ],
        opt_level: 0,
    }
}
