//! The plain count of what was voted, by name as reports have it (spec 8): no circuit, no slot.

use ostrakon_circuits::Selection;
use ostrakon_election::setup::{BallotType, Contest};
use ostrakon_tests::forge::{Setting, VoteSetting};
use std::collections::BTreeMap;

/// What the votes say, counted in the open: of each member the last. With the weights that count.
pub(crate) fn plain_count(setting: &Setting, contest: usize) -> (BTreeMap<String, u64>, Vec<u32>) {
    let last: BTreeMap<usize, &VoteSetting> = setting.votes.iter().map(|v| (v.member, v)).collect();
    let asked = &setting.contests[contest];
    let mut totals = names(asked).into_iter().map(|name| (name, 0)).collect::<BTreeMap<String, u64>>();
    for (member, vote) in &last {
        let weight = u64::from(setting.rolls[0].weights[*member]);
        for (name, amount) in says(asked, &vote.selections[contest]) {
            *totals.get_mut(&name).unwrap() += weight * amount;
        }
    }
    (totals, last.keys().map(|m| setting.rolls[0].weights[*m]).collect())
}

fn name(contest: &Contest, option: usize) -> String {
    contest.options[option].id.to_string()
}

fn ordered_pairs(contest: &Contest) -> Vec<(usize, usize)> {
    let k = contest.options.len();
    (0..k).flat_map(|i| (0..k).filter(move |j| *j != i).map(move |j| (i, j))).collect()
}

fn before(contest: &Contest, (i, j): (usize, usize)) -> String {
    format!("{}>{}", name(contest, i), name(contest, j))
}

/// Every name that the report must have.
fn names(contest: &Contest) -> Vec<String> {
    let (k, extras) = (contest.options.len(), contest.ballot.extras());
    let options = || (0..k).map(|i| name(contest, i));
    let pairs = || ordered_pairs(contest).into_iter().map(|pair| before(contest, pair));
    let mut names: Vec<String> = match &contest.ballot {
        BallotType::Pairwise { .. } => pairs().collect(),
        BallotType::Score { pairs: true, .. } => options().chain(pairs()).collect(),
        BallotType::Grades { grades, .. } => {
            options().flat_map(|id| (0..grades.len()).map(move |g| format!("{id}:{g}"))).collect()
        }
        _ => options().collect(),
    };
    names.extend(extras.none.then(|| "none".to_owned()));
    names.extend(extras.blank.then(|| "blank".to_owned()));
    names
}

/// What one answer adds to which name.
fn says(contest: &Contest, answer: &Selection) -> Vec<(String, u64)> {
    match (&contest.ballot, answer) {
        (_, Selection::None) => vec![("none".into(), 1)],
        (_, Selection::Blank) => vec![("blank".into(), 1)],
        (_, Selection::Options(marked)) => marked.iter().map(|o| (name(contest, *o), 1)).collect(),
        (_, Selection::Scores(scores)) => scored(contest, scores),
        (_, Selection::Grades(grades)) => {
            (0..).zip(grades).map(|(o, grade)| (format!("{}:{grade}", name(contest, o)), 1)).collect()
        }
        (BallotType::Ranking { points, .. }, Selection::Order(order)) => {
            order.concat().iter().zip(points).map(|(o, points)| (name(contest, *o), *points)).collect()
        }
        (_, Selection::Order(order)) => {
            // Who is on no place comes after all who are.
            let place =
                |option| order.iter().position(|group| group.contains(&option)).unwrap_or(order.len());
            let pairs = ordered_pairs(contest).into_iter().filter(|(i, j)| place(*i) < place(*j));
            pairs.map(|pair| (before(contest, pair), 1)).collect()
        }
    }
}

fn scored(contest: &Contest, scores: &[u64]) -> Vec<(String, u64)> {
    let mut said: Vec<_> = (0..).zip(scores).map(|(o, score)| (name(contest, o), *score)).collect();
    if let BallotType::Score { pairs: true, .. } = contest.ballot {
        let pairs = ordered_pairs(contest).into_iter().filter(|(i, j)| scores[*i] > scores[*j]);
        said.extend(pairs.map(|pair| (before(contest, pair), 1)));
    }
    said
}
