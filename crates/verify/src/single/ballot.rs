//! One ballot: checks 301, 302 and 304, and that the signed tree has it. What follows what (303), and what is used twice (305), only the whole log tells.

use super::{SignedTree, SingleError, TreeError, opened};
use crate::opened::OpenedElection;
use crate::{CHECKS, CheckId, CheckReport, Finding, FoundVoter, Progress, RecordFiles, Status};
use ostrakon_charter::Id;
use ostrakon_election::board::Entry;
use ostrakon_election::cast::{BallotError, DecodedBallot, Tracker, ballot_roll};
use ostrakon_group::{Bytes32, sha256};
use ostrakon_proofs::ballot::Relation;
use ostrakon_tlog::hash::leaf_hash;

/// Why a check of all ballots is not run on one.
const WHOLE: &str = "only the whole log tells: verify the record";

/// What is found of one ballot. That it is valid does not say that it counts: a later one of the same credential may take its place.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct JudgedBallot {
    /// Its entry.
    pub index: u64,
    /// Entries of the signed tree that has it.
    pub size: u64,
    /// Its leaf hash.
    pub leaf: Bytes32,
    /// SHA-256 of its bytes.
    pub sha256: Bytes32,
    /// Checks 301 to 305, 303 and 305 of which are not run.
    pub checks: Vec<CheckReport>,
    /// What it says, if its bytes are in order.
    pub says: Option<BallotSays>,
}

/// What a ballot's bytes say.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BallotSays {
    /// Its roll.
    pub roll: Id,
    /// P.
    pub credential: Bytes32,
    /// The leaf hash of the credential's ballot before, or zeros.
    pub previous: Bytes32,
    /// What its voter can compare.
    pub tracker: Tracker,
    /// Where the credential stands on the roll, if it does.
    pub voter: Option<FoundVoter>,
}

impl JudgedBallot {
    /// Whether nothing is wrong with it as far as one ballot tells.
    pub fn is_valid(&self) -> bool {
        self.says.is_some() && self.checks.iter().all(|check| check.status != Status::Failed)
    }
}

/// Judges one ballot of a record, under its setup, which is judged first.
///
/// # Errors
/// If the setup does not pass, the signed tree has no such entry, or the entry is no ballot. What is wrong with a ballot is no error.
pub fn verify_ballot(
    files: &dyn RecordFiles,
    index: u64,
    progress: &dyn Progress,
) -> Result<JudgedBallot, SingleError> {
    let (published, opened) = opened(files, progress)?;
    let tree = SignedTree { files: &published, head: *opened.checkpoint.head() };
    let bytes = tree.entry(index)?;
    if !matches!(Entry::decode_lenient(&bytes), Ok(Entry::Ballot)) {
        return Err(SingleError::NoBallot(index));
    }
    let mut judging = Judging { index, checks: Vec::new() };
    let says = judging.judge(&published, &opened, &bytes, progress)?;
    let leaf = (*leaf_hash(&bytes).as_bytes()).into();
    let checks = judging.checks;
    Ok(JudgedBallot { index, size: tree.head.size, leaf, sha256: sha256(&bytes).into(), checks, says })
}

struct Judging {
    index: u64,
    checks: Vec<CheckReport>,
}

impl Judging {
    fn judge(
        &mut self,
        files: &dyn RecordFiles,
        opened: &OpenedElection,
        bytes: &[u8],
        progress: &dyn Progress,
    ) -> Result<Option<BallotSays>, SingleError> {
        let (ballot, relation) = match decode(opened, bytes) {
            Ok(decoded) => decoded,
            Err(error) => {
                self.fault(301, Some(error.to_string()));
                [302, 303, 304, 305].iter().for_each(|check| self.not_run(*check, "needs bytes in order"));
                return Ok(None);
            }
        };
        let Some(roll) = opened.roll(ballot.roll) else { return Ok(None) };
        let found = roll.find(files, &ballot.key, progress);
        let voter = found.map_err(|error| TreeError::Read { path: roll.path.clone(), error })?;
        let stranger = || format!("the credential {} is not on roll {}", Bytes32::from(ballot.key), roll.id);
        self.fault(301, None);
        self.fault(302, voter.is_none().then(stranger));
        self.not_run(303, WHOLE);
        self.fault(304, ballot.claim.verify(&relation).err().map(|error| error.to_string()));
        self.not_run(305, WHOLE);
        let ciphertexts = &ballot.claim.statement.ciphertexts;
        Ok(Some(BallotSays {
            roll: roll.id.clone(),
            credential: ballot.key.into(),
            previous: ballot.previous.into(),
            tracker: Tracker::new(&opened.plan.election(), ballot.roll as u16, ciphertexts),
            voter,
        }))
    }

    fn fault(&mut self, number: u16, what: Option<String>) {
        let status = if what.is_some() { Status::Failed } else { Status::Passed };
        let place = format!("entry {}", self.index);
        self.add(number, status, what.map(|what| Finding { place, what }));
    }

    fn not_run(&mut self, number: u16, why: &str) {
        self.add(number, Status::NotRun, Some(Finding { place: "record".into(), what: why.into() }));
    }

    fn add(&mut self, number: u16, status: Status, finding: Option<Finding>) {
        let id = CheckId::of(number);
        let name = CHECKS.iter().find(|check| check.id == id).map_or("", |check| check.name);
        self.checks.push(CheckReport { id, name, status, findings: finding.into_iter().collect() });
    }
}

/// The ballot's parts, and the relation that it is to be proved under.
fn decode(opened: &OpenedElection, bytes: &[u8]) -> Result<(DecodedBallot, Relation), BallotError> {
    let roll = ballot_roll(bytes, opened.rolls.len())?;
    let fixed = opened.roll(roll).ok_or(BallotError::Roll(roll as u16))?;
    let relation = opened.plan.relation(roll, &fixed.root.0, &opened.keys, &opened.keys_hash.0);
    let relation = relation.ok_or(BallotError::Roll(roll as u16))?;
    Ok((DecodedBallot::decode(bytes, roll, &relation)?, relation))
}
