//! A charter as people read it.

use crate::reasons::bar;
use crate::{BallotKind, Body, Charter, Rule, Threshold, TieRule, Vote};

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
    match vote.rule() {
        Rule::Majority { threshold, strict } => lines.extend(explain_majority(threshold, strict)),
        Rule::MostVotes { tie } => lines.extend(explain_most_votes(tie)),
    }
    lines
}

fn answers(ballot: BallotKind) -> &'static str {
    match ballot {
        BallotKind::Motion => "for, against or abstain",
        BallotKind::Choice => "one of the options, or none of them where the contest offers that",
        BallotKind::Approval => "which of the options it approves, as many as the contest allows",
    }
}

fn explain_majority(threshold: Threshold, strict: bool) -> [String; 2] {
    let edge = if strict { "does not carry" } else { "carries" };
    [
        format!("  Carried by {} of the votes for and against.", bar(threshold, strict)),
        format!("  Exactly {threshold} {edge}. Abstentions are published and do not decide."),
    ]
}

fn explain_most_votes(tie: TieRule) -> [String; 3] {
    let tie = match tie {
        TieRule::FreshVote => {
            "A tie for the most votes elects nobody; the body votes afresh between the tied."
        }
        TieRule::Lot => "A tie for the most votes is settled by a lot that everyone can check.",
    };
    [
        "  Elected is the option with the most votes, for one seat.".to_owned(),
        "  The seat stays vacant if no option has a vote, or if more votes are for none of them.".to_owned(),
        format!("  {tie}"),
    ]
}
