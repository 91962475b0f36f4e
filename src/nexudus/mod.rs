//! The Nexudus REST API: where to ask ([`endpoint`]), who asks ([`session`]), how (`client`), what the answers mean
//! ([`wire`]) and what can go wrong ([`problem`]).

#[cfg(target_arch = "wasm32")]
pub mod client;
pub mod endpoint;
#[cfg(target_arch = "wasm32")]
pub mod guests;
pub mod pace;
pub mod problem;
pub mod session;
#[cfg(target_arch = "wasm32")]
pub mod sign_in;
#[cfg(target_arch = "wasm32")]
pub mod turn;
pub mod wire;
