//! Hashes of files: as browsers check them, and short, for names.

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

/// What browsers check bytes against (Subresource Integrity, section 3.1). The shortest they take: every first view
/// carries them.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// What stands in a file's name, as long as what Trunk puts there, so that nobody has to know who made it.
pub fn short(bytes: &[u8]) -> String {
    let mut start = [0; 8];
    start.copy_from_slice(&Sha256::digest(bytes)[..8]);
    format!("{:016x}", u64::from_be_bytes(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `printf abc | openssl dgst -sha256 -binary | base64`
    #[test]
    fn integrity_as_browsers_spell_it() {
        assert_eq!(
            integrity(b"abc"),
            "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
        );
    }

    /// `printf abc | sha256sum | cut -c -16`
    #[test]
    fn short_enough_for_a_name() {
        assert_eq!(short(b"abc"), "ba7816bf8f01cfea");
    }
}
