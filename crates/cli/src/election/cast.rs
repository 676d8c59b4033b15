//! `ostrakon election cast`: sealed ballots, checked, onto the board, each acknowledged by a receipt.

use super::{Place, Urn};
use crate::error::{CliError, Outcome};
use crate::files::{self, Readers};
use crate::record_dir::{Record, Writer};
use crate::remote::{RECEIPT, named_after};
use crate::words::{amount, as_typed};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// Enters sealed ballots on the board, after checking them, and gives receipts.
///
/// Each ballot is checked as the verifier will: its bytes, its voter on the roll, the ballot it follows, its proof, fresh randomness. The good
/// ones are entered; one that is refused is named with the reason, and the exit status is then 1. A receipt is written for each ballot once it is durable and under a signed
/// checkpoint; it shows no choice, and with it the voter can object if the ballot should ever be missing. A ballot that is on the board already
/// is not entered again: its receipt is written once more, also after the closing.
///
/// Where a service keeps the log, the ballots are sent there, each with its token, where the election has tokens.
#[derive(Debug, clap::Args)]
#[command(after_long_help = "Example:
    ostrakon election cast --record spring --receipts receipts inbox/*.ballot

Next: give every voter the receipt; publish the record again; in the end `ostrakon election \
close`.")]
pub(crate) struct CastArgs {
    #[command(flatten)]
    place: Place,
    /// Where receipts are written, as `<BALLOT>.tlog-proof`; beside the ballots unless given.
    #[arg(long, value_name = "DIR")]
    receipts: Option<PathBuf>,
    /// Where the tokens are, as `<BALLOT>.token`; beside the ballots unless given.
    #[arg(long, value_name = "DIR")]
    tokens: Option<PathBuf>,
    /// The sealed ballots.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

pub(super) fn run(args: &CastArgs) -> Outcome {
    let mut writer = args.place.open()?;
    if writer.carried().is_some() {
        return send_all(args, &mut writer);
    }
    let read: Vec<_> = args.files.iter().map(|file| (file, files::read(file, 65_535))).collect();
    let new = not_there_yet(writer.record(), read.iter().filter_map(|(_, bytes)| bytes.as_ref().ok()));
    let entered = enter(&mut writer, &new)?;
    let mut refused = 0;
    for (file, bytes) in read {
        if let Err(error) = report(args, &writer, file, bytes, &new, &entered) {
            eprintln!("NOT ENTERED: {}", as_typed(&error.at(file.display()).to_string()));
            refused += 1;
        }
    }
    all_or(args, refused)
}

fn all_or(args: &CastArgs, refused: u64) -> Outcome {
    match refused {
        0 => Ok(()),
        n => Err(CliError::new(format!("{} entered", of_all(args.files.len(), n)))
            .next("the reasons stand above; everything else is on the board")),
    }
}

/// Ballots to the service that keeps the log, which checks them.
fn send_all(args: &CastArgs, writer: &mut Writer) -> Outcome {
    let Some(carried) = writer.carried() else { return Ok(()) };
    let (tokens, receipts) = (args.tokens.as_deref(), args.receipts.as_deref());
    let ballots = carried.ballot_box(writer.record(), tokens, receipts)?;
    let (mut refused, mut size) = (0, 0);
    for file in &args.files {
        match files::read(file, 65_535).and_then(|bytes| ballots.cast(file, &bytes)) {
            Ok(cast) => {
                let there =
                    if cast.index < writer.record().log().size() { "is there already" } else { "entered" };
                crate::say::say!("{}: {there}, {cast}", file.display());
                size = size.max(cast.index + 1);
            }
            Err(error) => {
                eprintln!("NOT ENTERED: {}", as_typed(&error.at(file.display()).to_string()));
                refused += 1;
            }
        }
    }
    writer.copy(size)?;
    all_or(args, refused)
}

/// The ballots to be entered, each once.
fn not_there_yet<'a>(record: &Record, ballots: impl Iterator<Item = &'a Vec<u8>>) -> Vec<Vec<u8>> {
    let mut seen = HashSet::new();
    ballots.filter(|b| record.position(b).is_none() && seen.insert(*b)).cloned().collect()
}

fn of_all(all: usize, refused: u64) -> String {
    let verb = if refused == 1 { "was" } else { "were" };
    format!("{refused} of {} {verb} not", amount(all as u64, "ballot"))
}

/// Enters what can be; after the closing, and before the opening, nothing can.
fn enter(writer: &mut Writer, new: &[Vec<u8>]) -> Outcome<Vec<Outcome<u64>>> {
    let closed = !writer.record().view().closings.is_empty();
    if closed || new.is_empty() {
        let late = || Err(CliError::new("the vote is closed: no ballot is entered any more"));
        return Ok(new.iter().map(|_| late()).collect());
    }
    Urn::open(writer.record())?.cast(writer, new.to_vec())
}

/// Acknowledges a ballot that is on the board, or says why it is not.
fn report(
    args: &CastArgs,
    writer: &Writer,
    file: &Path,
    bytes: Outcome<Vec<u8>>,
    new: &[Vec<u8>],
    entered: &[Outcome<u64>],
) -> Outcome {
    let bytes = bytes?;
    let word = match new.iter().position(|ballot| *ballot == bytes).and_then(|i| entered.get(i)) {
        Some(Err(error)) => return Err(error.clone()),
        Some(Ok(_)) => "entered",
        None => "is there already",
    };
    let index = writer.record().position(&bytes);
    acknowledge(args, writer, file, index.ok_or_else(|| CliError::new("not on the board"))?, word)
}

/// Writes the receipt of a ballot that is under the checkpoint.
fn acknowledge(args: &CastArgs, writer: &Writer, file: &Path, index: u64, word: &str) -> Outcome {
    let path = named_after(file, args.receipts.as_deref(), RECEIPT);
    files::write(&path, writer.receipt(index)?.as_bytes(), Readers::All)?;
    crate::say::say!("{}: {word}, as entry {index}; receipt {}", file.display(), path.display());
    Ok(())
}
