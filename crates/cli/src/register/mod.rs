//! `ostrakon register …`: an organisation's public acts, kept as one log (spec chapter 9).
//!
//! One command a file. [`desk`] is where a register is written: under a lock, whole or not at all, never two histories. What an act may say is for
//! the register's own rules to judge; commands gather it, and say what it means.

mod amend;
mod bodies;
mod call_meeting;
mod carried;
mod desk;
mod fill;
mod go_on;
mod link;
mod new;
mod officers;
mod open_vote;
mod outcome;
mod place;
mod publish_site;
mod show;
mod vacate;
mod verify;

pub(crate) use new::{FoundingText, OfficerText};

use crate::error::Outcome;
use std::process::ExitCode;

/// Keeps an organisation's register: its bodies, meetings, elections and offices, act by act.
///
/// A register is one public log. With it everybody can check, beside the count of an election, whether the body was the right one, the meeting called
/// in time, the office free, and who holds it now. It holds no personal data: people stand in it under person ids that only members can resolve.
/// The keeper signs every act; what would break a rule of the charter's or the register's is refused.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum RegisterCommand {
    New(new::NewArgs),
    FormBody(bodies::FormBodyArgs),
    EndBody(bodies::EndBodyArgs),
    CallMeeting(call_meeting::CallMeetingArgs),
    Link(link::LinkArgs),
    Outcome(outcome::OutcomeArgs),
    OpenVote(open_vote::OpenVoteArgs),
    Fill(fill::FillArgs),
    Vacate(vacate::VacateArgs),
    Amend(amend::AmendArgs),
    PublishSite(publish_site::PublishSiteArgs),
    #[command(subcommand)]
    Officers(officers::OfficersCommand),
    Show(show::ShowArgs),
    Verify(verify::VerifyArgs),
}

/// Runs one command.
pub(crate) fn run(command: RegisterCommand) -> Outcome<ExitCode> {
    let done: Outcome = match command {
        RegisterCommand::Verify(args) => return verify::run(&args),
        RegisterCommand::New(args) => new::run(&args),
        RegisterCommand::FormBody(args) => bodies::form(&args),
        RegisterCommand::EndBody(args) => bodies::end(&args),
        RegisterCommand::CallMeeting(args) => call_meeting::run(&args),
        RegisterCommand::Link(args) => link::run(&args),
        RegisterCommand::Outcome(args) => outcome::run(&args),
        RegisterCommand::OpenVote(args) => open_vote::run(&args),
        RegisterCommand::Fill(args) => fill::run(&args),
        RegisterCommand::Vacate(args) => vacate::run(&args),
        RegisterCommand::Amend(args) => amend::run(&args),
        RegisterCommand::PublishSite(args) => publish_site::run(&args),
        RegisterCommand::Officers(command) => officers::run(command),
        RegisterCommand::Show(args) => show::run(&args),
    };
    done.map(|()| ExitCode::SUCCESS)
}
