//! `ostrakon election cast`: sealed ballots, checked, onto the board, each acknowledged by a receipt.

use super::Place;
use crate::booth::Opened;
use crate::error::{At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::progress;
use crate::record_dir::{Record, Writer};
use crate::remote::{RECEIPT, named_after};
use crate::words::{amount, as_typed, detail};
use ostrakon_election::cast::{DecodedBallot, NO_BALLOT, ballot_roll, verify_ballots};
use ostrakon_election::roll::CredentialKey;
use ostrakon_group::encode_point;
use ostrakon_proofs::ballot::Relation;
use rand_core::OsRng;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
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
                let there = if cast.index < writer.record().log().size() { "is there already" } else { "entered" };
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

/// What an open vote holds in memory to judge the next ballot.
pub(crate) struct Urn {
    opened: Opened,
    relations: Vec<Relation>,
    /// Leaf hash of the last ballot of each voter of each roll.
    last: HashMap<(usize, [u8; 32]), [u8; 32]>,
    /// Every A on the board.
    randomness: HashSet<[u8; 32]>,
}

impl Urn {
    /// Reads the ballots that are on the board.
    pub(crate) fn open(record: &Record) -> Outcome<Self> {
        let opened = Opened::read(record)?;
        let rolls = 0..record.manifest().rolls.len();
        let relations = rolls.map(|r| opened.relation(record, r)).collect::<Outcome<Vec<_>>>()?;
        let mut urn = Self { opened, relations, last: HashMap::new(), randomness: HashSet::new() };
        for index in record.view().ballots.iter() {
            let decoded = urn.decode(record.entry(index)).map_err(|e| e.at(format!("entry {index}")))?;
            urn.remember(&decoded);
        }
        Ok(urn)
    }

    /// Checks ballots in their order and enters the good ones; the index of each, or why it is refused.
    pub(crate) fn cast(&mut self, writer: &mut Writer, ballots: Vec<Vec<u8>>) -> Outcome<Vec<Outcome<u64>>> {
        let proved = self.prove(ballots.par_iter().map(|bytes| self.decode(bytes)).collect())?;
        let mut entered = Vec::new();
        for (ballot, bytes) in proved.into_iter().zip(ballots) {
            entered.push(match ballot.and_then(|ballot| self.admit(&ballot)) {
                Ok(()) => Ok(writer.add_ballot(bytes)?),
                Err(error) => Err(error),
            });
        }
        if entered.iter().any(Result::is_ok) {
            writer.commit()?;
        }
        Ok(entered)
    }

    /// What the next ballot of this voter must name.
    pub(crate) fn previous(&self, roll: usize, key: &[u8; 32]) -> [u8; 32] {
        self.last.get(&(roll, *key)).copied().unwrap_or(NO_BALLOT)
    }

    fn decode(&self, bytes: &[u8]) -> Outcome<DecodedBallot> {
        let none = |error: &dyn std::fmt::Display| {
            CliError::new(format!("this file is no sealed ballot of this election {}", detail(error)))
                .next("name the file that `ostrakon vote` wrote")
        };
        let roll = ballot_roll(bytes, self.relations.len()).map_err(|e| none(&e))?;
        DecodedBallot::decode(bytes, roll, &self.relations[roll]).map_err(|e| none(&e))
    }

    /// Of the ballots that could be read, those whose proofs hold.
    fn prove(&self, decoded: Vec<Outcome<DecodedBallot>>) -> Outcome<Vec<Outcome<DecodedBallot>>> {
        let numbered: Vec<(usize, &DecodedBallot)> =
            decoded.iter().enumerate().filter_map(|(i, b)| Some((i, b.as_ref().ok()?))).collect();
        let chunks = numbered.par_chunks(64).map(|chunk| self.false_proofs(chunk));
        let wrong: HashSet<usize> = chunks.collect::<Outcome<Vec<_>>>()?.into_iter().flatten().collect();
        let judge = |(i, ballot): (usize, Outcome<DecodedBallot>)| match wrong.contains(&i) {
            true => Err(false_proof()),
            false => ballot,
        };
        Ok(decoded.into_iter().enumerate().map(judge).collect())
    }

    /// The numbers of the ballots whose proofs are false.
    fn false_proofs(&self, chunk: &[(usize, &DecodedBallot)]) -> Outcome<Vec<usize>> {
        let mut wrong = Vec::new();
        for (roll, relation) in self.relations.iter().enumerate() {
            let own: Vec<_> = chunk.iter().filter(|(_, b)| b.roll == roll).collect();
            let batch = own.iter().map(|(_, b)| (*b).clone()).collect();
            let verdicts = verify_ballots(relation, batch, &mut OsRng).at("the proofs")?;
            wrong.extend(own.iter().zip(verdicts).filter(|(_, v)| v.is_err()).map(|((i, _), _)| *i));
        }
        Ok(wrong)
    }

    /// Eligibility, predecessor, fresh randomness.
    fn admit(&mut self, ballot: &DecodedBallot) -> Outcome {
        let key = CredentialKey::decode(&ballot.key).at("its credential")?;
        if self.opened.rolls[ballot.roll].voter(&key).is_none() {
            return Err(CliError::new(format!("its credential {key} is not on the roll")));
        }
        if ballot.previous != self.previous(ballot.roll, &ballot.key) {
            return Err(CliError::new(
                "it does not name the voter's last ballot on this board: another was cast in between",
            )
            .next("the voter fetches the record anew and votes again"));
        }
        if !self.remember(ballot) {
            return Err(
                CliError::new("it repeats the randomness of another ballot").next("the voter votes again")
            );
        }
        Ok(())
    }

    /// Notes a ballot that is on the board; false if it repeats an A.
    fn remember(&mut self, ballot: &DecodedBallot) -> bool {
        self.last.insert((ballot.roll, ballot.key), ballot.leaf);
        let points = ballot.claim.statement.ciphertexts.iter().map(|c| encode_point(&c.a));
        points.filter(|a| !self.randomness.insert(*a)).count() == 0
    }
}

/// All ballots of a record, proved, by roll; for the tally.
pub(super) fn proved(
    record: &Record,
    opened: &Opened,
) -> Outcome<Vec<Vec<ostrakon_election::cast::VerifiedBallot>>> {
    let rolls = 0..record.manifest().rolls.len();
    let bar = progress::bar("checking proofs", record.view().ballots.len());
    let all = rolls.map(|roll| proved_of(record, opened, roll, &bar)).collect();
    bar.finish_and_clear();
    all
}

fn proved_of(
    record: &Record,
    opened: &Opened,
    roll: usize,
    bar: &indicatif::ProgressBar,
) -> Outcome<Vec<ostrakon_election::cast::VerifiedBallot>> {
    let relation = opened.relation(record, roll)?;
    let own = |index: &u64| crate::booth::roll_of(record.entry(*index)) == Some(roll);
    let indices: Vec<u64> = record.view().ballots.iter().filter(own).collect();
    let batch = |chunk: &[u64]| {
        let decode =
            |i: &u64| DecodedBallot::decode(record.entry(*i), roll, &relation).at(format!("entry {i}"));
        let decoded = chunk.iter().map(decode).collect::<Outcome<Vec<_>>>()?;
        let verdicts = verify_ballots(&relation, decoded, &mut OsRng).at("the proofs")?;
        bar.inc(chunk.len() as u64);
        verdicts.into_iter().map(|v| v.map_err(|b| refused(&b))).collect::<Outcome<Vec<_>>>()
    };
    Ok(indices.par_chunks(128).map(batch).collect::<Outcome<Vec<_>>>()?.into_iter().flatten().collect())
}

fn false_proof() -> CliError {
    CliError::new("its proof is false: it was made for another election, or changed on its way")
        .next("the voter votes again on another copy of the record")
}

fn refused(ballot: &DecodedBallot) -> CliError {
    CliError::new("a ballot on the board has a false proof")
        .at(ostrakon_group::Bytes32::from(ballot.leaf))
        .next("run `ostrakon verify` on the record")
}
