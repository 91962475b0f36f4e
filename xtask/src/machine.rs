//! This checkout on this machine: where things are, and how its tools are started.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::run;

/// Variables that tie a child to the Rust which runs us; another Rust must not inherit them.
const TIES_TO_OUR_RUST: [&str; 6] = [
    "CARGO",
    "RUSTC",
    "RUSTDOC",
    "RUSTUP_TOOLCHAIN",
    "RUST_RECURSION_COUNT",
    "LD_LIBRARY_PATH",
];

/// The checkout, and the Rust that builds in it.
#[derive(Debug, Clone)]
pub struct Machine {
    root: PathBuf,
    /// Where cargo puts what it builds.
    target: PathBuf,
    rust: Rust,
}

/// Which Rust compiles the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rust {
    /// The one that runs us; it has the wasm32 target.
    Ours,
    /// Debian's packages, with a wasm32 target of the project's own.
    Debian {
        /// Debian's tools and nothing else of `/usr/bin`.
        bin: PathBuf,
        /// Debian's sysroot, and std for wasm32 in it.
        sysroot: PathBuf,
    },
}

impl Machine {
    /// The checkout this program was built from.
    ///
    /// # Errors
    /// When not started by cargo.
    pub fn here() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").context("start me as `cargo xtask`")?;
        let root = Path::new(&manifest)
            .parent()
            .context("xtask/ has no parent folder")?;
        let target = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
        Ok(Self {
            root: root.to_owned(),
            target: root.join(target),
            rust: Rust::Ours,
        })
    }

    /// The same checkout, built by another Rust.
    pub fn with_rust(self, rust: Rust) -> Self {
        Self { rust, ..self }
    }

    /// The same Rust in another checkout, with a target folder of its own.
    pub fn moved_to(self, root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            target: root.join("target"),
            ..self
        }
    }

    /// A path in the checkout.
    pub fn path(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.root.join(inside)
    }

    /// A path among the tools that set-up installs.
    pub fn tools(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.root.join(".tools").join(inside)
    }

    /// A path in the folder where cargo puts what it builds.
    pub fn target(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.target.join(inside)
    }

    /// A program to be started in the checkout: the project's own tools come first on its PATH,
    /// and nobody answers its questions.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let search = self.search_path();
        let program = find_in(&search, program.as_ref()).unwrap_or_else(|| program.as_ref().into());
        let mut command = Command::new(program);
        command
            .current_dir(&self.root)
            .env("PATH", &search)
            .env("CARGO_TARGET_DIR", &self.target)
            .stdin(Stdio::null());
        if let Rust::Debian { sysroot, .. } = &self.rust {
            for tie in TIES_TO_OUR_RUST {
                command.env_remove(tie);
            }
            // Clippy is not started through `bin`.
            command.env("SYSROOT", sysroot);
        }
        command
    }

    /// `cargo` of the Rust that builds here.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.command("cargo");
        command.args(arguments);
        command
    }

    /// Where a program of this name is found.
    pub fn find(&self, program: &str) -> Option<PathBuf> {
        find_in(&self.search_path(), OsStr::new(program))
    }

    /// The first line a program prints when asked with these arguments; `None` if it cannot be
    /// started or fails.
    pub fn ask(&self, program: &str, arguments: &[&str]) -> Option<String> {
        let output = self.command(program).args(arguments).output().ok()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let line = text.lines().next().unwrap_or_default().trim().to_owned();
        output.status.success().then_some(line)
    }

    /// Where the compiler has its libraries, and their source if it is installed.
    ///
    /// # Errors
    /// When it does not run.
    pub fn sysroot(&self) -> Result<PathBuf> {
        let said = run::must(self.command("rustc").arg("--print=sysroot"), |_| ())?;
        Ok(said.trim().into())
    }

    /// What the compiler says of itself under a key (`release`, `host`, `commit-hash`).
    ///
    /// # Errors
    /// When it does not run, or does not say.
    pub fn rustc(&self, key: &str) -> Result<String> {
        let said = run::must(self.command("rustc").arg("-vV"), |_| ())?;
        let value = |line: &str| Some(line.strip_prefix(key)?.strip_prefix(": ")?.to_owned());
        let value = said.lines().find_map(value);
        value.with_context(|| format!("rustc does not say its {key}"))
    }

    fn search_path(&self) -> OsString {
        let mut folders = vec![self.tools("bin"), self.path("node_modules/.bin")];
        if let Rust::Debian { bin, .. } = &self.rust {
            folders.push(bin.clone());
        }
        let inherited = env::var_os("PATH").unwrap_or_default();
        folders.extend(env::split_paths(&inherited));
        // Joining fails on a folder with a colon in its name; the inherited path is all there is then.
        env::join_paths(folders).unwrap_or(inherited)
    }
}

/// `Command` looks a program up on the PATH we have, not on the one its child will get.
fn find_in(search: &OsStr, program: &OsStr) -> Option<PathBuf> {
    env::split_paths(search)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}
