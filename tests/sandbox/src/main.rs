//! The command: reads its arguments, starts listening, says where.

use std::process::ExitCode;

use sandbox::{arguments, server};

fn main() -> ExitCode {
    let arguments = match arguments::parse(std::env::args_os()) {
        Ok(arguments::Parsed::Start(arguments)) => arguments,
        Ok(arguments::Parsed::Help) => {
            print!("{}", arguments::HELP);
            return ExitCode::SUCCESS;
        }
        Err(sentence) => return complain(&sentence),
    };
    match server::run(*arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => complain(&sentence),
    }
}

fn complain(sentence: &str) -> ExitCode {
    eprintln!("sandbox: {sentence}");
    ExitCode::FAILURE
}
