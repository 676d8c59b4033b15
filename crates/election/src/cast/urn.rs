//! What an open vote holds in memory to judge the next ballot (spec 3.5, 3.7, 10.4).
//!
//! [`BallotForms`] does not change while the vote is open: it judges everything that one ballot says by itself, for many at once and on any
//! thread. [`Urn`] holds what the board has so far, in little memory: one leaf hash a voter, sixteen bytes a ciphertext.

use super::{
    BallotError, DecodedBallot, NO_BALLOT, ProvedChunk, ballot_length, ballot_randomness, ballot_roll,
    ballot_version,
};
use crate::roll::{CredentialKey, Roll};
use ostrakon_group::{ByteError, DecodeError};
use ostrakon_proofs::ballot::{BatchError, Relation};
use ostrakon_tlog::hash::leaf_hash;
use rand_core::CryptoRngCore;
use std::collections::HashMap;

/// One roll of an opened election: who votes, and what a ballot proves.
pub struct BallotForm {
    /// The roll.
    pub roll: Roll,
    /// The ballot's form.
    pub relation: Relation,
}

/// All rolls, in the manifest's order.
pub struct BallotForms(Vec<BallotForm>);

/// Whose ballot it is: its bytes are of the right length, and its P is on its roll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sender {
    /// Index of the roll.
    pub roll: usize,
    /// Place of P on it.
    pub voter: usize,
    /// P's bytes.
    pub key: [u8; 32],
    /// The ballot that it follows.
    pub previous: [u8; 32],
    /// Its own leaf hash.
    pub leaf: [u8; 32],
}

/// Why a ballot does not go into the urn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CastError {
    /// Its bytes (check 301).
    #[error(transparent)]
    Bytes(#[from] BallotError),
    /// Its credential is not on its roll (check 302).
    #[error("its credential is not on the roll")]
    Stranger,
    /// It names another ballot than the voter's last (check 303).
    #[error("it does not follow the voter's last ballot on this board")]
    Follows {
        /// The voter's last ballot, or zeros.
        last: [u8; 32],
    },
    /// Its proof is false (check 304).
    #[error("its proof is false: it was made for another election, or changed on its way")]
    Proof,
    /// It repeats the randomness of another ballot (check 305).
    #[error("it repeats the randomness of another ballot")]
    Randomness,
}

impl From<ByteError> for CastError {
    fn from(error: ByteError) -> Self {
        Self::Bytes(error.into())
    }
}

impl BallotForms {
    /// The forms of all rolls, in the manifest's order.
    pub fn new(forms: Vec<BallotForm>) -> Self {
        Self(forms)
    }

    /// One a roll.
    pub fn all(&self) -> &[BallotForm] {
        &self.0
    }

    /// Reads whose ballot it is; cheap, proves nothing.
    pub fn sender(&self, ballot: &[u8]) -> Result<Sender, CastError> {
        ballot_version(ballot)?;
        let roll = ballot_roll(ballot, self.0.len())?;
        let form = &self.0[roll];
        // Reading a ballot of the wrong length fails, and says how.
        let (Some(key), Some(previous), true) =
            (at(ballot, 6), at(ballot, 38), ballot.len() == ballot_length(&form.relation))
        else {
            return Err(self.unreadable(ballot, roll));
        };
        let decoded = CredentialKey::decode(&key).map_err(BallotError::Key)?;
        let voters = form.roll.voters();
        let voter = voters.binary_search_by_key(&decoded, |v| v.key).map_err(|_| CastError::Stranger)?;
        Ok(Sender { roll, voter, key, previous, leaf: *leaf_hash(ballot).as_bytes() })
    }

    fn unreadable(&self, ballot: &[u8], roll: usize) -> CastError {
        match DecodedBallot::decode(ballot, roll, &self.0[roll].relation) {
            Err(error) => error.into(),
            Ok(_) => BallotError::Key(DecodeError::Point).into(),
        }
    }

    /// Judges the bytes and proofs of ballots of one roll together.
    pub fn prove(
        &self,
        roll: usize,
        ballots: &[&[u8]],
        rng: &mut impl CryptoRngCore,
    ) -> Result<Vec<Result<(), CastError>>, BatchError> {
        let relation = &self.0[roll].relation;
        let chunk = ProvedChunk::verify(relation, roll, ballots, &[], rng)?;
        let judge = |(ballot, said): (&&[u8], &Option<_>)| match said {
            Some(_) => Ok(()),
            None => Err(match DecodedBallot::decode(ballot, roll, relation) {
                Err(error) => error.into(),
                Ok(_) => CastError::Proof,
            }),
        };
        Ok(ballots.iter().zip(chunk.said()).map(judge).collect())
    }
}

/// The last ballot of a voter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastBallot {
    /// Its leaf hash; zeros if there is none.
    pub leaf: [u8; 32],
    /// Its entry, if there is one.
    pub place: u64,
}

const NONE: LastBallot = LastBallot { leaf: NO_BALLOT, place: 0 };

/// The ballots of the board so far, as far as the next one depends on them.
#[derive(Debug)]
pub struct Urn {
    /// By roll and place on it.
    last: Vec<Vec<LastBallot>>,
    /// The first eight bytes of every A on the board, and where they stand. Two honest ones that agree in these are not to be expected in
    /// a lifetime; whoever makes two of the own agree is refused the second.
    randomness: HashMap<u64, u64>,
}

impl Urn {
    /// An empty urn for these forms; its room for voters is taken at once.
    pub fn new(forms: &BallotForms) -> Self {
        let last = forms.all().iter().map(|f| vec![NONE; f.roll.voters().len()]).collect();
        Self { last, randomness: HashMap::new() }
    }

    /// The last ballot of a voter.
    pub fn last(&self, roll: usize, voter: usize) -> LastBallot {
        self.last.get(roll).and_then(|voters| voters.get(voter)).copied().unwrap_or(NONE)
    }

    /// Where on the board these bytes stand, if they stand there at all: whoever asks compares.
    pub fn perhaps_at(&self, forms: &BallotForms, sender: &Sender, ballot: &[u8]) -> Option<u64> {
        self.randomness.get(fingerprints(forms, sender.roll, ballot).first()?).copied()
    }

    /// Takes a ballot whose proof holds as entry `place`, if it follows its voter's last and nothing in it has been there.
    pub fn admit(
        &mut self,
        forms: &BallotForms,
        sender: &Sender,
        ballot: &[u8],
        place: u64,
    ) -> Result<(), CastError> {
        let last = self.last(sender.roll, sender.voter).leaf;
        if sender.previous != last {
            return Err(CastError::Follows { last });
        }
        let own = fingerprints(forms, sender.roll, ballot);
        let again =
            own.iter().enumerate().any(|(i, a)| self.randomness.contains_key(a) || own[..i].contains(a));
        if again {
            return Err(CastError::Randomness);
        }
        self.remember(forms, sender, ballot, place);
        Ok(())
    }

    /// Takes a ballot that is on the board already, as entry `place`.
    pub fn remember(&mut self, forms: &BallotForms, sender: &Sender, ballot: &[u8], place: u64) {
        if let Some(last) = self.last.get_mut(sender.roll).and_then(|voters| voters.get_mut(sender.voter)) {
            *last = LastBallot { leaf: sender.leaf, place };
        }
        self.randomness.extend(fingerprints(forms, sender.roll, ballot).into_iter().map(|a| (a, place)));
    }
}

/// Of each A its first eight bytes.
fn fingerprints(forms: &BallotForms, roll: usize, ballot: &[u8]) -> Vec<u64> {
    let Some(form) = forms.all().get(roll) else { return Vec::new() };
    ballot_randomness(ballot, &form.relation)
        .filter_map(|(_, a)| a.first_chunk().copied().map(u64::from_be_bytes))
        .collect()
}

fn at(bytes: &[u8], from: usize) -> Option<[u8; 32]> {
    bytes.get(from..)?.first_chunk().copied()
}
