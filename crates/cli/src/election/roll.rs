//! `ostrakon election roll`: a roll file onto the board, signed by the registrar.

use super::{Place, small_warnings};
use crate::credentials::within_limits;
use crate::error::{At, CliError, Outcome};
use crate::files;
use crate::record_dir::{REGISTRAR_KEY, Record, Writer};
use crate::words::{amount, detail};
use ostrakon_charter::Id;
use ostrakon_election::board::roll_path;
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_election::roll::{Roll, RollDocument};
use std::path::PathBuf;

/// Puts a roll on the board, signed by the registrar.
///
/// Reads a roll file as `ostrakon credentials list` writes it and checks it: canonical keys, none twice, within the manifest's limits.
/// Rolls are entered in the manifest's order, after the key ceremony, once each; after the opening nothing about them changes.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon election roll --record spring --roll members members.roll

Next: the other rolls, then `ostrakon election open`.")]
pub(crate) struct RollArgs {
    #[command(flatten)]
    place: Place,
    /// Which roll of the manifest.
    #[arg(long, value_name = "ID")]
    roll: Id,
    /// The roll file.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(super) fn run(args: &RollArgs) -> Outcome {
    let mut writer = args.place.open()?;
    let bytes = files::read(&args.file, 36 * 100_000_000)?;
    let document = enter_roll(&mut writer, &args.roll, bytes).map_err(|e| e.at(args.file.display()))?;
    writer.commit()?;
    crate::say::say!(
        "Roll {}: {}, total weight {}.",
        document.roll,
        amount(document.size, "voter"),
        document.total_weight
    );
    crate::say::say!("Root: {}", document.root);
    let index = writer.record().view().rolls.len() - 1;
    small_warnings(writer.record(), index).iter().for_each(|line| eprintln!("{line}"));
    Ok(())
}

/// Checks a roll and adds it.
pub(crate) fn enter_roll(writer: &mut Writer, id: &Id, bytes: Vec<u8>) -> Outcome<RollDocument> {
    let record = writer.record();
    let index = next_roll(writer, id)?;
    let plan = &record.manifest().rolls[index];
    let roll = Roll::decode(&bytes).map_err(|error| no_roll(id, error))?;
    within_limits(plan, &roll)?;
    refuse_shared(record, index, &roll)?;
    let document = roll.document(record.plan().election(), id.clone());
    let signed = SignedDocument::sign(Document::Roll(document.clone()), &writer.key(REGISTRAR_KEY)?);
    writer.add_file(roll_path(index), bytes);
    writer.add(&signed)?;
    Ok(document)
}

fn no_roll(id: &Id, error: impl std::fmt::Display) -> CliError {
    CliError::new(format!("this file is no roll, or it was changed {}", detail(error)))
        .next(format!("make it with `ostrakon credentials list --roll {id}`"))
}

/// Credentials depend on the roll: a key on two rolls was made for one of them, and its voter cannot use it on the other.
fn refuse_shared(record: &Record, index: usize, roll: &Roll) -> Outcome {
    for (earlier, entry) in record.view().rolls.iter().enumerate().take(index) {
        let path = roll_path(earlier);
        let there = Roll::decode(&record.side_with_hash(&path, &entry.body.sha256)?).at(&path)?;
        let shared = roll.voters().iter().filter(|v| there.voter(&v.key).is_some()).count();
        if shared > 0 {
            let id = &entry.body.roll;
            return Err(CliError::new(format!(
                "{} of it stand on roll {id} too",
                amount(shared as u64, "key")
            ))
            .next("this file was made for that roll: run `ostrakon credentials list` for this one"));
        }
    }
    Ok(())
}

fn next_roll(writer: &Writer, id: &Id) -> Outcome<usize> {
    let (record, view) = (writer.record(), writer.record().view());
    let all = record.manifest().trustee_count();
    let acknowledged = view.acknowledgements.iter().filter(|a| a.body.attempt == view.going_on()).count();
    if acknowledged != all {
        return Err(CliError::new(format!("{acknowledged} of {all} trustees have acknowledged the keys"))
            .next("rolls come after the key ceremony; `ostrakon election status` says who must act"));
    }
    let next = view.rolls.len();
    let rolls = &record.manifest().rolls;
    match rolls.get(next) {
        Some(due) if due.id == *id => Ok(next),
        Some(due) => Err(CliError::new(format!("roll {} comes next, in the manifest's order", due.id))),
        None => Err(CliError::new("all rolls are on the board: they do not change any more")),
    }
}
