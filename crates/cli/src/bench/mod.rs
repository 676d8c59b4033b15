//! `ostrakon bench`: how fast this machine is.

mod child;
mod clock;
mod measured;
mod memory;
mod national;
mod place;

use crate::error::Outcome;
use clap::Subcommand;
use std::process::ExitCode;

/// Measures this machine.
#[derive(Debug, Subcommand)]
pub(crate) enum BenchCommand {
    National(national::NationalArgs),
}

/// Runs the command.
pub(crate) fn run(command: &BenchCommand) -> Outcome<ExitCode> {
    match command {
        BenchCommand::National(args) => national::run(args),
    }
}
