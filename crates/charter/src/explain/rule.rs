//! What a vote's rule does, and the name it is known by.

use crate::reasons::{bar, unit};
use crate::{BallotKind, Points, Quota, Rule, Strength, Threshold, TieRule, Vote};

/// The rule in plain sentences.
pub(super) fn explain(vote: &Vote) -> Vec<String> {
    let (does, measure) = match vote.rule() {
        Rule::Majority { threshold, strict, .. } => return majority(*threshold, *strict).into(),
        Rule::MostVotes { seats, quota, tie } => return most_votes(vote, *seats, quota.as_ref(), *tie),
        Rule::Star { .. } => (STAR, None),
        Rule::Copeland { .. } => (COPELAND, None),
        Rule::Minimax { strength, .. } => (MINIMAX, Some(*strength)),
        Rule::Schulze { strength, .. } => (SCHULZE, Some(*strength)),
        Rule::RankedPairs { strength, .. } => (RANKED_PAIRS, Some(*strength)),
        Rule::MajorityJudgment { .. } => (MAJORITY_JUDGMENT, None),
    };
    let vacant = if vote.ballot() == BallotKind::Score { "has a point" } else { "is marked" };
    let tie = vote.rule().tie().map(|tie| settled(tie, "A tie of several winners", "elects nobody"));
    let mut lines = vec![format!("  {does}")];
    lines.extend(measure.map(|strength| format!("  {}", measured(strength))));
    lines.push(format!(
        "  The seat stays vacant if no option {vacant}, or if more say none of them than mark any."
    ));
    lines.extend(tie.map(|tie| format!("  {tie}")));
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

fn majority(threshold: Threshold, strict: bool) -> [String; 2] {
    let edge = if strict { "does not carry" } else { "carries" };
    [
        format!("  Carried by {} of the votes for and against.", bar(threshold, strict)),
        format!("  Exactly {threshold} {edge}. Abstentions are published and do not decide."),
    ]
}

fn most_votes(vote: &Vote, seats: u16, quota: Option<&Quota>, tie: TieRule) -> Vec<String> {
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
    lines.extend(quota.map(|quota| kept(quota, seats)));
    lines.extend([vacant(vote.ballot(), seats), tie]);
    lines.iter().map(|line| format!("  {line}")).collect()
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

fn kept(quota: &Quota, seats: u16) -> String {
    let (flag, number) = (&quota.flag, quota.seats);
    let are = if number == 1 { "is" } else { "are" };
    let of = if seats == 1 { "The seat is".to_owned() } else { format!("{number} of the seats {are}") };
    format!(
        "{of} kept for options with the flag \"{flag}\": these go before others with more, and seats for which too few of them \
         stand stay vacant."
    )
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
