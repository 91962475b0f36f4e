//! Components and the doors to the browser, in a real one. All tests share a page: each takes its elements away again.

#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

mod doors;
mod drawn_ahead;
mod elements;
mod exchange;
mod formats;
mod pieces;
mod stage;

wasm_bindgen_test_configure!(run_in_browser);
