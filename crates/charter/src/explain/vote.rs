//! A kind of vote: whose it is, what a ballot says, which rule decides, what follows.

use super::names::Names;
use super::{effect, quota, rule};
use crate::{BallotKind, Vote};

/// All about a vote, line by line.
pub(super) fn explain(names: Names<'_>, vote: &Vote) -> String {
    let mut lines = vec![format!("{}: {} ({})", vote.id(), vote.name(), vote.clause())];
    let whose = whose(names, vote).into_iter().chain(subject(names, vote));
    let ballot = format!("A ballot says {}.", answers(vote.ballot()));
    let rule = rule::explain(vote, quota::sentences(names, vote));
    let all = whose.chain([ballot]).chain(rule).chain(quorum(vote)).chain(follows(names, vote));
    lines.extend(all.map(|line| format!("  {line}")));
    lines.join("\n")
}

/// Whose vote it is, and when. Nothing where there is only one body.
fn whose(names: Names<'_>, vote: &Vote) -> Option<String> {
    let at = vote.meeting().map(|id| format!(", at a meeting of the kind {}", names.meeting(id)));
    let bodies = match vote.electorate() {
        [] if names.0.bodies().len() == 1 => return None,
        [] => "any body".to_owned(),
        bodies => names.bodies_or(bodies),
    };
    Some(format!("Whose vote it is: {bodies}{}.", at.unwrap_or_default()))
}

/// What it is about, and who is left out.
fn subject(names: Names<'_>, vote: &Vote) -> Vec<String> {
    let about = vote.about().map(|id| format!("It is about one {}.", names.body(id)));
    let private =
        vote.is_private().then(|| "Its question is not public: what is published is a hash.".to_owned());
    let without = vote.is_without_one().then(|| "One member, whom it concerns, has no vote.".to_owned());
    [about, private, without].into_iter().flatten().collect()
}

fn quorum(vote: &Vote) -> Option<String> {
    let share = vote.quorum()?;
    Some(format!("It is invalid unless at least {share} of the roll take part."))
}

/// What follows: an effect, or an office.
fn follows(names: Names<'_>, vote: &Vote) -> Vec<String> {
    let office = vote.fills().and_then(|id| names.0.office(id));
    let fills = office.map(|office| format!("The elected may take the office: {}.", office.name()));
    let all = |office: &&crate::Office| office.is_renewed() && vote.seats_and_quota().0 == office.seats();
    let renews = office.filter(all).map(|_| "Whoever held it until then loses it.".to_owned());
    [effect::sentence(names, vote), fills, renews].into_iter().flatten().collect()
}

fn answers(ballot: BallotKind) -> &'static str {
    match ballot {
        BallotKind::Motion => "for, against or abstain",
        BallotKind::Choice => "one of the options, or none of them where the contest offers that",
        BallotKind::Approval => "which of the options it approves, as many as the contest allows",
        BallotKind::Score => "a score for every option, as high as the contest allows",
        BallotKind::Cumulative => "how it shares out its points among the options",
        BallotKind::Ranking => "which options come first, second and so on, for points by the place",
        BallotKind::Pairwise => "which option comes before which, each against each",
        BallotKind::Grades => "a grade for every option, in the contest's words",
    }
}
