//! The ballots that are measured, each with answers that differ from ballot to ballot.

use ostrakon_circuits::Selection;
use ostrakon_election::setup::{BallotType, OrderType};

/// A ballot form and how ballot number `i` answers it.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its name in results.
    pub name: &'static str,
    /// As a manifest has it.
    pub ballot: BallotType,
    /// How many options.
    pub options: usize,
    answer: fn(usize, usize) -> Selection,
}

impl Form {
    /// What ballot number `ballot` says.
    pub fn answer(&self, ballot: usize) -> Selection {
        (self.answer)(self.options, ballot)
    }

    /// Yes, no or abstain.
    pub fn yes_no_abstain() -> Self {
        let answer = |_, i| Selection::Options(vec![i % 3]);
        Self { name: "yes-no-abstain", ballot: BallotType::Motion {}, options: 3, answer }
    }

    /// Up to 5 of 10 options.
    pub fn up_to_5_of_10() -> Self {
        let (constraints, example) = (Vec::new(), Vec::new());
        let ballot = BallotType::Approval { blank: false, constraints, example, max: 5, min: 1, none: false };
        let answer = |_, i| {
            let mut marks: Vec<usize> = (0..1 + i % 5).map(|mark| (i + 3 * mark) % 10).collect();
            marks.sort_unstable();
            Selection::Options(marks)
        };
        Self { name: "up-to-5-of-10", ballot, options: 10, answer }
    }

    fn pairwise(name: &'static str, order: OrderType, options: usize) -> Self {
        let ballot = BallotType::Pairwise { blank: false, none: false, order };
        let answer = match order {
            OrderType::Complete => |k, i| Selection::ranking(order_of(k, i)),
            OrderType::Partial => |k, i| Selection::ranking(order_of(k, i).into_iter().take(1 + i % k)),
            OrderType::Ties => |k, i| {
                let places = order_of(k, i).chunks(1 + i % (k - 1)).map(<[usize]>::to_vec).collect();
                Selection::Order(places)
            },
        };
        Self { name, ballot, options, answer }
    }

    fn borda(name: &'static str, options: usize, min: u32) -> Self {
        let points = (0..options as u64).rev().collect();
        let ballot = BallotType::Ranking { blank: false, min, none: false, points };
        let answer = if min as usize == options {
            |k, i| Selection::ranking(order_of(k, i))
        } else {
            |k, i| Selection::ranking(order_of(k, i).into_iter().take(1 + i % k))
        };
        Self { name, ballot, options, answer }
    }

    fn score(name: &'static str, options: usize, max: u64, pairs: bool) -> Self {
        let ballot = BallotType::Score { blank: false, max, none: false, pairs };
        let answer = if pairs {
            |k, i| Selection::Scores((0..k).map(|o| ((o * 7 + i * 3) % 6) as u64).collect())
        } else {
            |k, i| Selection::Scores((0..k).map(|o| ((o * 7 + i * 3) % 11) as u64).collect())
        };
        Self { name, ballot, options, answer }
    }

    fn budget(name: &'static str, options: usize, budget: u64) -> Self {
        let ballot = BallotType::Cumulative { blank: false, budget, each: budget, min: 1, none: false };
        // Up to 4,000 to the first eight of an order, all below 2^14.
        let answer = |k: usize, i: usize| {
            let mut points = vec![0; k];
            order_of(k, i).into_iter().take(8).enumerate().for_each(|(place, o)| points[o] = 4000 >> place);
            Selection::Scores(points)
        };
        Self { name, ballot, options, answer }
    }

    fn grades(name: &'static str, options: usize, grades: usize) -> Self {
        let grades = (0..grades).map(|grade| format!("grade {grade}")).collect();
        let ballot = BallotType::Grades { blank: false, grades, none: false };
        let answer = |k, i| Selection::Grades((0..k).map(|o| (o + i) % 6).collect());
        Self { name, ballot, options, answer }
    }

    /// All of them.
    pub fn all() -> Vec<Self> {
        vec![
            Self::yes_no_abstain(),
            Self::up_to_5_of_10(),
            Self::pairwise("pairwise-10-complete", OrderType::Complete, 10),
            Self::pairwise("pairwise-10-partial", OrderType::Partial, 10),
            Self::pairwise("pairwise-10-ties", OrderType::Ties, 10),
            Self::pairwise("pairwise-14-complete", OrderType::Complete, 14),
            Self::pairwise("pairwise-14-partial", OrderType::Partial, 14),
            Self::pairwise("pairwise-14-ties", OrderType::Ties, 14),
            Self::borda("borda-10-complete", 10, 10),
            Self::borda("borda-10-partial", 10, 1),
            Self::score("score-0-10-of-10", 10, 10, false),
            Self::score("star-0-5-of-10", 10, 5, true),
            Self::grades("grades-6-of-10", 10, 6),
            Self::budget("wide-40-of-2^14", 40, (1 << 14) - 1),
        ]
    }

    /// The form of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().into_iter().find(|form| form.name == name)
    }
}

/// All options in an order of ballot number `i`'s own: steps of one length from one start.
fn order_of(options: usize, i: usize) -> Vec<usize> {
    let coprime = |step: &usize| {
        (1..=*step).rev().find(|d| step.is_multiple_of(*d) && options.is_multiple_of(*d)) == Some(1)
    };
    let steps: Vec<usize> = (1..options.max(2)).filter(coprime).collect();
    let step = steps[i / options % steps.len()];
    (0..options).map(|place| (i + place * step) % options).collect()
}
