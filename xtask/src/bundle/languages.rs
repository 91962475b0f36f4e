//! What runs beside the page (`src/languages.js`). Trunk copies it as it is; here a hash of its bytes gets into its name, and
//! the shell is told, so that it may be kept like all others.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::hash;
use super::shell::replaced;

/// What the source is called, without `.js`.
const STEM: &str = "languages";

/// Names it.
///
/// # Errors
/// When the file is missing, or the shell does not name it once.
pub fn name(bundle: &Path) -> Result<()> {
    let plain = bundle.join(format!("{STEM}.js"));
    let hash = hash::short(&fs::read(&plain).context(STEM)?);
    fs::rename(plain, bundle.join(format!("{STEM}-{hash}.js")))?;
    let shell = bundle.join("index.html");
    let told = told(&fs::read_to_string(&shell)?, &hash)?;
    fs::write(shell, told)?;
    Ok(())
}

fn told(shell: &str, hash: &str) -> Result<String> {
    let content = |name: &str| format!("content=\"{name}.js\"");
    replaced(shell, &content(STEM), &content(&format!("{STEM}-{hash}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shell_is_told() {
        let shell = "<meta name=\"opportune:languages\" content=\"languages.js\" />";
        let expected = "<meta name=\"opportune:languages\" content=\"languages-0123.js\" />";
        assert_eq!(told(shell, "0123").unwrap(), expected);
        assert!(told("<meta>", "0123").is_err());
    }
}
