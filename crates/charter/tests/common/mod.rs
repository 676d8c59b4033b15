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

pub fn motion_count(votes_for: u64, votes_against: u64, abstained: u64) -> ContestCount {
    let options = vec![(id("yes"), votes_for), (id("no"), votes_against), (id("abstain"), abstained)];
    let total_weight = votes_for.saturating_add(votes_against).saturating_add(abstained);
    ContestCount { contest: id("contest"), total_weight, options, none: None, blank: None }
}

pub fn count(options: &[(&str, u64)], none: Option<u64>) -> ContestCount {
    let total_weight = options.iter().map(|(_, total)| total).sum::<u64>() + none.unwrap_or(0);
    let options = options.iter().map(|(name, total)| (id(name), *total)).collect();
    ContestCount { contest: id("contest"), total_weight, options, none, blank: None }
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
