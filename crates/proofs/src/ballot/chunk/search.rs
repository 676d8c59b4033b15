//! One multiplication for a group; if it does not vanish, parts are tried until the false ballots are found (spec 3.6).

use super::equations::Equations;
use super::{Chunk, Verdict};
use crate::ballot::{WeightError, Weights};
use rand_core::CryptoRngCore;

/// Ballots of one multiplication: many enough that its buckets pay, few enough that its points stay in the cache, and that a false one spoils little.
const GROUP: usize = 2048;

/// Parts that a failing group is cut into. What was read and hashed is used again, so a part costs its multiplication alone.
const PARTS: usize = 16;

/// A failing group of this many ballots is left to be judged one by one: a multiplication of few points costs nearly as much as one of some more.
const FEW: usize = 8;
/// With more bits than this the shared points alone are many, and only a single ballot is left.
const FEW_BITS: usize = 64;

pub(super) fn verdicts(
    chunk: &Chunk<'_>,
    digest: &[u8; 32],
    rng: &mut impl CryptoRngCore,
) -> Result<Vec<Verdict>, WeightError> {
    let readable = |readable: &bool| if *readable { Verdict::Proved } else { Verdict::Refused };
    let mut verdicts: Vec<Verdict> = chunk.readable.iter().map(readable).collect();
    let readable: Vec<usize> = (0..chunk.len()).filter(|i| chunk.readable[*i]).collect();
    let few = if chunk.shape.bits > FEW_BITS { 1 } else { FEW };
    let mut search = Search { chunk, digest, rng, few };
    for group in readable.chunks(GROUP) {
        if !search.holds(group)? {
            search.cut(group, &mut verdicts)?;
        }
    }
    Ok(verdicts)
}

struct Search<'a, R> {
    chunk: &'a Chunk<'a>,
    digest: &'a [u8; 32],
    rng: &'a mut R,
    few: usize,
}

impl<R: CryptoRngCore> Search<'_, R> {
    /// Do all equations of these ballots hold?
    fn holds(&mut self, ballots: &[usize]) -> Result<bool, WeightError> {
        if ballots.is_empty() {
            return Ok(true);
        }
        let mut weights = Weights::new(self.rng, self.digest)?;
        let mut equations = Equations::new(self.chunk, ballots.len());
        for ballot in ballots {
            let (v, w) = (weights.draw_short()?, weights.draw_short()?);
            equations.add(*ballot, v, w);
        }
        Ok(equations.vanish())
    }

    /// Narrows down the false ones of a group that is known to fail.
    fn cut(&mut self, ballots: &[usize], verdicts: &mut [Verdict]) -> Result<(), WeightError> {
        if ballots.len() <= self.few {
            ballots.iter().for_each(|ballot| verdicts[*ballot] = Verdict::Alone);
            return Ok(());
        }
        let mut found = false;
        let parts: Vec<&[usize]> = ballots.chunks(ballots.len().div_ceil(PARTS)).collect();
        for (i, part) in parts.iter().enumerate() {
            // If all the others hold, the fault is in the last.
            let certain = !found && i + 1 == parts.len();
            if certain || !self.holds(part)? {
                found = true;
                self.cut(part, verdicts)?;
            }
        }
        Ok(())
    }
}
