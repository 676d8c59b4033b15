//! Why a verdict is as it is, in plain sentences.
//!
//! The first sentence states the outcome and cites the clause; the others give the figures around it. Options stand
//! by their identifiers.

pub(crate) mod copeland;
mod duels;
pub(crate) mod majority;
pub(crate) mod majority_judgment;
pub(crate) mod minimax;
pub(crate) mod most_votes;
pub(crate) mod ranked_pairs;
pub(crate) mod schulze;
mod seats;
pub(crate) mod star;
mod words;

use crate::methods::Outcome;
use crate::{BallotKind, ContestCount, Id, Status, TieRule, Vote};
pub(crate) use majority::bar;
use words::votes;
pub(crate) use words::{amount, counted, listed, names, unit};

/// What a method gives, and why.
#[derive(Default)]
pub(crate) struct Reasoned {
    pub(crate) outcome: Outcome,
    /// What the first sentence says after "elected:", "tied:" or "vacant:".
    pub(crate) what: String,
    /// The sentences after it.
    pub(crate) details: Vec<String>,
}

impl Reasoned {
    /// Nobody is elected.
    pub(crate) fn vacant(what: impl Into<String>, count: &ContestCount) -> Self {
        Self { outcome: Outcome::default(), what: what.into(), details: vec![counted(count)] }
    }
}

/// All sentences of an election's reasons.
pub(crate) fn sentences(vote: &Vote, status: Status, tie: TieRule, found: &Reasoned) -> Vec<String> {
    let settle = match (status, tie) {
        (Status::Tied, TieRule::FreshVote) => "; a fresh vote between them decides",
        (Status::Tied, TieRule::Lot) => "; a lot decides between them",
        _ => "",
    };
    let first = format!("{}: {}{settle} ({})", status.as_str(), found.what, vote.clause);
    [first].into_iter().chain(found.details.iter().cloned()).collect()
}

/// Vacant, if more say "none of them" than mark anything, on ballots where that answer competes with all options
/// together (spec 7.3).
pub(crate) fn more_say_none(vote: &Vote, count: &ContestCount) -> Option<Reasoned> {
    let (none, marked) = (count.none?, count.marked()?);
    let together = !matches!(vote.ballot, BallotKind::Choice | BallotKind::Approval);
    let what =
        || format!("\"none of them\" has {}, more than the {marked} that mark any option", votes(none));
    (together && none > marked).then(|| Reasoned::vacant(what(), count))
}

/// Why those whom the lot named are elected.
pub(crate) fn drawn(vote: &Vote, certain: &[Id], drawn: &[Id], tied: &[Id], order: &[Id]) -> Vec<String> {
    let (all, among) = (names(&merged(certain, drawn)), names(tied));
    let by_lot = match certain {
        [] => format!("{all}, by lot among {among}"),
        _ => format!("{all}, of whom {} by lot among {among}", names(drawn)),
    };
    let order: Vec<&str> = order.iter().map(Id::as_str).collect();
    vec![format!("elected: {by_lot} ({})", vote.clause), format!("the lot's order: {}", order.join(", "))]
}

/// Both lists, ascending.
pub(crate) fn merged(a: &[Id], b: &[Id]) -> Vec<Id> {
    let mut all = [a, b].concat();
    all.sort_unstable();
    all
}

pub(crate) fn too_few(vote: &Vote) -> Vec<String> {
    vec![
        format!("too-few: the ballots cannot be counted in secret ({})", vote.clause),
        "they are too few, or their weights too different: totals would show how somebody voted".to_owned(),
    ]
}
