//! Who must act next.

use crate::Words;
use crate::parts::written;
use ostrakon_election::board::{Next, Round};

/// In a sentence.
pub(crate) fn next(words: &Words, next: &Next, title: impl Fn(&str) -> String) -> String {
    let at = |id: &str, from: u64| words.with(id, &[("time", written(words, from).into())]);
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
        Next::Open { from } => at("next-open", *from),
        Next::Close { from } => at("next-close", *from),
        Next::Tally { from } => at("next-tally", *from),
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
