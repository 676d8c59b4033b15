//! `cargo xtask demo`: all that a newcomer needs, in one command.

use crate::command::{Words, command, run as run_command};
use crate::web;

use clap::Args;

/// The program, built if need be; one line for every step that runs it, so that what continuous integration runs is what a newcomer does.
pub(crate) const PROGRAM: &str = "cargo run --release --bin ostrakon --";

/// Passed on to `ostrakon serve --demo`.
#[derive(Args)]
pub(crate) struct Options {
    /// For instance `--demo-minutes 5`.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "OPTION")]
    serve: Vec<String>,
}

/// Builds the bundle and the program, and serves a running vote.
pub(crate) fn run(options: &Options) -> Result<(), Words> {
    web::run(&web::Options::default())?;
    let mut serve = command(&format!("{PROGRAM} serve --demo"));
    run_command(serve.args(&options.serve))
}
