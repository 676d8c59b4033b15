//! `ostrakon election cast`: sealed ballots, checked, onto the board, each acknowledged by a receipt.

use super::Place;
use crate::booth::Opened;
use crate::error::{At, CliError, Outcome};
use crate::files::{self, Readers};
use crate::progress;
use crate::record_dir::{Record, Writer};
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
/// Each ballot is checked as the verifier will: its bytes, its voter on the roll, the ballot it follows, its proof, fresh randomness. One
/// that is refused is named and nothing is entered. A receipt is written for each ballot once it is durable and under a signed
/// checkpoint; it shows no choice, and with it the voter can object if the ballot should ever be missing. A ballot that is on the board already
/// is not entered again: its receipt is written once more.
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
    /// The sealed ballots.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

/// What became of a batch.
pub(crate) struct CastReport {
    /// Index on the board, in the order given.
    pub(crate) indices: Vec<u64>,
}

pub(super) fn run(args: &CastArgs) -> Outcome {
    let mut writer = args.place.open()?;
    let mut urn = Urn::open(writer.record())?;
    let read = |file: &PathBuf| Ok((file.clone(), files::read(file, 65_535)?));
    let ballots = args.files.iter().map(read).collect::<Outcome<Vec<_>>>()?;
    let place = |bytes: &[u8]| writer.record().position(bytes);
    let (old, new): (Vec<_>, Vec<_>) = ballots.into_iter().partition(|(_, bytes)| place(bytes).is_some());
    for (file, bytes) in &old {
        if let Some(index) = place(bytes) {
            acknowledge(args, &writer, file, index, "is there already")?;
        }
    }
    let names: Vec<String> = new.iter().map(|(file, _)| file.display().to_string()).collect();
    let (files, ballots): (Vec<_>, Vec<_>) = new.into_iter().unzip();
    let report = urn.cast(&mut writer, ballots, &names)?;
    files
        .iter()
        .zip(report.indices)
        .try_for_each(|(file, index)| acknowledge(args, &writer, file, index, "entered"))
}

/// Writes the receipt of a ballot that is under the checkpoint.
fn acknowledge(args: &CastArgs, writer: &Writer, file: &Path, index: u64, word: &str) -> Outcome {
    let path = receipt_path(file, args.receipts.as_deref());
    files::write(&path, writer.receipt(index)?.as_bytes(), Readers::All)?;
    crate::say::say!("{}: {word}, as entry {index}; receipt {}", file.display(), path.display());
    Ok(())
}

fn receipt_path(ballot: &Path, folder: Option<&Path>) -> PathBuf {
    let mut name = ballot.file_name().unwrap_or_default().to_owned();
    name.push(".tlog-proof");
    folder.or(ballot.parent()).unwrap_or(Path::new("")).join(name)
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
        if !record.view().closings.is_empty() {
            return Err(CliError::new("the vote is closed: no ballot is entered any more")
                .at(record.path().display()));
        }
        let opened = Opened::read(record)?;
        let rolls = 0..record.manifest().rolls.len();
        let relations = rolls.map(|r| opened.relation(record, r)).collect::<Outcome<Vec<_>>>()?;
        let mut urn = Self { opened, relations, last: HashMap::new(), randomness: HashSet::new() };
        for index in &record.view().ballots {
            let decoded = urn.decode(record.entry(*index)).map_err(|e| e.at(format!("entry {index}")))?;
            urn.remember(&decoded);
        }
        Ok(urn)
    }

    /// Checks ballots in their order and enters all of them, or none.
    pub(crate) fn cast(
        &mut self,
        writer: &mut Writer,
        ballots: Vec<Vec<u8>>,
        names: &[String],
    ) -> Outcome<CastReport> {
        let name = |i: usize| names.get(i).cloned().unwrap_or_else(|| format!("ballot {}", i + 1));
        let decode = |(i, bytes): (usize, &Vec<u8>)| self.decode(bytes).map_err(|e| e.at(name(i)));
        let decoded = ballots.par_iter().enumerate().map(decode).collect::<Outcome<Vec<_>>>()?;
        self.prove(&decoded, &name)?;
        let before = (self.last.clone(), self.randomness.clone());
        let admitted =
            decoded.iter().enumerate().try_for_each(|(i, b)| self.admit(b).map_err(|e| e.at(name(i))));
        let entered = admitted.and_then(|()| {
            let indices = ballots.into_iter().map(|b| writer.add_ballot(b)).collect::<Outcome<_>>()?;
            writer.commit()?;
            Ok(CastReport { indices })
        });
        entered.inspect_err(|_| (self.last, self.randomness) = before)
    }

    /// What the next ballot of this voter must name.
    pub(crate) fn previous(&self, roll: usize, key: &[u8; 32]) -> [u8; 32] {
        self.last.get(&(roll, *key)).copied().unwrap_or(NO_BALLOT)
    }

    fn decode(&self, bytes: &[u8]) -> Outcome<DecodedBallot> {
        let advice = "is it a ballot of this election, as `ostrakon vote` wrote it?";
        let roll = ballot_roll(bytes, self.relations.len()).map_err(|e| CliError::new(e).next(advice))?;
        DecodedBallot::decode(bytes, roll, &self.relations[roll]).map_err(|e| CliError::new(e).next(advice))
    }

    fn prove(&self, ballots: &[DecodedBallot], name: &(impl Fn(usize) -> String + Sync)) -> Outcome {
        let numbered: Vec<(usize, &DecodedBallot)> = ballots.iter().enumerate().collect();
        numbered.par_chunks(64).try_for_each(|chunk| {
            for roll in 0..self.relations.len() {
                self.prove_of(roll, chunk, name)?;
            }
            Ok(())
        })
    }

    fn prove_of(
        &self,
        roll: usize,
        chunk: &[(usize, &DecodedBallot)],
        name: &impl Fn(usize) -> String,
    ) -> Outcome {
        let own: Vec<_> = chunk.iter().filter(|(_, b)| b.roll == roll).collect();
        let batch = own.iter().map(|(_, b)| (*b).clone()).collect();
        let verdicts = verify_ballots(&self.relations[roll], batch, &mut OsRng).at("the proofs")?;
        match verdicts.iter().position(Result::is_err) {
            Some(place) => Err(CliError::new(
                "its proof is false: it was made for another election, or changed on its way",
            )
            .at(name(own[place].0))
            .next("the voter votes again on another copy of the record")),
            None => Ok(()),
        }
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
    let bar = progress::bar("checking proofs", record.view().ballots.len() as u64);
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
    let indices: Vec<u64> = record.view().ballots.iter().copied().filter(own).collect();
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

fn refused(ballot: &DecodedBallot) -> CliError {
    CliError::new("a ballot on the board has a false proof")
        .at(ostrakon_group::Bytes32::from(ballot.leaf))
        .next("run `ostrakon verify` on the record")
}
