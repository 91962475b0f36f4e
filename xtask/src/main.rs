//! The project's commands. `cargo xtask --help` lists them.

mod args;
mod bench;
mod bundle;
mod docs;
mod gallery;
mod machine;
mod progress;
mod run;
mod serve;
mod setup;
mod soak;
mod test;

use std::process::ExitCode;

use args::Command;
use machine::Machine;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\ncargo xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    match args::parse(lexopt::Parser::from_env())? {
        Command::Help => print!("{}", args::HELP),
        Command::Serve(options) => serve::serve(Machine::here()?, &options)?,
        Command::Build { base, small } => {
            bundle::build_from_bare(Machine::here()?, &base, small)?;
        }
        Command::Test { wide, only } => {
            return test::test(Machine::here()?, wide, only.as_deref());
        }
        Command::Bench { only_bytes } => bench::bench(Machine::here()?, only_bytes)?,
        Command::Gallery => gallery::gallery(Machine::here()?)?,
        Command::Soak { minutes } => soak::soak(Machine::here()?, minutes)?,
    }
    Ok(ExitCode::SUCCESS)
}
