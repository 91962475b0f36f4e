//! Numbers nobody can guess.

/// A fresh random name of 32 hexadecimal digits (128 bits).
pub fn token() -> String {
    let mut bytes = [0; 16];
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes); // fails only above 65,536 bytes
    }
    bytes
        .iter()
        .fold(String::new(), |name, byte| name + &format!("{byte:02x}"))
}
