//! Random questions of every ballot type, and random answers that they take.

use ostrakon_circuits::Selection;
use ostrakon_election::setup::{BallotType, OptionConstraint, OrderType};
use proptest::prelude::*;
use proptest::sample::Index;

/// One contest: its ballot type and how many options.
pub(crate) fn question() -> impl Strategy<Value = (BallotType, usize)> {
    prop_oneof![
        Just((BallotType::Motion {}, 3)),
        marked(),
        constrained(),
        scored(),
        shared(),
        wide(),
        placed(),
        ordered(),
        graded(),
    ]
}

fn marked() -> impl Strategy<Value = (BallotType, usize)> {
    let choice = (2usize..6, any::<[bool; 2]>())
        .prop_map(|(k, [blank, none])| (BallotType::Choice { blank, none }, k));
    let approval = (1usize..6, any::<[bool; 2]>(), any::<[Index; 2]>()).prop_map(|(k, extras, [a, b])| {
        let (a, b) = (a.index(k) as u32 + 1, b.index(k) as u32 + 1);
        (approval(extras, a.min(b), a.max(b), Vec::new(), Vec::new()), k)
    });
    prop_oneof![choice, approval]
}

fn approval(
    [blank, none]: [bool; 2],
    min: u32,
    max: u32,
    constraints: Vec<OptionConstraint>,
    example: Vec<u32>,
) -> BallotType {
    BallotType::Approval { blank, constraints, example, max, min, none }
}

/// Of the first two of three to five options at most one, of the last two at least one.
fn constrained() -> impl Strategy<Value = (BallotType, usize)> {
    (3u32..6, any::<[bool; 2]>()).prop_map(|(k, extras)| {
        let first = OptionConstraint { max: 1, min: 0, options: vec![0, 1] };
        let last = OptionConstraint { max: 2, min: 1, options: vec![k - 2, k - 1] };
        (approval(extras, 1, 2, vec![first, last], vec![k - 1]), k as usize)
    })
}

/// Scores, with pairs and without.
fn scored() -> impl Strategy<Value = (BallotType, usize)> {
    (2usize..6, 1u64..12, any::<[bool; 3]>())
        .prop_map(|(k, max, [blank, none, pairs])| (BallotType::Score { blank, max, none, pairs }, k))
}

/// Scores that are numbers with a range proof, not bits.
fn wide() -> impl Strategy<Value = (BallotType, usize)> {
    (5usize..8, 40_000u64..60_000, any::<[bool; 2]>()).prop_map(|(k, max, [blank, none])| {
        let ballot = BallotType::Score { blank, max, none, pairs: false };
        assert!(!ballot.form(k).unwrap().circuit().numbers().is_empty());
        (ballot, k)
    })
}

/// Points, few and many; what nobody could give is brought in reach.
fn shared() -> impl Strategy<Value = (BallotType, usize)> {
    let budget = prop_oneof![3 => 1u64..12, 1 => Just(60_000)];
    (1usize..6, budget, any::<[Index; 2]>(), any::<[bool; 2]>()).prop_map(
        |(k, budget, [each, min], [blank, none])| {
            let each = 1 + each.index(budget as usize) as u64;
            let min = 1 + min.index(budget.min(each * k as u64) as usize) as u64;
            (BallotType::Cumulative { blank, budget, each, min, none }, k)
        },
    )
}

fn placed() -> impl Strategy<Value = (BallotType, usize)> {
    let points = proptest::collection::vec(0u64..20, 1..5);
    (points, 0usize..3, any::<Index>(), any::<[bool; 2]>()).prop_map(|(points, more, min, [blank, none])| {
        let (mut points, k) = (points.clone(), points.len() + more);
        points.sort_unstable_by(|a, b| b.cmp(a));
        points[0] = points[0].max(1);
        let min = min.index(points.len()) as u32 + 1;
        (BallotType::Ranking { blank, min, none, points }, k)
    })
}

fn ordered() -> impl Strategy<Value = (BallotType, usize)> {
    let order = prop_oneof![Just(OrderType::Complete), Just(OrderType::Partial), Just(OrderType::Ties)];
    (2usize..6, order, any::<[bool; 2]>())
        .prop_map(|(k, order, [blank, none])| (BallotType::Pairwise { blank, none, order }, k))
}

fn graded() -> impl Strategy<Value = (BallotType, usize)> {
    (1usize..5, 2usize..6, any::<[bool; 2]>()).prop_map(|(k, count, [blank, none])| {
        let grades = (0..count).map(|g| format!("Grade {g}")).collect();
        (BallotType::Grades { blank, grades, none }, k)
    })
}

/// Some answer that the contest takes: an extra one sometimes, if there is one.
pub(crate) fn answer(ballot: &BallotType, options: usize, draws: &[Index; 16]) -> Selection {
    let extras = ballot.extras();
    match draws[0].index(6) {
        0 if extras.none => Selection::None,
        1 if extras.blank => Selection::Blank,
        _ => marks(ballot, options, &draws[1..]),
    }
}

fn marks(ballot: &BallotType, k: usize, draws: &[Index]) -> Selection {
    let between = |draw: usize, min: u64, max: u64| min + draws[draw].index((max - min + 1) as usize) as u64;
    match ballot {
        BallotType::Motion {} | BallotType::Choice { .. } => Selection::Options(vec![draws[0].index(k)]),
        BallotType::Approval { constraints, .. } if !constraints.is_empty() => {
            // One of the last two, or both; or one of each pair, where the pairs have no option in common.
            let (one, other) = (k - 2 + draws[0].index(2), draws[1].index(2));
            let answers = [vec![one], vec![k - 2, k - 1], vec![other, one]];
            let open = if k > 3 { 3 } else { 1 };
            Selection::Options(answers[draws[2].index(open)].clone())
        }
        BallotType::Approval { max, min, .. } => {
            let count = between(0, (*min).into(), (*max).into()) as usize;
            let mut marked = shuffled(k, &draws[1..]);
            marked.truncate(count);
            marked.sort_unstable();
            Selection::Options(marked)
        }
        BallotType::Score { max, .. } => Selection::Scores((0..k).map(|i| between(i, 0, *max)).collect()),
        BallotType::Cumulative { budget, each, min, .. } => {
            Selection::Scores(points(k, [*min, *each, *budget], draws))
        }
        BallotType::Ranking { min, points, .. } => {
            let count = between(0, (*min).into(), points.len() as u64) as usize;
            Selection::ranking(shuffled(k, &draws[1..]).into_iter().take(count))
        }
        BallotType::Pairwise { order, .. } => ordering(*order, k, draws),
        BallotType::Grades { grades, .. } => {
            Selection::Grades((0..k).map(|i| draws[i].index(grades.len())).collect())
        }
    }
}

/// All options in some order.
fn shuffled(k: usize, draws: &[Index]) -> Vec<usize> {
    let mut left: Vec<usize> = (0..k).collect();
    (0..k).map(|i| left.remove(draws[i].index(left.len()))).collect()
}

/// A sum between the bounds, given away greedily from an option on, the last perhaps less than it could have.
fn points(k: usize, [min, each, budget]: [u64; 3], draws: &[Index]) -> Vec<u64> {
    let most = budget.min(each * k as u64);
    let mut left = min + draws[0].index((most - min + 1) as usize) as u64;
    let mut points = vec![0; k];
    for option in shuffled(k, &draws[1..]) {
        points[option] = left.min(each);
        left -= points[option];
    }
    points
}

fn ordering(order: OrderType, k: usize, draws: &[Index]) -> Selection {
    let options = shuffled(k, draws);
    match order {
        OrderType::Complete => Selection::ranking(options),
        OrderType::Partial => Selection::ranking(options.into_iter().take(1 + draws[k].index(k))),
        OrderType::Ties => {
            // The first alone, so that somebody is before somebody; then in pairs, or left out.
            let rest = &options[1..1 + draws[k].index(k)];
            let groups = std::iter::once(vec![options[0]]).chain(rest.chunks(2).map(<[usize]>::to_vec));
            Selection::Order(groups.collect())
        }
    }
}
