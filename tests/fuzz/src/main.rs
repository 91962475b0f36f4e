//! The fuzzer: `OPPORTUNE_FUZZ` names the target, the rest are libFuzzer's own arguments.
#![no_main]

use std::env;
use std::sync::LazyLock;

static TARGET: LazyLock<fuzz::Target> = LazyLock::new(|| {
    let name = env::var("OPPORTUNE_FUZZ").unwrap_or_default();
    fuzz::target(&name).unwrap_or_else(|| panic!("OPPORTUNE_FUZZ names no target: `{name}`"))
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // The browser decodes what arrives before anything of ours sees it: what is no UTF-8 becomes U+FFFD there.
    TARGET(&String::from_utf8_lossy(bytes));
});
