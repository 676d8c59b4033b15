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
use ostrakon_election::office::{RollRefusal, due_roll, refuse_shared};
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
    let index = next_roll(record, id)?;
    let plan = &record.manifest().rolls[index];
    let roll = Roll::decode(&bytes).map_err(|error| no_roll(id, error))?;
    within_limits(plan, &roll)?;
    check_shared(record, index, &roll)?;
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

/// Against every roll that is there.
fn check_shared(record: &Record, index: usize, roll: &Roll) -> Outcome {
    for (earlier, entry) in record.view().rolls.iter().enumerate().take(index) {
        let path = roll_path(earlier);
        let there = Roll::decode(&record.side_with_hash(&path, &entry.body.sha256)?).at(&path)?;
        refuse_shared(roll, &entry.body.roll, &there).map_err(refused)?;
    }
    Ok(())
}

fn next_roll(record: &Record, id: &Id) -> Outcome<usize> {
    let next = due_roll(record.plan(), record.view()).map_err(refused)?;
    let due = &record.manifest().rolls[next].id;
    match due == id {
        true => Ok(next),
        false => Err(CliError::new(format!("roll {due} comes next, in the manifest's order"))),
    }
}

/// What was said of a roll, with what to do.
pub(crate) fn refused(refusal: RollRefusal) -> CliError {
    match refusal {
        RollRefusal::Ceremony { .. } => CliError::new(refusal)
            .next("rolls come after the key ceremony; `ostrakon election status` says who must act"),
        RollRefusal::Limits { roll, size, weight, max_size, max_weight } => CliError::new(format!(
            "{} of total weight {weight}, where the manifest allows roll {roll} at most {} of total weight {max_weight}",
            amount(size, "voter"),
            amount(max_size, "voter"),
        )),
        RollRefusal::Shared { roll, keys } => {
            CliError::new(format!("{} of it stand on roll {roll} too", amount(keys, "key")))
                .next("this file was made for that roll: run `ostrakon credentials list` for this one")
        }
        RollRefusal::All => CliError::new(refusal),
    }
}
