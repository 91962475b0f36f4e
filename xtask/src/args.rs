//! The command line, read and explained in one place.

use anyhow::{Result, anyhow, bail};
use lexopt::prelude::*;

/// What `cargo xtask --help` prints.
pub const HELP: &str = "\
Opportune's commands. Each does the set-up that is missing first.

  cargo xtask serve    build the bundle and serve it with a sandbox API
      --port N           port to listen on (8080)
      --api URL          a real API in place of the sandbox's,
                         such as https://spaces.nexudus.com/api
  cargo xtask test     every check and test a change needs, in Chromium
      --wide             in Firefox and WebKit, on nginx and Caddy too,
                         the supply chain, and the bundle built twice
      --only NAME        only the checks whose names contain this
  cargo xtask build    the static bundle, in dist/
      --base PATH        the path it will be hosted under (/)
      --small            with a standard library built for size (rustup only)
  cargo xtask bench    bytes against the budget, and times, into docs/
      --bytes            bytes alone
  cargo xtask gallery  a picture of every state, into target/gallery/
  cargo xtask soak     the long runs: fuzzing, 5,000 opportunities in one tab,
                         100,000 mutated records
      --minutes N        of fuzzing for each reader (10)

  OPPORTUNE_RUST=rustup | debian   force where the wasm32 target comes from
";

/// One of the project's commands, with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print [`HELP`].
    Help,
    /// Build, then serve with the sandbox.
    Serve(ServeOptions),
    /// Run every check; more of them when wide.
    Test {
        /// Other browsers, real hosts and the supply chain too.
        wide: bool,
        /// What the names of the checks to run contain; none for all.
        only: Option<String>,
    },
    /// Make `dist/`.
    Build {
        /// The path the bundle is hosted under, with a slash at both ends.
        base: String,
        /// Whether the standard library is built anew for size.
        small: bool,
    },
    /// Measure the bundle.
    Bench {
        /// Its bytes alone, not its times.
        only_bytes: bool,
    },
    /// Photograph every state.
    Gallery,
    /// Run what takes hours.
    Soak {
        /// How long to fuzz each reader.
        minutes: u64,
    },
}

/// How to serve.
#[derive(Debug, PartialEq, Eq)]
pub struct ServeOptions {
    /// The port on 127.0.0.1.
    pub port: u16,
    /// The root of a real API; the sandbox's own if none.
    pub api: Option<String>,
}

/// Reads the arguments after `cargo xtask`.
///
/// # Errors
/// One sentence that names the argument which is not understood.
pub fn parse(mut parser: lexopt::Parser) -> Result<Command> {
    let mut command = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Value(name)) => command_named(&name.string()?)?,
        Some(option) => return Err(option.unexpected().into()),
    };
    while let Some(option) = parser.next()? {
        match (&mut command, option) {
            (_, Short('h') | Long("help")) => return Ok(Command::Help),
            (Command::Serve(options), Long("port")) => {
                options.port = port(&parser.value()?.string()?)?;
            }
            (Command::Serve(options), Long("api")) => options.api = Some(parser.value()?.string()?),
            (Command::Test { wide, .. }, Long("wide")) => *wide = true,
            (Command::Test { only, .. }, Long("only")) => {
                *only = Some(parser.value()?.string()?);
            }
            (Command::Soak { minutes }, Long("minutes")) => {
                *minutes = parser.value()?.parse()?;
            }
            (Command::Bench { only_bytes }, Long("bytes")) => *only_bytes = true,
            (Command::Build { small, .. }, Long("small")) => *small = true,
            (Command::Build { base, .. }, Long("base")) => {
                *base = base_path(&parser.value()?.string()?)?;
            }
            (_, option) => return Err(option.unexpected().into()),
        }
    }
    Ok(command)
}

fn command_named(name: &str) -> Result<Command> {
    Ok(match name {
        "help" => Command::Help,
        "serve" => Command::Serve(ServeOptions {
            port: 8080,
            api: None,
        }),
        "test" => Command::Test {
            wide: false,
            only: None,
        },
        "build" => Command::Build {
            base: "/".into(),
            small: false,
        },
        "bench" => Command::Bench { only_bytes: false },
        "gallery" => Command::Gallery,
        "soak" => Command::Soak { minutes: 10 },
        other => bail!("there is no command `{other}`; `cargo xtask --help` lists what there is"),
    })
}

fn port(text: &str) -> Result<u16> {
    text.parse()
        .map_err(|_| anyhow!("--port takes a number from 0 to 65535, not `{text}`"))
}

fn base_path(text: &str) -> Result<String> {
    let inner = text.trim_matches('/');
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.~/".contains(c);
    if !inner.chars().all(plain) {
        bail!("--base takes a path such as /crm/, not `{text}`");
    }
    Ok(if inner.is_empty() {
        "/".into()
    } else {
        format!("/{inner}/")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command> {
        parse(lexopt::Parser::from_args(line.split_whitespace()))
    }

    #[test]
    fn ok_commands() {
        assert_eq!(read("").unwrap(), Command::Help);
        assert_eq!(read("test --help").unwrap(), Command::Help);
        assert_eq!(read("gallery").unwrap(), Command::Gallery);
        assert_eq!(
            read("test --wide --only clippy").unwrap(),
            Command::Test {
                wide: true,
                only: Some("clippy".into())
            }
        );
        assert_eq!(
            read("bench --bytes").unwrap(),
            Command::Bench { only_bytes: true }
        );
        assert_eq!(
            read("soak --minutes 3").unwrap(),
            Command::Soak { minutes: 3 }
        );
        assert_eq!(
            read("build --base crm").unwrap(),
            Command::Build {
                base: "/crm/".into(),
                small: false
            }
        );
        assert_eq!(
            read("build --base / --small").unwrap(),
            Command::Build {
                base: "/".into(),
                small: true
            }
        );
        let options = ServeOptions {
            port: 9000,
            api: Some("https://x.test/api".into()),
        };
        assert_eq!(
            read("serve --port 9000 --api https://x.test/api").unwrap(),
            Command::Serve(options)
        );
    }

    #[test]
    fn err_names_the_culprit() {
        for (line, named) in [
            ("fly", "`fly`"),
            ("test --deep", "--deep"),
            ("build --wide", "--wide"),
            ("serve --port abc", "`abc`"),
            ("serve --port 65536", "`65536`"),
            ("build --base https://x.test/", "https://x.test/"),
        ] {
            let error = format!("{:#}", read(line).unwrap_err());
            assert!(error.contains(named), "{line}: {error}");
        }
    }
}
