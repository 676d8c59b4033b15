//! `ostrakon credentials …`: printed codes, member-held keys, roll files.

mod codes;
mod holder;
mod list;
mod member_key;
mod show;

pub(crate) use codes::draw;
pub(crate) use holder::{Holder, on_roll};
pub(crate) use list::{voters, within_limits};

use crate::error::Outcome;

/// Makes credentials and rolls: printed codes, keys that members keep, roll files.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum CredentialsCommand {
    Codes(codes::CodesArgs),
    List(list::ListArgs),
    /// A key that a member makes and keeps.
    #[command(subcommand)]
    Key(member_key::KeyCommand),
    Show(show::ShowArgs),
}

/// Runs one command.
pub(crate) fn run(command: CredentialsCommand) -> Outcome {
    match command {
        CredentialsCommand::Codes(args) => codes::run(&args),
        CredentialsCommand::List(args) => list::run(&args),
        CredentialsCommand::Key(command) => member_key::run(command),
        CredentialsCommand::Show(args) => show::run(&args),
    }
}
