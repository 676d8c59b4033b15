//! The plan: a manifest compiled to circuits.

use super::{Contest, ElectionManifest};
use ostrakon_circuits::{BallotForm, FormError, Selection};
use ostrakon_group::{Bytes32, Point, Transcript};
use ostrakon_proofs::ballot::Relation;
use ostrakon_proofs::circuit::Circuit;
use std::sync::Arc;

/// One contest, compiled.
#[derive(Clone)]
pub struct ContestPlan {
    /// What the manifest says.
    pub contest: Contest,
    /// Index of its roll.
    pub roll: usize,
    /// Its ballot form.
    pub form: Arc<dyn BallotForm + Send + Sync>,
    /// Its circuit.
    pub circuit: Circuit,
}

impl ContestPlan {
    /// What the numbers of this selection say: who ranks all and who leaves out the last encrypts the same. `None` if it is no valid answer.
    pub fn as_encrypted(&self, selection: &Selection) -> Option<Selection> {
        self.form.selection(&self.circuit.values(&self.form.assignment(selection).ok()?))
    }
}

/// A manifest with everything that follows from it alone.
#[derive(Clone)]
pub struct Plan {
    manifest: ElectionManifest,
    hash: Bytes32,
    contests: Vec<ContestPlan>,
}

/// Why a manifest does not compile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// No contest.
    #[error("the manifest has no contests")]
    Empty,
    /// A contest without its roll.
    #[error("contest {contest}: there is no roll {roll}")]
    Roll {
        /// Which contest.
        contest: String,
        /// What it names.
        roll: String,
    },
    /// A ballot that makes no sense.
    #[error("contest {contest}: {source}")]
    Form {
        /// Which contest.
        contest: String,
        /// Why.
        source: FormError,
    },
}

impl Plan {
    /// Compiles. What else may be wrong with a manifest is in [`super::problems`].
    pub fn new(manifest: ElectionManifest) -> Result<Self, PlanError> {
        if manifest.contests.is_empty() {
            return Err(PlanError::Empty);
        }
        let contests = manifest.contests.iter().map(|c| compile(&manifest, c)).collect::<Result<_, _>>()?;
        let hash = manifest.hash();
        Ok(Self { manifest, hash, contests })
    }

    /// The manifest.
    pub fn manifest(&self) -> &ElectionManifest {
        &self.manifest
    }

    /// The manifest hash.
    pub fn election(&self) -> Bytes32 {
        self.hash
    }

    /// All contests, in order.
    pub fn contests(&self) -> &[ContestPlan] {
        &self.contests
    }

    /// The contest of this name, with its index.
    pub fn contest(&self, id: &str) -> Option<(usize, &ContestPlan)> {
        self.contests.iter().enumerate().find(|(_, c)| c.contest.id.as_str() == id)
    }

    /// The indices of the contests of one roll, in order.
    pub fn contests_of(&self, roll: usize) -> Vec<usize> {
        (0..self.contests.len()).filter(|c| self.contests[*c].roll == roll).collect()
    }

    /// M + 1: slot keys and the lot's key.
    pub fn columns(&self) -> usize {
        self.contests.iter().map(|c| c.circuit.slots().len()).max().unwrap_or(0) + 1
    }

    /// The relation of ballots of one roll: `keys` are K_1 … K_M (spec 3.5). `None` for a roll without contests.
    pub fn relation(
        &self,
        roll: usize,
        root: &[u8; 32],
        keys: &[Point],
        keys_hash: &[u8; 32],
    ) -> Option<Relation> {
        let mut transcript = Transcript::new("ostrakon-v1/ballot");
        transcript.absorb("manifest", &self.hash.0);
        transcript.absorb("roll", self.manifest.rolls.get(roll)?.id.as_str().as_bytes());
        transcript.absorb("roll-root", root);
        transcript.absorb("keys", keys_hash);
        let contests = self.contests_of(roll);
        transcript.absorb_int("contests", contests.len() as u64);
        for index in &contests {
            transcript.absorb("contest", self.contests[*index].contest.id.as_str().as_bytes());
            transcript.absorb("circuit", &self.contests[*index].circuit.encode());
        }
        let circuits = contests.iter().map(|c| self.contests[*c].circuit.clone()).collect();
        Relation::new(circuits, keys.to_vec(), transcript)
    }
}

impl std::fmt::Debug for Plan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Plan({})", self.hash)
    }
}

fn compile(manifest: &ElectionManifest, contest: &Contest) -> Result<ContestPlan, PlanError> {
    let name = contest.id.to_string();
    let roll = manifest.rolls.iter().position(|r| r.id == contest.roll);
    let roll =
        roll.ok_or_else(|| PlanError::Roll { contest: name.clone(), roll: contest.roll.to_string() })?;
    let form = contest
        .ballot
        .form(contest.options.len())
        .map_err(|source| PlanError::Form { contest: name, source })?;
    let circuit = form.circuit();
    Ok(ContestPlan { contest: contest.clone(), roll, form, circuit })
}
