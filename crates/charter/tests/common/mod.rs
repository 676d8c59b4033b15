//! What several tests need.

#![allow(dead_code, unreachable_pub, missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use ostrakon_charter::{Charter, ContestCount, Id, Judgement, Lot, Verdict, Vote, judge};

/// The smallest charter, as its lines; the tests below break it one line at a time.
pub const SMALL: &str = r#"format = "ostrakon/v1/charter"
organisation = "Chess club"
min_counted = 5

[[body]]
id = "members"
name = "All members"
clause = "§ 2"

[[vote]]
id = "motion"
name = "Motion"
clause = "§ 3"
ballot = "motion"
rule = "majority"
threshold = "1/2"
strict = true

[[vote]]
id = "election"
name = "Election"
clause = "§ 4"
ballot = "choice"
rule = "most-votes"
tie = "fresh-vote"
"#;

pub fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// The motion of `SMALL` with another threshold.
pub fn majority(threshold: &str, strict: bool) -> Vote {
    let text = SMALL.replace("\"1/2\"", &format!("\"{threshold}\"")).replace("true", &strict.to_string());
    Charter::parse(text.as_bytes()).unwrap().votes()[0].clone()
}

/// The election of `SMALL` with another ballot or tie rule.
pub fn most_votes(ballot: &str, tie: &str) -> Vote {
    let text =
        SMALL.replace("\"choice\"", &format!("{ballot:?}")).replace("\"fresh-vote\"", &format!("{tie:?}"));
    Charter::parse(text.as_bytes()).unwrap().votes()[1].clone()
}

/// The only vote of a charter with these lines after its clause.
pub fn vote(lines: &str) -> Vote {
    let head = SMALL.split_once("[[vote]]").unwrap().0;
    let text = format!("{head}[[vote]]\nid = \"election\"\nname = \"Election\"\nclause = \"§ 4\"\n{lines}\n");
    Charter::parse(text.as_bytes()).unwrap().votes()[0].clone()
}

/// A vote over orders, by a rule with its other settings.
pub fn orders(rule: &str, tie: &str) -> Vote {
    vote(&format!("ballot = \"pairwise\"\n{rule}\ntie = {tie:?}"))
}

/// d_ij of so many ballots, each an order from the best on; of an option that a ballot leaves out, all others are
/// before it and it is before none.
pub fn pairs(options: &[&str], ballots: &[(u64, &str)]) -> Vec<Vec<u64>> {
    let place = |ballot: &str, option: &str| ballot.split('>').position(|name| name == option);
    let before = |i: &str, j: &str| {
        let counts = ballots.iter().filter(|(_, ballot)| match (place(ballot, i), place(ballot, j)) {
            (Some(i), Some(j)) => i < j,
            (i, j) => i.is_some() && j.is_none(),
        });
        counts.map(|(number, _)| number).sum()
    };
    options.iter().map(|i| options.iter().map(|j| before(i, j)).collect()).collect()
}

/// A count of orders.
pub fn order_count(options: &[&str], ballots: &[(u64, &str)]) -> ContestCount {
    let weight = ballots.iter().map(|(number, _)| number).sum();
    let named = options.iter().map(|name| (id(name), 0)).collect();
    ContestCount::new(id("contest"), weight, named).with_pairs(pairs(options, ballots))
}

/// All orders of a list.
pub fn permutations<T: Clone>(items: &[T]) -> Vec<Vec<T>> {
    if items.is_empty() {
        return vec![Vec::new()];
    }
    let rest = |at: usize| [&items[..at], &items[at + 1..]].concat();
    let with = |at: usize| {
        permutations(&rest(at)).into_iter().map(move |tail| [vec![items[at].clone()], tail].concat())
    };
    (0..items.len()).flat_map(with).collect()
}

pub fn motion_count(votes_for: u64, votes_against: u64, abstained: u64) -> ContestCount {
    let options = vec![(id("yes"), votes_for), (id("no"), votes_against), (id("abstain"), abstained)];
    let total_weight = votes_for.saturating_add(votes_against).saturating_add(abstained);
    ContestCount::new(id("contest"), total_weight, options)
}

pub fn count(options: &[(&str, u64)], none: Option<u64>) -> ContestCount {
    let total_weight = options.iter().map(|(_, total)| total).sum::<u64>() + none.unwrap_or(0);
    let options = options.iter().map(|(name, total)| (id(name), *total)).collect();
    ContestCount::new(id("contest"), total_weight, options).with_none(none)
}

pub fn verdict(vote: &Vote, count: &ContestCount) -> Verdict {
    match judge(vote, count).unwrap() {
        Judgement::Final(verdict) => verdict,
        Judgement::Lot(lot) => panic!("a lot among {:?}", lot.tied()),
    }
}

pub fn lot(vote: &Vote, count: &ContestCount) -> Lot {
    match judge(vote, count).unwrap() {
        Judgement::Final(verdict) => panic!("{verdict:?}"),
        Judgement::Lot(lot) => lot,
    }
}
