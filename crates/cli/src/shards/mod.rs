//! `ostrakon shards …`: a verification in pieces, for many machines (spec 8.9).
//!
//! * `place`: the record, the store, and the job that all commands share
//! * `plan`: how the record is cut
//! * `run`: one piece, or all that are left
//! * `check`: a piece once more, by whoever doubts it
//! * `reduce`: the report

mod check;
mod place;
mod plan;
mod reduce;
mod run;

use crate::error::Outcome;
use std::process::ExitCode;

/// Verifies a record in pieces, on as many machines as you like.
///
/// `plan` cuts the record; three passes of pieces that know nothing of each other are run wherever there is room, by whatever starts programs
/// for you: a shell, a cluster's batch jobs, `ssh`; `reduce` puts their results together and gives the report that `ostrakon verify` gives, byte for byte. All machines read the same
/// record and the same store: a directory that they share, or `s3://BUCKET/PREFIX` with credentials, region and endpoint in the usual variables (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, `AWS_ENDPOINT_URL`, …). A piece that is done is never done again: after an interruption, run what is left.
#[derive(Debug, clap::Subcommand)]
#[command(after_long_help = "Example, on one machine:
    ostrakon shards plan nation --store work
    ostrakon shards run nation --store work --left
    ostrakon shards reduce nation --store work

On many, each of which knows its number I:
    ostrakon shards run nation --store work --pass 1 --index I
and the same with --pass 2 once all of pass 1 are done, then with --pass 3.")]
pub(crate) enum ShardsCommand {
    Plan(plan::PlanArgs),
    Run(run::RunArgs),
    Check(check::CheckArgs),
    Reduce(reduce::ReduceArgs),
}

/// Runs one command.
pub(crate) fn run(command: &ShardsCommand) -> Outcome<ExitCode> {
    match command {
        ShardsCommand::Plan(args) => plan::run(args),
        ShardsCommand::Run(args) => run::run(args),
        ShardsCommand::Check(args) => check::run(args),
        ShardsCommand::Reduce(args) => return reduce::run(args),
    }
    .map(|()| ExitCode::SUCCESS)
}
