//! Why a verdict is as it is, in plain sentences.
//!
//! The first sentence states the outcome and cites the clause; the others give the figures around it.

use crate::most_votes::best;
use crate::{ContestCount, Id, Status, Threshold, TieRule, Vote};

/// Of a majority: the totals for, against and abstaining, and the share that is needed.
pub(crate) fn majority(
    vote: &Vote,
    [votes_for, votes_against, abstained]: [u64; 3],
    weight: u64,
    status: Status,
    (threshold, strict): (Threshold, bool),
) -> Vec<String> {
    let decided = u128::from(votes_for) + u128::from(votes_against);
    let need = match decided {
        0 => "nobody voted for or against".to_owned(),
        1 => format!("{} of the 1 vote for and against is needed", bar(threshold, strict)),
        _ => format!("{} of the {decided} votes for and against is needed", bar(threshold, strict)),
    };
    let outcome =
        format!("{}: {votes_for} for, {votes_against} against; {need} ({})", status.as_str(), vote.clause);
    let mut reasons = vec![outcome];
    if abstained > 0 {
        reasons.push(format!("{abstained} abstained; abstentions do not decide"));
    }
    reasons.push(format!("{weight} counted in all"));
    reasons
}

/// "more than 1/2" or "at least 2/3".
pub(crate) fn bar(threshold: Threshold, strict: bool) -> String {
    format!("{} {threshold}", if strict { "more than" } else { "at least" })
}

pub(crate) fn elected(vote: &Vote, count: &ContestCount, elected: &[Id]) -> Vec<String> {
    let most = best_total(count);
    let by = if count.options.len() > 1 { "the most of any option" } else { "the only option" };
    let mut reasons =
        vec![format!("elected: {} with {}, {by} ({})", names(elected), votes(most), vote.clause)];
    if count.none == Some(most) {
        reasons.push("\"none of them\" has as many, which is not more: the option goes before it".to_owned());
    }
    reasons.push(totals(count));
    reasons
}

pub(crate) fn vacant(vote: &Vote, count: &ContestCount) -> Vec<String> {
    let most = best_total(count);
    let why = match count.none {
        Some(none) if none > most => {
            format!("\"none of them\" has {}, more than the best option's {most}", votes(none))
        }
        _ => "no option has a vote".to_owned(),
    };
    vec![format!("vacant: {why} ({})", vote.clause), totals(count)]
}

pub(crate) fn tied(vote: &Vote, count: &ContestCount, tied: &[Id], tie: TieRule) -> Vec<String> {
    let settle = match tie {
        TieRule::FreshVote => "a fresh vote between them decides",
        TieRule::Lot => "a lot decides between them",
    };
    let most = votes(best_total(count));
    vec![format!("tied: {} with {most} each; {settle} ({})", names(tied), vote.clause), totals(count)]
}

pub(crate) fn drawn(vote: &Vote, elected: &Id, tied: &[Id]) -> String {
    format!("elected: {elected}, by lot among {} ({})", names(tied), vote.clause)
}

pub(crate) fn too_few(vote: &Vote) -> Vec<String> {
    vec![
        format!("too-few: the ballots cannot be counted in secret ({})", vote.clause),
        "they are too few, or their weights too different: totals would show how somebody voted".to_owned(),
    ]
}

/// "totals: anna 41, ben 39; none of them 5; blank 3; 88 counted in all".
fn totals(count: &ContestCount) -> String {
    let options: Vec<String> = count.options.iter().map(|(id, total)| format!("{id} {total}")).collect();
    let none = count.none.map_or(String::new(), |none| format!("; none of them {none}"));
    let blank = count.blank.map_or(String::new(), |blank| format!("; blank {blank}"));
    format!("totals: {}{none}{blank}; {} counted in all", options.join(", "), count.total_weight)
}

fn best_total(count: &ContestCount) -> u64 {
    best(&count.options.iter().map(|(_, total)| *total).collect::<Vec<_>>())
}

fn votes(number: u64) -> String {
    if number == 1 { "1 vote".to_owned() } else { format!("{number} votes") }
}

/// "anna", "anna and ben", "anna, ben and carl".
fn names(ids: &[Id]) -> String {
    let names: Vec<&str> = ids.iter().map(Id::as_str).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => String::new(),
    }
}
