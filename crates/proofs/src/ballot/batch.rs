//! Many ballots, one multi-scalar multiplication (spec 3.6); a batch that fails is halved until the false ones are found.

use super::terms::Terms;
use super::{Claim, Relation, WeightError, Weights};
use rand_core::CryptoRngCore;

/// Why a batch has no verdict at all.
pub type BatchError = WeightError;

/// The verdict of every claim, equal to [`Claim::verify`]'s.
///
/// `digest` is a hash of all the batch's bytes. Each equation of each claim has a weight of its own, so errors of one equation cannot
/// cancel those of another. What has been decoded is used again when the batch is halved.
pub fn verify_batch(
    relation: &Relation,
    claims: &[&Claim],
    digest: &[u8; 32],
    rng: &mut impl CryptoRngCore,
) -> Result<Vec<bool>, BatchError> {
    let mut verdicts = vec![true; claims.len()];
    if !claims.is_empty() {
        let mut search = Search { relation, digest, rng };
        if !search.holds(claims)? {
            search.halve(claims, &mut verdicts)?;
        }
    }
    Ok(verdicts)
}

struct Search<'a, R> {
    relation: &'a Relation,
    digest: &'a [u8; 32],
    rng: &'a mut R,
}

impl<R: CryptoRngCore> Search<'_, R> {
    /// Do all claims hold?
    fn holds(&mut self, claims: &[&Claim]) -> Result<bool, BatchError> {
        if !claims.iter().all(|claim| claim.fits(self.relation)) {
            return Ok(false);
        }
        let mut weights = Weights::new(self.rng, self.digest)?;
        let mut terms = Terms::new(self.relation);
        for claim in claims {
            claim.add_bits(self.relation, weights.draw()?, &mut terms);
            claim.add_linear(self.relation, weights.draw()?, &mut terms);
            if self.relation.numbers() > 0 {
                let three = [weights.draw()?, weights.draw()?, weights.draw()?];
                claim.add_numbers(self.relation, three, &mut terms);
            }
        }
        Ok(terms.vanish(self.relation))
    }

    /// Finds the false claims of a batch that is known to fail.
    fn halve(&mut self, claims: &[&Claim], verdicts: &mut [bool]) -> Result<(), BatchError> {
        if let [claim] = claims {
            verdicts[0] = claim.verify(self.relation).is_ok();
            return Ok(());
        }
        let middle = claims.len() / 2;
        let (left, right) = claims.split_at(middle);
        let (left_verdicts, right_verdicts) = verdicts.split_at_mut(middle);
        let left_holds = self.holds(left)?;
        if !left_holds {
            self.halve(left, left_verdicts)?;
        }
        // If the left half holds, the fault is on the right.
        if left_holds || !self.holds(right)? {
            self.halve(right, right_verdicts)?;
        }
        Ok(())
    }
}
