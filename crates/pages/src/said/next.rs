//! Who must act next.

use crate::Words;
use crate::parts::Moment;
use ostrakon_election::board::{Next, Round};

/// In a sentence.
pub(crate) fn next(words: &Words, next: &Next, title: impl Fn(&str) -> String) -> String {
    match next {
        Next::Ceremony { round, attempt, .. } => {
            let id = match round {
                Round::Commit => "next-commit",
                Round::Deal => "next-deal",
                Round::Acknowledge => "next-acknowledge",
            };
            words.count(id, attempt)
        }
        Next::Contradicted { entry } => words.count("next-contradicted", entry),
        Next::Roll { roll } => words.with("next-roll", &[("roll", roll.as_str().into())]),
        Next::Open { .. } => words.say("next-open"),
        Next::Close { .. } => words.say("next-close"),
        Next::Tally { .. } => words.say("next-tally"),
        Next::SignOff { missing, .. } => words.count("next-sign-off", missing),
        Next::Share { needed, .. } => words.count("next-share", needed),
        Next::Result => words.say("next-result"),
        Next::Lot { contest, needed, .. } => {
            words.with("next-lot", &[("contest", title(contest.as_str()).into()), ("n", needed.into())])
        }
        Next::Certify { quorum } => words.count("next-certify", quorum),
        Next::Nothing => words.say("next-nothing"),
    }
}

/// Not before when.
pub(crate) fn not_before(words: &Words, next: &Next) -> Option<Moment> {
    match next {
        Next::Open { from } | Next::Close { from } | Next::Tally { from } => Some(Moment::new(words, from)),
        _ => None,
    }
}
