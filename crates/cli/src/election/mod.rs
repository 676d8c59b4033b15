//! `ostrakon election …`: what the organiser and the registrar do.

mod accept;
mod cast;
mod certify;
mod closing;
mod complaint;
mod description;
mod drafted;
mod messages;
mod new;
mod objection;
mod opening;
mod people;
mod problems;
mod proved;
mod publish;
mod result;
mod roll;
mod schedule;
mod signatures;
mod small;
mod status;
mod tally;
mod urn;

pub(crate) use accept::{accept, rank};
pub(crate) use certify::merge;
pub(crate) use closing::close;
pub(crate) use description::{
    AboutText, AgainText, Basis, ContestText, Description, Kind, OptionText, Person, PointsText, RollText,
};
pub(crate) use drafted::Drafting;
pub(crate) use new::{Made, Where, make};
pub(crate) use opening::open;
pub(crate) use problems::advice;
pub(crate) use publish::publish;
pub(crate) use result::{Told, combine, judge};
pub(crate) use roll::{enter_roll, refused as roll_refused};
pub(crate) use schedule::{check as check_schedule, draft as draft_schedule, enter as enter_schedule};
pub(crate) use signatures::read as read_signed;
pub(crate) use small::warnings as small_warnings;
pub(crate) use tally::tally;
pub(crate) use urn::Urn;

use crate::error::Outcome;
use crate::record_dir::{Writer, private_of};
use std::path::PathBuf;

/// Runs an election's board: the organiser's and the registrar's commands, in the order of an election.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum ElectionCommand {
    New(new::NewArgs),
    Accept(accept::AcceptArgs),
    Roll(roll::RollArgs),
    Open(opening::OpenArgs),
    Cast(cast::CastArgs),
    Schedule(schedule::ScheduleArgs),
    Close(closing::CloseArgs),
    Object(objection::ObjectArgs),
    Tally(tally::TallyArgs),
    Result(result::ResultArgs),
    Certify(certify::CertifyArgs),
    Publish(publish::PublishArgs),
    Remind(people::RemindArgs),
    Retire(people::RetireArgs),
    Status(status::StatusArgs),
}

/// The record that is written to.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Place {
    /// The record directory.
    #[arg(long, value_name = "DIR")]
    record: PathBuf,
    /// The organiser's private directory with the signing keys; `<RECORD>-private` unless given.
    #[arg(long, value_name = "DIR")]
    private: Option<PathBuf>,
}

impl Place {
    /// Opens the record for appending.
    pub(crate) fn open(&self) -> Outcome<Writer> {
        Writer::open(&self.record, &private_of(&self.record, self.private.as_deref()))
    }
}

/// Runs one command.
pub(crate) fn run(command: ElectionCommand) -> Outcome {
    match command {
        ElectionCommand::New(args) => new::run(&args),
        ElectionCommand::Accept(args) => accept::run(&args),
        ElectionCommand::Roll(args) => roll::run(&args),
        ElectionCommand::Open(args) => opening::run(&args),
        ElectionCommand::Cast(args) => cast::run(&args),
        ElectionCommand::Schedule(args) => schedule::run(&args),
        ElectionCommand::Close(args) => closing::run_close(&args),
        ElectionCommand::Object(args) => objection::run(&args),
        ElectionCommand::Tally(args) => tally::run(&args),
        ElectionCommand::Result(args) => result::run(&args),
        ElectionCommand::Certify(args) => certify::run(&args),
        ElectionCommand::Publish(args) => publish::run(&args),
        ElectionCommand::Remind(args) => people::remind(&args),
        ElectionCommand::Retire(args) => people::retire(&args),
        ElectionCommand::Status(args) => status::run(&args),
    }
}
