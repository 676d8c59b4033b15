//! `ostrakon trustee …`: one trustee's part, each step a command, files in and out.

mod ceremony;
mod count;
mod desk;
mod envelopes;
mod upkeep;
mod wording;

use crate::error::Outcome;

/// Does a trustee's part: makes the keys with the others, signs the board off, gives shares of the totals.
///
/// Every step reads the trustee's own copy of the record and its private state, and writes messages as files. Messages for the board go to the organiser
/// (`ostrakon election accept`), envelopes to the trustee whose number they bear. Where a service keeps the log, `ostrakon mirror` makes the copy and
/// `ostrakon send` takes all messages, envelopes among them.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum TrusteeCommand {
    Init(ceremony::InitArgs),
    Commit(ceremony::CommitArgs),
    Deal(ceremony::DealArgs),
    Envelopes(envelopes::EnvelopesArgs),
    Acknowledge(ceremony::AcknowledgeArgs),
    Complain(ceremony::ComplainArgs),
    Complete(upkeep::CompleteArgs),
    SignOff(count::SignOffArgs),
    Share(count::ShareArgs),
    Lot(count::LotArgs),
    Erase(upkeep::EraseArgs),
    Status(upkeep::StatusArgs),
}

/// Runs one command.
pub(crate) fn run(command: TrusteeCommand) -> Outcome {
    match command {
        TrusteeCommand::Init(args) => ceremony::init(&args),
        TrusteeCommand::Commit(args) => ceremony::commit(&args),
        TrusteeCommand::Deal(args) => ceremony::deal(&args),
        TrusteeCommand::Envelopes(args) => envelopes::run(&args),
        TrusteeCommand::Acknowledge(args) => ceremony::acknowledge(&args),
        TrusteeCommand::Complain(args) => ceremony::complain(&args),
        TrusteeCommand::Complete(args) => upkeep::complete(&args),
        TrusteeCommand::SignOff(args) => count::sign_off(&args),
        TrusteeCommand::Share(args) => count::share(&args),
        TrusteeCommand::Lot(args) => count::lot(&args),
        TrusteeCommand::Erase(args) => upkeep::erase(&args),
        TrusteeCommand::Status(args) => upkeep::status(&args),
    }
}
