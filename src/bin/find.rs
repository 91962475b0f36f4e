//! The second module: offers the pages that find and compare to the app; nothing else.

fn main() {
    #[cfg(target_arch = "wasm32")]
    opportune::find::offer();
}
