//! The project's commands. `cargo xtask --help` lists them.

mod args;
mod bench;
mod bundle;
mod machine;
mod progress;
mod run;
mod serve;
mod setup;
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
        Command::Build { base } => bundle::build_from_bare(Machine::here()?, &base)?,
        Command::Test { wide } => return test::test(Machine::here()?, wide),
        Command::Bench => bench::bench(Machine::here()?)?,
        Command::Soak => anyhow::bail!("there is no soak yet: it comes with the issue \"Trust\""),
    }
    Ok(ExitCode::SUCCESS)
}
