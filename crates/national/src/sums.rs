//! What the ballots add up to, as they go by.

use crate::voter::Cast;
use ostrakon_election::setup::Plan;
use ostrakon_group::Point;

/// One contest's sums.
#[derive(Clone, Debug)]
pub(crate) struct Sum {
    pub(crate) a: Point,
    pub(crate) b: Vec<Point>,
    /// What is encrypted in `b`.
    pub(crate) totals: Vec<u64>,
}

/// One roll's ballots.
#[derive(Clone, Debug)]
pub(crate) struct RollSums {
    pub(crate) ballots: u64,
    pub(crate) counted: u64,
    /// One a contest of the roll.
    pub(crate) contests: Vec<Sum>,
}

/// Everything, roll by roll.
#[derive(Clone, Debug)]
pub(crate) struct Sums(pub(crate) Vec<RollSums>);

impl Sums {
    pub(crate) fn new(plan: &Plan) -> Self {
        let sum = |contest: usize| {
            let slots = plan.contests()[contest].circuit.slots().len();
            Sum { a: Point::default(), b: vec![Point::default(); slots], totals: vec![0; slots] }
        };
        let roll = |roll| {
            let contests = plan.contests_of(roll).into_iter().map(sum).collect();
            RollSums { ballots: 0, counted: 0, contests }
        };
        Self((0..plan.manifest().rolls.len()).map(roll).collect())
    }

    /// Adds a ballot of the board.
    pub(crate) fn add(&mut self, cast: &Cast) {
        let roll = &mut self.0[cast.roll];
        roll.ballots += 1;
        let Some((ciphertexts, values)) = &cast.counts else { return };
        roll.counted += 1;
        for (sum, (ciphertext, values)) in roll.contests.iter_mut().zip(ciphertexts.iter().zip(values)) {
            sum.a += ciphertext.a;
            sum.b.iter_mut().zip(&ciphertext.b).for_each(|(sum, b)| *sum += b);
            sum.totals.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
        }
    }
}
