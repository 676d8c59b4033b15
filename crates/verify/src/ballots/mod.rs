//! Reads and verifies all ballots; what is wrong with each is left to checks 301 to 305.
//!
//! * `chunk`: some thousand ballots, from bytes to evidence; `gathered`: what all chunks come to
//! * `verifying`: the chunks of a record, on all cores, and what is saved of them
//! * `joining`: every credential's ballots, in order, with its weight on the roll
//! * `repeated`: what uses one randomness twice
//! * `weighing`: the ballots that do not count once
//!
//! Room in memory does not depend on the number of ballots. The report depends neither on the chunks nor on the number of cores:
//! findings are kept by their place on the board, and sums are sums in whatever order.

mod chunk;
mod gathered;
mod joining;
mod repeated;
mod verifying;
mod weighing;

pub(crate) use chunk::Verifier;
pub(crate) use gathered::{ChunkFacts, FingerprintKey, Gathered};
pub(crate) use joining::join;
pub(crate) use verifying::chunk_size;
pub(crate) use weighing::read_bundles;

use crate::Progress;
use crate::bundle::Changed;
use crate::facts::Facts;
use crate::lowest::Lowest;
use crate::notes::{Notes, no_notes};
use crate::options::STOPPED;
use std::collections::BTreeSet;

/// What the ballots' checks judge. Findings are the first by entry index.
pub(crate) struct BallotFacts {
    /// How many there are.
    pub(crate) count: u64,
    /// Whose bytes are refused, and why (301).
    pub(crate) bytes_faults: Lowest<u64, String>,
    /// Whose proof is false, and why (304).
    pub(crate) proof_faults: Lowest<u64, String>,
    /// The first whose bytes mean nothing.
    pub(crate) unread: Option<u64>,
    /// Whose credential is not on the roll: roll and credential (302).
    pub(crate) strangers: Lowest<u64, (u16, [u8; 32])>,
    /// The first of a roll that cannot be read, and that roll (302).
    pub(crate) no_roll: Option<(u64, u16)>,
    /// Who name a wrong predecessor: the one named, the right one (303).
    pub(crate) strays: Lowest<u64, ([u8; 32], [u8; 32])>,
    /// Whose A another used before: both entries (305).
    pub(crate) repeated: Vec<(u64, u64)>,
}

/// Why the ballots are not judged.
pub(crate) enum Stopped {
    /// The record changed under our hands.
    Changed(Changed),
    /// Something of this machine.
    Other(String),
}

impl Stopped {
    /// Asked before every chunk.
    pub(crate) fn if_wished(progress: &dyn Progress) -> Result<(), Self> {
        if progress.is_stopped() { Err(Self::Other(STOPPED.into())) } else { Ok(()) }
    }
}

impl From<Changed> for Stopped {
    fn from(changed: Changed) -> Self {
        Self::Changed(changed)
    }
}

impl From<std::io::Error> for Stopped {
    fn from(error: std::io::Error) -> Self {
        Self::Other(no_notes(&error))
    }
}

/// All ballots, verified and counted; or why not.
pub(crate) fn read_ballots(facts: &mut Facts<'_>, notes: Notes) -> Result<BallotFacts, String> {
    match read(facts, notes) {
        Ok(ballots) => Ok(ballots),
        Err(Stopped::Changed(Changed(path))) => {
            facts.changed.push(path);
            Err(Changed::WHAT.into())
        }
        Err(Stopped::Other(why)) => Err(why),
    }
}

fn read(facts: &mut Facts<'_>, notes: Notes) -> Result<BallotFacts, Stopped> {
    let Notes { voters, mut exceptions, events, used } = notes;
    let fresh = Gathered::new(facts, events, used);
    let mut gathered = verifying::verify(facts, fresh)?;
    let rolls: BTreeSet<u16> =
        facts.rolls.iter().filter(|(_, file)| file.summary.is_ok()).map(|(roll, _)| *roll as u16).collect();
    let joined = joining::join(
        gathered.events.finish()?,
        voters.finish()?,
        &rolls,
        &mut gathered.tallies,
        &mut exceptions,
    )?;
    let repeated = repeated::find(facts, gathered.used.finish()?)?;
    weighing::correct(facts, exceptions, &mut gathered.tallies)?;
    facts.counted = gathered.tallies;
    if let Some(folder) = &facts.options.resume {
        folder.clear();
    }
    Ok(BallotFacts {
        count: gathered.count,
        bytes_faults: gathered.bytes_faults,
        proof_faults: gathered.proof_faults,
        unread: gathered.unread,
        strangers: joined.strangers,
        no_roll: joined.no_roll,
        strays: joined.strays,
        repeated,
    })
}
