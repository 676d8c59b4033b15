//! Ballots for one multiplication, with or without hints.

use ostrakon_election::cast::SealedBallot;

/// Ballots' bytes and their hints, which are as many or none.
#[derive(Clone, Debug)]
pub struct Batch<'a> {
    /// From the board.
    pub ballots: Vec<&'a [u8]>,
    /// From the side file.
    pub hints: Vec<&'a [u8]>,
}

impl<'a> Batch<'a> {
    /// `count` ballots, the same ones again where there are fewer: each is weighed afresh and costs what another would.
    pub fn of(ballots: &'a [SealedBallot], hints: &'a [Vec<u8>], count: usize) -> Self {
        let ballots = ballots.iter().map(SealedBallot::bytes).cycle().take(count).collect();
        let hints = hints.iter().map(Vec::as_slice).cycle().take(count).collect();
        Self { ballots, hints }
    }

    /// Cut into batches of this size.
    pub fn cut(&self, size: usize) -> Vec<Self> {
        let own = |start: usize| {
            self.hints.get(start..self.hints.len().min(start + size)).unwrap_or_default().to_vec()
        };
        let part = |(number, ballots): (usize, &[&'a [u8]])| Self {
            ballots: ballots.to_vec(),
            hints: own(number * size),
        };
        self.ballots.chunks(size).enumerate().map(part).collect()
    }

    /// How many ballots.
    pub fn len(&self) -> usize {
        self.ballots.len()
    }

    /// None?
    pub fn is_empty(&self) -> bool {
        self.ballots.is_empty()
    }
}
