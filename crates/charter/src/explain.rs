//! A charter as people read it.

mod rule;

use crate::{BallotKind, Body, Charter, Vote};

/// The charter in plain sentences, line by line, with the clause that each rule rests on.
pub fn explain(charter: &Charter) -> String {
    let mut lines = vec![
        format!("How {} votes", charter.organisation()),
        String::new(),
        secrecy(charter),
        String::new(),
        "Bodies, each with its own roll of voters:".to_owned(),
    ];
    lines.extend(charter.bodies().iter().map(body));
    for vote in charter.votes() {
        lines.push(String::new());
        lines.extend(explain_vote(vote));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn secrecy(charter: &Charter) -> String {
    match charter.min_counted().get() {
        1 => {
            "Every contest with a counted ballot is decrypted, unless the weights of its ballots would show \
              how somebody voted."
                .to_owned()
        }
        least => format!(
            "A contest with fewer than {least} counted ballots, or with weights that would show how somebody \
             voted, is never decrypted."
        ),
    }
}

fn body(body: &Body) -> String {
    format!("  {}: {} ({})", body.id(), body.name(), body.clause())
}

fn explain_vote(vote: &Vote) -> Vec<String> {
    let mut lines = vec![
        format!("{}: {} ({})", vote.id(), vote.name(), vote.clause()),
        format!("  A ballot says {}.", answers(vote.ballot())),
    ];
    lines.extend(rule::explain(vote));
    lines
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
