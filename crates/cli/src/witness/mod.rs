//! `ostrakon witness …`: watches logs for others (spec 4.6).

mod add_log;
mod check;
mod home;
mod new_key;
mod serve;
mod show;
mod site;

use crate::error::Outcome;

/// Runs a witness: a second pair of eyes on an organisation's logs, for everybody who cannot watch all the time.
///
/// A log (an election's board, a register) could show one history to you and another to somebody else. A witness makes that show: it
/// cosigns a log's newest state only if it continues what it cosigned before, and it never cosigns two histories. Whoever sees a receipt
/// or a record with the cosignatures of witnesses knows that they all saw the same log.
///
/// Branches, a complaints group, another organisation should each run one: people whom the organiser cannot replace, on a machine that the
/// organiser does not run. It needs little: a machine that is on, a name, and that its directory is never lost or put back to an earlier
/// state. Members need no witness of their own.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum WitnessCommand {
    NewKey(new_key::NewKeyArgs),
    AddLog(add_log::AddLogArgs),
    Serve(serve::ServeArgs),
    Show(show::ShowArgs),
    Check(check::CheckArgs),
}

/// Runs one command.
pub(crate) fn run(command: WitnessCommand) -> Outcome {
    match command {
        WitnessCommand::NewKey(args) => new_key::run(&args),
        WitnessCommand::AddLog(args) => add_log::run(&args),
        WitnessCommand::Serve(args) => serve::run(&args),
        WitnessCommand::Show(args) => show::run(&args),
        WitnessCommand::Check(args) => check::run(&args),
    }
}
