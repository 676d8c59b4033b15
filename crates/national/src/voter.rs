//! One ballot of the board, whoever asks and whenever: the place says all.

use crate::MakeError;
use crate::error::While;
use crate::random::{Drawer, Seed};
use crate::schedule::{Schedule, Turn};
use crate::shape::{answers, bodies, roll_of};
use ostrakon_circuits::Selection;
use ostrakon_election::cast::{NO_BALLOT, SealedBallot};
use ostrakon_election::roll::Credential;
use ostrakon_election::setup::Plan;
use ostrakon_group::{Point, SecretScalar};
use ostrakon_proofs::ballot::Ciphertext;
use ostrakon_voter::Booth;

/// Of so many devices one is challenged.
const CHALLENGED: u64 = 50;

/// A sealed ballot, with what counts of it.
pub(crate) struct Cast {
    pub(crate) roll: usize,
    pub(crate) ballot: SealedBallot,
    /// Its ciphertexts and the numbers in their slots; nothing if a later ballot supersedes it.
    pub(crate) counts: Option<(Vec<Ciphertext>, Vec<Vec<u64>>)>,
}

/// The voters with their devices.
pub(crate) struct Voters<'a> {
    seed: Seed,
    plan: &'a Plan,
    keys: &'a [Point],
    /// One a roll.
    booths: Vec<Booth<'a>>,
    schedule: Schedule,
}

/// A voter's credential.
pub(crate) fn credential(seed: Seed, voter: u64) -> Result<Credential, MakeError> {
    let secret = SecretScalar::random(&mut seed.stream(Drawer::Credential, voter));
    Credential::new(secret)
        .ok_or_else(|| MakeError::step(format!("making voter {voter}"), "the credential is 0"))
}

impl<'a> Voters<'a> {
    pub(crate) fn new(
        seed: Seed,
        plan: &'a Plan,
        roots: &[[u8; 32]],
        keys: &'a [Point],
        keys_hash: &[u8; 32],
        schedule: Schedule,
    ) -> Result<Self, MakeError> {
        let booth = |(roll, root)| Booth::new(plan, roll, root, keys, keys_hash);
        let booths =
            roots.iter().enumerate().map(booth).collect::<Result<_, _>>().during("opening the booths")?;
        Ok(Self { seed, plan, keys, booths, schedule })
    }

    /// The ballot at a place of the board, counted from 0 among the ballots.
    pub(crate) fn cast(&self, place: u64) -> Result<Cast, MakeError> {
        let turn = self.schedule.turn(place);
        // Made once more, rather than remembered: memory must not grow with the number of ballots.
        let previous = match turn.supersedes {
            Some(first) => self.seal(first, Turn { supersedes: None, ..turn }, &NO_BALLOT)?.ballot.leaf(),
            None => NO_BALLOT,
        };
        self.seal(place, turn, &previous)
    }

    fn seal(&self, place: u64, turn: Turn, previous: &[u8; 32]) -> Result<Cast, MakeError> {
        let step = format!("sealing ballot {place}");
        let roll = roll_of(turn.voter);
        let selections = self.selections(place, roll);
        let credential = credential(self.seed, turn.voter)?;
        let mut device = self.seed.stream(Drawer::Device, place);
        let mut encrypt = || self.booths[roll].encrypt(&selections, &credential, &mut device);
        if place % CHALLENGED == CHALLENGED - 1 {
            let opened = encrypt().during(&step)?;
            let tracker = opened.tracker();
            opened.open().check(self.plan, self.keys, &tracker).during(&step)?;
        }
        let encrypted = encrypt().during(&step)?;
        let counts = match turn.superseded {
            true => None,
            false => Some((encrypted.ciphertexts().to_vec(), self.values(roll, &selections).during(&step)?)),
        };
        let ballot = encrypted.seal(&credential, previous, &mut device).during(&step)?;
        Ok(Cast { roll, ballot, counts })
    }

    fn selections(&self, place: u64, roll: usize) -> Vec<Selection> {
        let level = bodies().nth(roll).map(|body| body.level);
        let mut mind = self.seed.stream(Drawer::Mind, place);
        level.map_or(Vec::new(), |level| answers(level, &mut mind))
    }

    /// The numbers in the slots of each contest.
    fn values(
        &self,
        roll: usize,
        selections: &[Selection],
    ) -> Result<Vec<Vec<u64>>, ostrakon_circuits::Refusal> {
        let contests = self.plan.contests_of(roll).into_iter().map(|c| &self.plan.contests()[c]);
        let values = contests.zip(selections);
        values.map(|(c, selection)| Ok(c.circuit.values(&c.form.assignment(selection)?))).collect()
    }
}
