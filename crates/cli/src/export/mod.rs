//! `ostrakon export …`: a log in other forms.
//!
//! * `parquet`: as Parquet files, for whoever asks questions of many entries at once
//! * `check`: such files, against the checkpoint that they name

mod check;
mod parquet;

use crate::error::Outcome;

/// A record's log in a form that data tools read, bound to what the log signed.
#[derive(Debug, clap::Subcommand)]
#[command(after_long_help = "Example:
    ostrakon export parquet nation nation-view
    ostrakon export check nation-view --record nation")]
pub(crate) enum ExportCommand {
    Parquet(parquet::ParquetArgs),
    Check(check::CheckArgs),
}

/// Runs one command.
pub(crate) fn run(command: &ExportCommand) -> Outcome {
    match command {
        ExportCommand::Parquet(args) => parquet::run(args),
        ExportCommand::Check(args) => check::run(args),
    }
}
