//! What a vote's rule does, and the name it is known by.

use crate::reasons::{bar, unit};
use crate::{BallotKind, Base, Points, Rule, Strength, Threshold, TieRule, Vote};

/// The rule in plain sentences; `quota` are those on seats that it keeps.
pub(super) fn explain(vote: &Vote, quota: Vec<String>) -> Vec<String> {
    let (does, measure) = match vote.rule() {
        Rule::Majority { threshold, strict, base } => return majority(*threshold, *strict, *base).into(),
        Rule::MostVotes { seats, tie, .. } => return most_votes(vote, *seats, quota, *tie),
        Rule::Star { .. } => (STAR, None),
        Rule::Copeland { .. } => (COPELAND, None),
        Rule::Minimax { strength, .. } => (MINIMAX, Some(*strength)),
        Rule::Schulze { strength, .. } => (SCHULZE, Some(*strength)),
        Rule::RankedPairs { strength, .. } => (RANKED_PAIRS, Some(*strength)),
        Rule::MajorityJudgment { .. } => (MAJORITY_JUDGMENT, None),
    };
    let vacant = if vote.ballot() == BallotKind::Score { "has a point" } else { "is marked" };
    let tie = vote.rule().tie().map(|tie| settled(tie, "A tie of several winners", "elects nobody"));
    let mut lines = vec![does.to_owned()];
    lines.extend(measure.map(|strength| measured(strength).to_owned()));
    lines.push(format!(
        "The seat stays vacant if no option {vacant}, or if more say none of them than mark any."
    ));
    lines.extend(tie);
    lines
}

const STAR: &str = "Elected is, of the two options with the most points, the one that more ballots score higher. This is \
                    STAR: score, then automatic run-off.";
const COPELAND: &str =
    "Elected is the option that wins the most duels, an even one counting half. This is Copeland's method.";
const MINIMAX: &str = "Elected is the option whose worst defeat in a duel is the smallest. This is minimax, or the \
                       Simpson–Kramer method.";
const SCHULZE: &str = "Elected is the option that reaches every other by a chain of won duels at least as strong as the \
                       chain back. This is the Schulze method, or beat-path.";
const RANKED_PAIRS: &str = "Duels are locked in from the strongest down, but for those that would close a circle; elected is \
                            the option that no locked duel puts behind another. This is ranked pairs, or Tideman's method.";
const MAJORITY_JUDGMENT: &str = "Elected is the option with the highest grade in the middle of its grades; between equal ones \
                                 the grades next to the middle decide. This is majority judgment.";

fn measured(strength: Strength) -> &'static str {
    match strength {
        Strength::Margins => "A duel is as strong as its margin: how many more are for than against.",
        Strength::WinningVotes => "A duel is as strong as the number of those who are for its winner.",
    }
}

fn majority(threshold: Threshold, strict: bool, base: Base) -> [String; 2] {
    let (bar, edge) = (bar(threshold, strict), if strict { "does not carry" } else { "carries" });
    let (of, others) = match base {
        Base::Decided => ("the votes for and against", "Abstentions are published and do not decide."),
        Base::Cast => ("all votes cast", "Abstentions count as not for."),
        Base::Roll => ("everyone on the roll", "Whoever abstains or takes no part counts as not for."),
    };
    [format!("Carried by {bar} of {of}."), format!("Exactly {threshold} {edge}. {others}")]
}

fn most_votes(vote: &Vote, seats: u16, quota: Vec<String>, tie: TieRule) -> Vec<String> {
    let unit = unit(vote.ballot());
    let elected = match seats {
        1 => format!("Elected is the option with the most {unit}s, for one seat."),
        _ => format!("Elected are the options with the most {unit}s, for {seats} seats."),
    };
    let tie = match seats {
        1 => settled(tie, &format!("A tie for the most {unit}s"), "elects nobody"),
        _ => settled(tie, "A tie for the last seats", "leaves them open"),
    };
    let mut lines = vec![elected, format!("This is {}.", known_as(vote, seats))];
    lines.extend(quota);
    lines.extend([vacant(vote.ballot(), seats), tie]);
    lines
}

/// The name that most votes has on such a ballot.
fn known_as(vote: &Vote, seats: u16) -> &'static str {
    match (vote.ballot(), seats, vote.points()) {
        (BallotKind::Choice, 1, _) => "plurality, or first past the post",
        (BallotKind::Choice, ..) => "the single non-transferable vote",
        (BallotKind::Approval, 1, _) => "approval voting",
        (BallotKind::Approval, ..) => {
            "the block vote where a ballot marks as many options as there are seats, and block approval where more"
        }
        (BallotKind::Score, ..) => "score voting",
        (BallotKind::Cumulative, ..) => "cumulative voting",
        (BallotKind::Ranking, _, Some(Points::Borda)) => {
            "the Borda count: of k options the first place brings k − 1 points, the next one less, the last none"
        }
        // A ranking whose points the charter leaves open; no other ballot goes with this rule.
        _ => "positional voting, with the points that the contest gives each place",
    }
}

fn vacant(ballot: BallotKind, seats: u16) -> String {
    match (ballot, seats) {
        (BallotKind::Choice | BallotKind::Approval, 1) => {
            "The seat stays vacant if no option has a vote, or if more votes are for none of them.".to_owned()
        }
        (BallotKind::Choice | BallotKind::Approval, _) => {
            "Nobody is elected without a vote, or with fewer votes than are for none of them.".to_owned()
        }
        (_, 1) => {
            "The seat stays vacant if no option has a point, or if more say none of them than mark any."
                .to_owned()
        }
        _ => "Nobody is elected without a point, or if more say none of them than mark any.".to_owned(),
    }
}

/// What settles a tie; `open` is what it leaves if nothing does at once.
fn settled(tie: TieRule, which: &str, open: &str) -> String {
    match tie {
        TieRule::FreshVote => format!("{which} {open}; the body votes afresh between the tied."),
        TieRule::Lot => format!("{which} is settled by a lot that everyone can check."),
    }
}
