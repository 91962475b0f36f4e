//! The shell, `index.html`, as the build changes it: what it names once gets another name.

use anyhow::{Result, bail};

/// The shell with something else in the place of what it holds once.
///
/// # Errors
/// When it does not hold it just once.
pub fn replaced(shell: &str, before: &str, after: &str) -> Result<String> {
    if shell.matches(before).count() != 1 {
        bail!("index.html does not hold `{before}` once");
    }
    Ok(shell.replace(before, after))
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn once_and_no_more() {
        assert_eq!(replaced("a b c", "b", "x").unwrap(), "a x c");
        assert!(replaced("a c", "b", "x").is_err());
        assert!(replaced("a b b", "b", "x").is_err());
    }
}
