//! The command line.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use axum::http::StatusCode;
use chrono::{DateTime, Utc};

/// What `--help` prints.
pub const HELP: &str = "\
A stand-in for the Nexudus API under /api and a static host for the bundle, on 127.0.0.1.

Usage: sandbox --dist DIR [options]

  --dist DIR           the built bundle: index.html, assets, and _headers with the response headers
  --base PATH          the path the bundle is served under (default /)
  --port N             the port to listen on; 0 takes any free one (default 8080)
  --seed N             the seed of the generated opportunities (default 1)
  --now RFC3339        the moment the generated data takes for now (default: the start)
  --forbidden 401|403  how a missing role answers (default 401, as documented)
  --throttle on|off    whether the API's limits of 100 ms and of a minute are kept (default on)
  --api URL            forward /api to this API instead of answering, e.g. https://spaces.nexudus.com/api
  --help               this text

Users (password `sandbox`): admin@example.com (everything), reader@example.com (CrmOpportunity-Read only),
nobody@example.com (no role), twofactor@example.com (everything, code 123456), reset@example.com (must reset
the password first). GET /__sandbox/ lists the records worth opening and the controls for tests.
";

/// How to start.
#[derive(Debug, Clone)]
pub struct Arguments {
    /// The built bundle.
    pub dist: PathBuf,
    /// The path the bundle is served under: begins and ends with a slash.
    pub base: String,
    /// 0 takes any free one.
    pub port: u16,
    /// Seed of the generated data.
    pub seed: u64,
    /// The moment the generated data takes for now.
    pub now: DateTime<Utc>,
    /// How a missing role answers.
    pub forbidden: StatusCode,
    /// Whether the API's limits of 100 ms and of a minute are kept.
    pub throttle: bool,
    /// A real API to forward to.
    pub api: Option<String>,
}

impl Arguments {
    /// The defaults, for this bundle.
    #[must_use]
    pub fn new(dist: PathBuf) -> Self {
        Self {
            dist,
            base: "/".to_owned(),
            port: 8080,
            seed: 1,
            now: SystemTime::now().into(),
            forbidden: StatusCode::UNAUTHORIZED,
            throttle: true,
            api: None,
        }
    }
}

/// What the command line asks for.
#[derive(Debug)]
pub enum Parsed {
    /// Start the sandbox.
    Start(Box<Arguments>),
    /// Print [`HELP`].
    Help,
}

/// Reads a command line, the program's name included.
///
/// # Errors
/// One sentence that says what is wrong and what to type instead.
pub fn parse(command_line: impl IntoIterator<Item = OsString>) -> Result<Parsed, String> {
    use lexopt::prelude::{Long, Short};

    let mut parser = lexopt::Parser::from_iter(command_line);
    let mut arguments = Arguments::new(PathBuf::new());
    let mut dist = None;
    while let Some(argument) = parser
        .next()
        .map_err(|error| see_help(&error.to_string()))?
    {
        match argument {
            Short('h') | Long("help") => return Ok(Parsed::Help),
            Long("dist") => dist = Some(PathBuf::from(value(&mut parser, "--dist")?)),
            Long("base") => arguments.base = base(&text(&mut parser, "--base")?)?,
            Long("port") => arguments.port = number(&mut parser, "--port")?,
            Long("seed") => arguments.seed = number(&mut parser, "--seed")?,
            Long("now") => arguments.now = moment(&text(&mut parser, "--now")?)?,
            Long("forbidden") => {
                arguments.forbidden = forbidden(&text(&mut parser, "--forbidden")?)?;
            }
            Long("throttle") => arguments.throttle = switch(&text(&mut parser, "--throttle")?)?,
            Long("api") => arguments.api = Some(api(&text(&mut parser, "--api")?)?),
            other => return Err(see_help(&other.unexpected().to_string())),
        }
    }
    let dist =
        dist.ok_or("--dist is missing: name the folder of the built bundle, e.g. --dist dist")?;
    check_dist(&dist)?;
    Ok(Parsed::Start(Box::new(Arguments { dist, ..arguments })))
}

fn see_help(problem: &str) -> String {
    format!("{problem}; --help lists what is understood")
}

fn value(parser: &mut lexopt::Parser, option: &str) -> Result<OsString, String> {
    parser
        .value()
        .map_err(|_| see_help(&format!("{option} needs a value")))
}

fn text(parser: &mut lexopt::Parser, option: &str) -> Result<String, String> {
    value(parser, option)?
        .into_string()
        .map_err(|_| see_help(&format!("the value of {option} is no valid text")))
}

fn number<N: std::str::FromStr>(parser: &mut lexopt::Parser, option: &str) -> Result<N, String> {
    let text = text(parser, option)?;
    let largest = if option == "--port" {
        "65535"
    } else {
        "18446744073709551615"
    };
    text.parse()
        .map_err(|_| format!("{option} takes a number from 0 to {largest}, not `{text}`"))
}

fn moment(text: &str) -> Result<DateTime<Utc>, String> {
    DateTime::parse_from_rfc3339(text)
        .map(Into::into)
        .map_err(|_| format!("--now takes a moment like 2026-03-01T09:00:00Z, not `{text}`"))
}

fn forbidden(text: &str) -> Result<StatusCode, String> {
    match text {
        "401" => Ok(StatusCode::UNAUTHORIZED),
        "403" => Ok(StatusCode::FORBIDDEN),
        other => Err(format!("--forbidden takes 401 or 403, not `{other}`")),
    }
}

fn switch(text: &str) -> Result<bool, String> {
    match text {
        "on" => Ok(true),
        "off" => Ok(false),
        other => Err(format!("--throttle takes on or off, not `{other}`")),
    }
}

fn base(text: &str) -> Result<String, String> {
    let inner = text.trim_matches('/');
    let reserved = ["api", "__sandbox"].contains(&inner);
    match (text.starts_with('/'), reserved) {
        (true, false) if inner.is_empty() => Ok("/".to_owned()),
        (true, false) => Ok(format!("/{inner}/")),
        _ => Err(format!(
            "--base takes a path like /crm/, but not /api or /__sandbox, and `{text}` is not one"
        )),
    }
}

fn api(text: &str) -> Result<String, String> {
    let trimmed = text.trim_end_matches('/');
    if trimmed.starts_with("https://") || trimmed.starts_with("http://") {
        Ok(trimmed.to_owned())
    } else {
        Err(format!(
            "--api takes a URL like https://spaces.nexudus.com/api, not `{text}`"
        ))
    }
}

fn check_dist(dist: &Path) -> Result<(), String> {
    let shown = dist.display();
    if !dist.is_dir() {
        Err(format!(
            "there is no folder `{shown}`: build the bundle first (cargo xtask build), or name another with --dist"
        ))
    } else if dist.join("index.html").is_file() {
        Ok(())
    } else {
        Err(format!(
            "`{shown}` holds no index.html: build the bundle first (cargo xtask build), or name another with --dist"
        ))
    }
}
