//! `ostrakon register amend`: another charter stands.

use super::place::{Place, outcome};
use crate::clock::Clock;
use crate::error::{Advise, At, Outcome};
use crate::files;
use ostrakon_charter::{Charter, Id, MAX_BYTES};
use ostrakon_election::setup::CharterReference;
use ostrakon_group::sha256;
use ostrakon_register::acts::CharterAmended;
use std::path::PathBuf;

/// Puts another charter in force, as an amendment that was carried allows.
///
/// The contest must stand as carried, under a vote whose effect is `amendment`, of an election under the charter that stands, and be about this very
/// file; it allows one change.
/// Bodies, offices and meetings keep standing as far as the new charter has their kinds.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon register amend --register register --charter charter-2.toml \\
        --election elections/09-second-nmm --contest amendment-4

Next: `ostrakon charter explain charter-2.toml`, for the members.")]
pub(crate) struct AmendArgs {
    #[command(flatten)]
    place: Place,
    /// The new charter.
    #[arg(long, value_name = "FILE")]
    charter: PathBuf,
    /// The election that carried the amendment: its record directory, or the first digits of its name or of its outcome's act.
    #[arg(long, value_name = "OUTCOME")]
    election: String,
    /// The contest that was carried.
    #[arg(long, value_name = "ID")]
    contest: Id,
    #[command(flatten)]
    clock: Clock,
}

pub(super) fn run(args: &AmendArgs) -> Outcome {
    let charter = files::read(&args.charter, MAX_BYTES as u64)?;
    Charter::parse(&charter).at(args.charter.display()).next("`ostrakon charter check` helps")?;
    let mut desk = args.place.open()?;
    let reference = CharterReference { sha256: sha256(&charter).into(), size: charter.len() as u64 };
    let act = CharterAmended {
        charter: reference.clone(),
        contest: args.contest.clone(),
        outcome: outcome(desk.state(), &args.election)?,
        register: desk.state().register(),
        time: args.clock.now(),
    };
    desk.amend(act, &charter)?;
    crate::say::say!("The charter {} stands from here on.", reference.sha256);
    Ok(())
}
