//! What a device must know of an opened election before anybody votes on it.

use crate::EncryptedBallot;
use ostrakon_circuits::{Refusal, Selection};
use ostrakon_election::roll::Credential;
use ostrakon_election::setup::Plan;
use ostrakon_group::multiply::times_generator;
use ostrakon_group::{HedgedRng, Point, Scalar, SecretScalar, StuckGenerator};
use ostrakon_proofs::ballot::{Ciphertext, Relation};
use ostrakon_proofs::circuit::Assignment;
use rand_core::CryptoRngCore;

/// One roll of one opened election.
pub struct Booth<'a> {
    plan: &'a Plan,
    roll: usize,
    relation: Relation,
}

/// Why no ballot is made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BoothError {
    /// No such roll, or keys that are too few for its contests.
    #[error("the election has no roll of this number, or its keys do not fit")]
    Election,
    /// Not one selection a contest.
    #[error("{given} selections for {contests} contests: every contest of the ballot needs one")]
    Contests {
        /// Selections given.
        given: usize,
        /// Contests on the ballot.
        contests: usize,
    },
    /// A selection that its contest refuses.
    #[error("contest {contest}: {refusal}")]
    Refused {
        /// Which contest.
        contest: String,
        /// Why.
        refusal: Refusal,
    },
    /// No randomness.
    #[error(transparent)]
    Random(#[from] StuckGenerator),
}

impl<'a> Booth<'a> {
    /// `keys` are K_1 … K_M of `setup/keys`, `keys_hash` is the file's SHA-256, `root` the roll's.
    pub fn new(
        plan: &'a Plan,
        roll: usize,
        root: &[u8; 32],
        keys: &[Point],
        keys_hash: &[u8; 32],
    ) -> Result<Self, BoothError> {
        let relation = plan.relation(roll, root, keys, keys_hash).ok_or(BoothError::Election)?;
        Ok(Self { plan, roll, relation })
    }

    /// The ballot form.
    pub fn relation(&self) -> &Relation {
        &self.relation
    }

    /// Encrypts one selection a contest, in the roll's order. The randomness is hedged with the credential (spec 3.5): a weak generator
    /// alone does not give the vote away.
    pub fn encrypt(
        &self,
        selections: &[Selection],
        credential: &Credential,
        rng: &mut impl CryptoRngCore,
    ) -> Result<EncryptedBallot<'_>, BoothError> {
        let contests = self.plan.contests_of(self.roll);
        if selections.len() != contests.len() {
            return Err(BoothError::Contests { given: selections.len(), contests: contests.len() });
        }
        // Of its final size: a list that grows leaves parts of the vote behind in memory.
        let mut assignment = Assignment {
            bits: Vec::with_capacity(self.relation.bits()),
            numbers: Vec::with_capacity(self.relation.numbers()),
        };
        let mut values = Vec::with_capacity(contests.len());
        for (index, selection) in contests.into_iter().zip(selections) {
            let contest = &self.plan.contests()[index];
            let refused = |refusal| BoothError::Refused { contest: contest.contest.id.to_string(), refusal };
            let own = contest.form.assignment(selection).map_err(refused)?;
            values.push(contest.circuit.values(&own));
            assignment.append(&own);
        }
        let mut hedged =
            HedgedRng::new(rng, credential.expose().expose().as_bytes(), &self.plan.election().0)?;
        let randomness: Vec<SecretScalar> =
            values.iter().map(|_| SecretScalar::random(&mut hedged)).collect();
        let ciphertexts = values.iter().zip(&randomness).map(|(v, r)| self.encrypt_slots(v, r)).collect();
        Ok(EncryptedBallot::new(self, assignment, values, randomness, ciphertexts))
    }

    /// A = r·G, B_s = r·K_s + v_s·G.
    fn encrypt_slots(&self, values: &[u64], randomness: &SecretScalar) -> Ciphertext {
        let r = randomness.expose();
        let b = values
            .iter()
            .zip(self.relation.keys())
            .map(|(v, k)| k * r + times_generator(&Scalar::from(*v)))
            .collect();
        Ciphertext { a: randomness.public(), b }
    }

    pub(crate) fn plan(&self) -> &Plan {
        self.plan
    }

    pub(crate) fn roll(&self) -> usize {
        self.roll
    }
}

impl std::fmt::Debug for Booth<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Booth(roll {} of {:?})", self.roll, self.plan)
    }
}
