//! Encrypted, not yet decided: cast or challenge.

use crate::Booth;
use ostrakon_election::cast::{ChallengeOpening, OpenedContest, SealedBallot, Tracker, ballot_prefix};
use ostrakon_election::roll::Credential;
use ostrakon_group::SecretScalar;
use ostrakon_proofs::ballot::{Ciphertext, Witness, WitnessError};
use ostrakon_proofs::circuit::Assignment;
use rand_core::CryptoRngCore;
use std::fmt;
use zeroize::Zeroize;

/// An encryption with its secrets. Either sealed or opened; both consume it.
pub struct EncryptedBallot<'a> {
    booth: &'a Booth<'a>,
    assignment: Assignment,
    values: Vec<Vec<u64>>,
    randomness: Vec<SecretScalar>,
    ciphertexts: Vec<Ciphertext>,
}

/// Why a ballot is not sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the ballot could not be sealed: {0}")]
pub struct SealError(#[from] pub WitnessError);

impl<'a> EncryptedBallot<'a> {
    pub(crate) fn new(
        booth: &'a Booth<'a>,
        assignment: Assignment,
        values: Vec<Vec<u64>>,
        randomness: Vec<SecretScalar>,
        ciphertexts: Vec<Ciphertext>,
    ) -> Self {
        Self { booth, assignment, values, randomness, ciphertexts }
    }

    /// What the second device takes down before the voter decides.
    pub fn tracker(&self) -> Tracker {
        Tracker::new(&self.booth.plan().election(), self.booth.roll() as u16, &self.ciphertexts)
    }

    /// One a contest of the roll, as the ballot will show them.
    pub fn ciphertexts(&self) -> &[Ciphertext] {
        &self.ciphertexts
    }

    /// Casts: makes the proof, which is also the signature. `previous` is the leaf hash of this credential's last ballot on the
    /// board, or zeros.
    pub fn seal(
        self,
        credential: &Credential,
        previous: &[u8; 32],
        rng: &mut impl CryptoRngCore,
    ) -> Result<SealedBallot, SealError> {
        let mut bytes =
            ballot_prefix(self.booth.roll() as u16, &credential.key(), previous, &self.ciphertexts);
        let witness = Witness {
            assignment: &self.assignment,
            randomness: &self.randomness,
            credential: credential.expose(),
        };
        let (_, proof) = self.booth.relation().prove(&bytes, &witness, rng)?;
        bytes.extend(proof);
        Ok(SealedBallot::from_bytes(bytes))
    }

    /// Challenges: gives up r and v. The encryption is gone with it, so nothing that was opened can be cast (attack 92):
    ///
    /// ```
    /// # use ostrakon_election::cast::ChallengeOpening;
    /// # use ostrakon_voter::EncryptedBallot;
    /// fn challenge(encrypted: EncryptedBallot<'_>) -> (ChallengeOpening, usize) {
    ///     let contests = encrypted.ciphertexts().len();
    ///     (encrypted.open(), contests)
    /// }
    /// ```
    ///
    /// ```compile_fail,E0382
    /// # use ostrakon_election::cast::ChallengeOpening;
    /// # use ostrakon_voter::EncryptedBallot;
    /// fn opened_and_kept(encrypted: EncryptedBallot<'_>) -> (ChallengeOpening, usize) {
    ///     let opening = encrypted.open();
    ///     (opening, encrypted.ciphertexts().len())
    /// }
    /// ```
    ///
    /// ```compile_fail,E0277
    /// # use ostrakon_election::cast::ChallengeOpening;
    /// # use ostrakon_voter::EncryptedBallot;
    /// fn copied_before<'a>(encrypted: EncryptedBallot<'a>) -> (ChallengeOpening, EncryptedBallot<'a>) {
    ///     let copy: EncryptedBallot<'a> = Clone::clone(&encrypted);
    ///     (encrypted.open(), copy)
    /// }
    /// ```
    pub fn open(self) -> ChallengeOpening {
        let plan = self.booth.plan();
        let ids =
            plan.contests_of(self.booth.roll()).into_iter().map(|c| plan.contests()[c].contest.id.clone());
        let opened = ids.zip(&self.values).zip(&self.randomness).map(|((contest, values), r)| {
            OpenedContest { contest, randomness: r.expose().to_bytes().into(), slots: values.clone() }
        });
        ChallengeOpening {
            contests: opened.collect(),
            election: plan.election(),
            roll: plan.manifest().rolls[self.booth.roll()].id.clone(),
        }
    }
}

impl Drop for EncryptedBallot<'_> {
    fn drop(&mut self) {
        self.values.iter_mut().for_each(Zeroize::zeroize);
    }
}

impl fmt::Debug for EncryptedBallot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EncryptedBallot({})", self.tracker())
    }
}
