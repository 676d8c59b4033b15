//! What a voter's device, and the urn, need of an opened record: keys, rolls, relations, the ballots that are there.

use crate::error::{At, CliError, Outcome};
use crate::record_dir::Record;
use ostrakon_election::board::{At as Entry, KEYS_PATH, roll_path};
use ostrakon_election::roll::Roll;
use ostrakon_election::setup::{ElectionKeys, Opening};
use ostrakon_group::{Bytes32, Point};
use ostrakon_proofs::ballot::Relation;
use ostrakon_verify::{CheckReport, Directory, Options, SETUP_CHECKS};
use ostrakon_voter::Booth;

/// The keys and rolls that the opening fixed.
pub(crate) struct Opened {
    /// K_1 … K_M.
    pub(crate) keys: Vec<Point>,
    keys_hash: Bytes32,
    /// The rolls, in the manifest's order.
    pub(crate) rolls: Vec<Roll>,
    roots: Vec<Bytes32>,
}

fn refused(check: &CheckReport) -> CliError {
    let first = check.findings.first().map(|f| format!(" ({}: {})", f.place, f.what)).unwrap_or_default();
    CliError::new(format!(
        "this record must not be voted on: check {} ({}) does not pass{first}",
        check.id, check.name
    ))
    .next("`ostrakon verify` shows everything; take a fresh copy, and tell the organiser if it is no better")
}

fn opening(record: &Record) -> Outcome<&Entry<Opening>> {
    let first = record.view().openings.first();
    first.ok_or_else(|| CliError::new("the vote has not been opened").at(record.path().display()))
}

impl Opened {
    /// Reads them from an opened record.
    pub(crate) fn read(record: &Record) -> Outcome<Self> {
        let opening = &opening(record)?.body;
        let bytes = record.side_with_hash(KEYS_PATH, &opening.keys)?;
        let mut keys = ElectionKeys::decode_joint(&bytes, record.plan().columns()).at(KEYS_PATH)?;
        // The last key is the lot's.
        keys.pop();
        let rolls = entered_rolls(record)?;
        let roots = opening.rolls.iter().map(|r| r.root).collect();
        Ok(Self { keys, keys_hash: opening.keys, rolls, roots })
    }

    /// As `read`, for whoever trusts nobody's copy, a voter's device and a second one: only keys and rolls that the verifier's checks
    /// accept are used. Whoever could slip other keys in here would read the vote.
    pub(crate) fn verified(record: &Record, expected: Option<&str>) -> Outcome<Self> {
        let election = record.plan().election().to_string();
        if let Some(expected) = expected.filter(|e| !e.eq_ignore_ascii_case(&election)) {
            let what = format!("this is the record of election {election}, not of {expected}");
            return Err(CliError::new(what)
                .at(record.path().display())
                .next("ask the organiser for the right record"));
        }
        opening(record)?;
        let files = Directory::new(record.path());
        let report = ostrakon_verify::verify(&files, &Options::default(), &()).report;
        match report.not_passed().find(|check| SETUP_CHECKS.contains(&check.id.number())) {
            None => Self::read(record),
            Some(check) => Err(refused(check).at(record.path().display())),
        }
    }

    /// The ballot form of a roll.
    pub(crate) fn relation(&self, record: &Record, roll: usize) -> Outcome<Relation> {
        let root = self.root(roll)?;
        let relation = record.plan().relation(roll, &root.0, &self.keys, &self.keys_hash.0);
        relation.ok_or_else(|| CliError::new(format!("the election's keys do not fit roll {roll}")))
    }

    /// A voter's device for a roll.
    pub(crate) fn booth<'a>(&self, record: &'a Record, roll: usize) -> Outcome<Booth<'a>> {
        let root = self.root(roll)?;
        Booth::new(record.plan(), roll, &root.0, &self.keys, &self.keys_hash.0).at("the voting device")
    }

    fn root(&self, roll: usize) -> Outcome<&Bytes32> {
        self.roots.get(roll).ok_or_else(|| CliError::new(format!("the election has no roll {roll}")))
    }
}

/// The rolls that are on the board, in the manifest's order.
pub(crate) fn entered_rolls(record: &Record) -> Outcome<Vec<Roll>> {
    let read = |(index, signed): (usize, &Entry<_>)| read_roll(record, index, signed);
    record.view().rolls.iter().enumerate().map(read).collect()
}

fn read_roll(
    record: &Record,
    index: usize,
    signed: &Entry<ostrakon_election::roll::RollDocument>,
) -> Outcome<Roll> {
    let path = roll_path(index);
    Roll::decode(&record.side_with_hash(&path, &signed.body.sha256)?).at(record.path().join(&path).display())
}

/// Bytes 6 … 37 of a ballot: P. Refused where a ballot is too short to have one.
pub(crate) fn key_of(ballot: &[u8]) -> Option<[u8; 32]> {
    ballot.get(6..38)?.try_into().ok()
}

/// Bytes 4 and 5: the index of its roll.
pub(crate) fn roll_of(ballot: &[u8]) -> Option<usize> {
    let bytes: [u8; 2] = ballot.get(4..6)?.try_into().ok()?;
    Some(u16::from_be_bytes(bytes).into())
}

/// The last ballot of P on a roll: its index on the board.
pub(crate) fn last_ballot(record: &Record, roll: usize, key: &[u8; 32]) -> Option<u64> {
    let own = |index: &u64| {
        let ballot = record.entry(*index);
        roll_of(ballot) == Some(roll) && key_of(ballot).as_ref() == Some(key)
    };
    record.view().ballots.iter().rev().find(own)
}
