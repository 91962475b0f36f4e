//! The Nexudus REST API: where to ask ([`endpoint`]), who asks ([`session`], kept by `keeper`), what (`client`) and how (`question`), how fast
//! and how often ([`pace`], [`retry`]), what the answers mean ([`wire`]) and what can go wrong ([`problem`]).

#[cfg(target_arch = "wasm32")]
pub mod client;
pub mod endpoint;
#[cfg(target_arch = "wasm32")]
pub mod grant;
#[cfg(target_arch = "wasm32")]
pub mod guests;
#[cfg(target_arch = "wasm32")]
pub mod keeper;
pub mod pace;
pub mod problem;
#[cfg(target_arch = "wasm32")]
pub mod question;
pub mod retry;
pub mod session;
#[cfg(target_arch = "wasm32")]
pub mod turn;
pub mod wire;
