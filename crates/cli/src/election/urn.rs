//! The ballots of a record that is kept here: what the next one is held against.

use crate::booth::Opened;
use crate::error::{At, CliError, Outcome};
use crate::record_dir::{Record, Writer};
use crate::words::detail;
use ostrakon_election::cast::{DecodedBallot, NO_BALLOT, ballot_roll, verify_ballots};
use ostrakon_election::roll::CredentialKey;
use ostrakon_group::encode_point;
use ostrakon_proofs::ballot::Relation;
use rand_core::OsRng;
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};

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

fn false_proof() -> CliError {
    CliError::new("its proof is false: it was made for another election, or changed on its way")
        .next("the voter votes again on another copy of the record")
}
