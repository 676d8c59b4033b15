//! A tie that waits for a lot (spec 6.4, 7.3).

use crate::{Id, Status, Verdict, Vote, reasons};

/// A tie for the most votes that the charter has settled by lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lot {
    vote: Vote,
    contest: Id,
    tied: Vec<Id>,
    reasoning: Vec<String>,
}

impl Lot {
    pub(crate) fn new(vote: &Vote, contest: &Id, tied: Vec<Id>, reasoning: Vec<String>) -> Self {
        Self { vote: vote.clone(), contest: contest.clone(), tied, reasoning }
    }

    /// The contest.
    pub fn contest(&self) -> &Id {
        &self.contest
    }

    /// The tied options in ascending order, two at least.
    pub fn tied(&self) -> &[Id] {
        &self.tied
    }

    /// Why a lot is needed, in plain sentences.
    pub fn reasoning(&self) -> &[String] {
        &self.reasoning
    }

    /// The verdict, once the lot has named the tied option of that index.
    ///
    /// # Errors
    /// If there is no such index.
    pub fn draw(self, winner: usize) -> Result<Verdict, LotError> {
        let Self { vote, contest, tied, reasoning } = self;
        let elected = tied.get(winner).ok_or(LotError { winner, tied: tied.len() })?.clone();
        let mut all = vec![reasons::drawn(&vote, &elected, &tied)];
        all.extend(reasoning);
        let verdict = Verdict::new(&vote, &contest, Status::Elected, all);
        Ok(Verdict { elected: vec![elected], tied, ..verdict })
    }
}

/// A lot that names an option which is not tied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the lot names option {winner}, counted from 0, of {tied} that tied")]
pub struct LotError {
    /// The index it names.
    pub winner: usize,
    /// How many options tied.
    pub tied: usize,
}
