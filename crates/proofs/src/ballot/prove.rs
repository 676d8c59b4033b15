//! The prover: commit, answer the linear challenges, respond at x.

use super::challenges::{LinearChallenges, point, statement_digest};
use super::commit::{Committed, Secrets};
use super::commit_numbers::CommittedNumbers;
use super::{BallotProof, Relation};
use crate::circuit::{Assignment, Unsatisfied};
use crate::range::RangeFailure;
use ostrakon_group::{HedgedRng, SecretScalar, StuckGenerator, encode_point};
use rand_core::CryptoRngCore;
use std::fmt;

/// What the voter's device knows.
pub struct Witness<'a> {
    /// Bits and numbers of all contests, in order.
    pub assignment: &'a Assignment,
    /// r_c, one a contest.
    pub randomness: &'a [SecretScalar],
    /// k.
    pub credential: &'a SecretScalar,
}

impl fmt::Debug for Witness<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}

/// Why nothing can be proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WitnessError {
    /// Bits, numbers or randomness for another ballot form.
    #[error("the witness has another shape than the ballot form")]
    Shape,
    /// The assignment breaks a rule of a contest (counted from 0).
    #[error("contest {contest}: {source}")]
    Unsatisfied {
        /// Which contest.
        contest: usize,
        /// Which rule.
        source: Unsatisfied,
    },
    /// No range proof.
    #[error(transparent)]
    Range(#[from] RangeFailure),
    /// No randomness.
    #[error(transparent)]
    Random(#[from] StuckGenerator),
}

impl Relation {
    /// Proves the statement whose bytes up to the ciphertexts are `prefix`. Returns the proof and its bytes, to append.
    pub fn prove(
        &self,
        prefix: &[u8],
        witness: &Witness<'_>,
        rng: &mut impl CryptoRngCore,
    ) -> Result<(BallotProof, Vec<u8>), WitnessError> {
        self.check_witness(witness)?;
        let mut hedged = HedgedRng::new(rng, witness.credential.expose().as_bytes(), prefix)?;
        let (committed, mut bytes) = self.commit(prefix, witness, &mut hedged)?;
        let (transcript, linear) = LinearChallenges::draw(self, &statement_digest(&bytes));
        let t = committed.linear_commitment(self, &linear);
        let t3 = committed.value_commitment(self, &linear);
        let t3_bytes = t3.as_ref().map(encode_point);
        let x = point(transcript, &encode_point(&t), t3_bytes.as_ref());
        let proof = committed.respond(&linear, x, t, t3);
        proof.write_answers(&mut bytes);
        bytes.drain(..prefix.len());
        Ok((proof, bytes))
    }

    /// V, the range proof, U₁ and U₀; with the bytes of the statement that they complete.
    pub(super) fn commit(
        &self,
        prefix: &[u8],
        witness: &Witness<'_>,
        rng: &mut impl CryptoRngCore,
    ) -> Result<(Committed, Vec<u8>), RangeFailure> {
        let mut bytes = prefix.to_vec();
        let values = &witness.assignment.numbers;
        let numbers = self.ranges().map(|r| CommittedNumbers::draw(self, r, values, &mut bytes, rng));
        let committed = Committed::draw(self, Secrets::of(witness), numbers.transpose()?, rng);
        BallotProof::write_commitments(&committed.u1, &committed.u0, &mut bytes);
        Ok((committed, bytes))
    }

    fn check_witness(&self, witness: &Witness<'_>) -> Result<(), WitnessError> {
        let Assignment { bits, numbers } = witness.assignment;
        if (bits.len(), numbers.len()) != (self.bits(), self.numbers())
            || witness.randomness.len() != self.contests()
        {
            return Err(WitnessError::Shape);
        }
        for (contest, (circuit, bits, numbers)) in self.parts().enumerate() {
            let own = witness.assignment.part(bits, numbers).ok_or(WitnessError::Shape)?;
            circuit.check(&own).map_err(|source| WitnessError::Unsatisfied { contest, source })?;
        }
        Ok(())
    }
}
