//! A rule as a message: its name, which pages have words for in every language, and its variables.

use ostrakon_charter::{Base, Rule, Strength, Threshold, TieRule};
use serde::Serialize;

/// A message's name and variables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// Its name.
    pub id: &'static str,
    /// Its variables.
    pub about: Vec<(&'static str, Part)>,
}

/// What stands for a variable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Part {
    /// A number.
    Number(u64),
    /// Somebody's words.
    Text(String),
    /// Words of the page.
    Words(Message),
}

impl Message {
    fn plain(id: &'static str) -> Self {
        Self { id, about: Vec::new() }
    }
}

/// How a vote is decided.
pub fn rule(rule: &Rule) -> Message {
    let counted = |seats: &u16| ("n", Part::Number((*seats).into()));
    match rule {
        Rule::Majority { threshold, strict, base } => majority(*threshold, *strict, *base),
        Rule::MostVotes { seats, quota: None, .. } => {
            Message { id: "rule-most-votes", about: vec![counted(seats)] }
        }
        Rule::MostVotes { seats, quota: Some(quota), .. } => Message {
            id: "rule-most-votes-quota",
            about: vec![
                counted(seats),
                ("kept", Part::Number(quota.seats.into())),
                ("flag", Part::Text(quota.flag.to_string())),
            ],
        },
        Rule::Star { .. } => Message::plain("rule-star"),
        Rule::Copeland { .. } => Message::plain("rule-copeland"),
        Rule::Minimax { strength, .. } => Message::plain(match strength {
            Strength::Margins => "rule-minimax-margins",
            Strength::WinningVotes => "rule-minimax-winning",
        }),
        Rule::Schulze { .. } => Message::plain("rule-schulze"),
        Rule::RankedPairs { .. } => Message::plain("rule-ranked-pairs"),
        Rule::MajorityJudgment { .. } => Message::plain("rule-majority-judgment"),
    }
}

fn majority(threshold: Threshold, strict: bool, base: Base) -> Message {
    let base = Message::plain(match base {
        Base::Decided => "rule-base-decided",
        Base::Cast => "rule-base-cast",
        Base::Roll => "rule-base-roll",
    });
    let id = if strict { "rule-majority-more" } else { "rule-majority-least" };
    Message { id, about: vec![("share", fraction(threshold)), ("base", Part::Words(base))] }
}

/// A share: the common ones in words.
pub fn fraction(share: Threshold) -> Part {
    let words = |id| Part::Words(Message::plain(id));
    match (share.numerator(), share.denominator()) {
        (1, 2) => words("fraction-half"),
        (2, 3) => words("fraction-two-thirds"),
        (3, 4) => words("fraction-three-quarters"),
        (1, 3) => words("fraction-third"),
        (1, 4) => words("fraction-quarter"),
        (p, q) => Part::Text(format!("{p}/{q}")),
    }
}

/// What settles a tie; nothing where there is none.
pub fn tie(rule: &Rule) -> Option<Message> {
    rule.tie().map(|tie| {
        Message::plain(match tie {
            TieRule::FreshVote => "rule-tie-fresh",
            TieRule::Lot => "rule-tie-lot",
        })
    })
}
