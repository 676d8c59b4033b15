//! `ostrakon register link`: an election is announced.

use super::place::Place;
use crate::clock::Clock;
use crate::error::{At, CliError, Outcome};
use crate::record_dir::Record;
use ostrakon_election::document::SignedDocument;
use ostrakon_election::setup::ElectionManifest;
use ostrakon_group::Bytes32;
use ostrakon_register::acts::ElectionLinked;
use ostrakon_register::{Act, State};
use std::path::{Path, PathBuf};

/// Enters an election's manifest, so that its outcome can be entered later.
///
/// The election must have been made under this register (`register` in its description). From here on everybody can see that it is held, under which
/// charter and which officers.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon register link --register register --record elections/01-delegates

Next: the election takes its course; then `ostrakon register outcome`.")]
pub(crate) struct LinkArgs {
    #[command(flatten)]
    place: Place,
    /// The election's record directory.
    #[arg(long, value_name = "DIR")]
    record: PathBuf,
    #[command(flatten)]
    clock: Clock,
}

pub(super) fn run(args: &LinkArgs) -> Outcome {
    let mut desk = args.place.open()?;
    let (act, manifest) = act_of(desk.state(), &args.record, args.clock.now())?;
    desk.append(act)?;
    crate::say::say!("The election {:?} is linked: {}.", manifest.title, manifest.hash());
    crate::say::say!("When it is certified: `ostrakon register outcome`.");
    Ok(())
}

/// The act that links the election of this record.
fn act_of(state: &State, record: &Path, time: u64) -> Outcome<(Act, ElectionManifest)> {
    let record = Record::read(record)?;
    let place = record.path().display().to_string();
    let signed = SignedDocument::decode(record.entry(0)).at(&place)?;
    refuse_other(state, record.manifest()).map_err(|error| error.at(&place))?;
    let act = ElectionLinked::of(&signed, state.register(), time);
    let act = act.ok_or_else(|| CliError::new("its first entry is no manifest").at(&place))?;
    Ok((Act::ElectionLinked(act), record.manifest().clone()))
}

/// An election of another register, or of none.
fn refuse_other(state: &State, manifest: &ElectionManifest) -> Outcome {
    let log = &state.founding().log;
    let next = "name this register in its description (`ostrakon election new --help`) and make it anew";
    match &manifest.register {
        None => Err(CliError::new("this election names no register").next(next)),
        Some(reference) if reference.origin != log.origin || reference.key != log.key => {
            Err(CliError::new("this election is held under another register").next(next))
        }
        Some(_) if state.election(&manifest.hash()).is_some() => {
            Err(CliError::new("this election is linked already")
                .next("`ostrakon register outcome` is what follows"))
        }
        Some(_) => Ok(()),
    }
}

/// An election that the register holds.
pub(super) fn linked(state: &State, election: &Bytes32) -> Outcome {
    match state.election(election) {
        Some(_) => Ok(()),
        None => {
            Err(CliError::new("this election is not linked").next("`ostrakon register link` comes first"))
        }
    }
}
