//! How a vote is decided.

use crate::Words;
use ostrakon_charter::{Base, Rule, Strength, Threshold, TieRule};

/// The rule in a sentence.
pub(crate) fn rule(words: &Words, rule: &Rule) -> String {
    match rule {
        Rule::Majority { threshold, strict, base } => majority(words, *threshold, *strict, *base),
        Rule::MostVotes { seats, quota: None, .. } => words.count("rule-most-votes", *seats),
        Rule::MostVotes { seats, quota: Some(quota), .. } => words.with(
            "rule-most-votes-quota",
            &[
                ("n", u64::from(*seats).into()),
                ("kept", u64::from(quota.seats).into()),
                ("flag", quota.flag.as_str().into()),
            ],
        ),
        Rule::Star { .. } => words.say("rule-star"),
        Rule::Copeland { .. } => words.say("rule-copeland"),
        Rule::Minimax { strength, .. } => words.say(match strength {
            Strength::Margins => "rule-minimax-margins",
            Strength::WinningVotes => "rule-minimax-winning",
        }),
        Rule::Schulze { .. } => words.say("rule-schulze"),
        Rule::RankedPairs { .. } => words.say("rule-ranked-pairs"),
        Rule::MajorityJudgment { .. } => words.say("rule-majority-judgment"),
    }
}

fn majority(words: &Words, threshold: Threshold, strict: bool, base: Base) -> String {
    let base = words.say(match base {
        Base::Decided => "rule-base-decided",
        Base::Cast => "rule-base-cast",
        Base::Roll => "rule-base-roll",
    });
    let id = if strict { "rule-majority-more" } else { "rule-majority-least" };
    words.with(id, &[("share", fraction(words, threshold).into()), ("base", base.into())])
}

/// A share: the common ones in words.
pub(crate) fn fraction(words: &Words, share: Threshold) -> String {
    match (share.numerator(), share.denominator()) {
        (1, 2) => words.say("fraction-half"),
        (2, 3) => words.say("fraction-two-thirds"),
        (3, 4) => words.say("fraction-three-quarters"),
        (1, 3) => words.say("fraction-third"),
        (1, 4) => words.say("fraction-quarter"),
        (p, q) => format!("{p}/{q}"),
    }
}

/// What settles a tie; nothing where there is none.
pub(crate) fn tie(words: &Words, rule: &Rule) -> Option<String> {
    rule.tie().map(|tie| {
        words.say(match tie {
            TieRule::FreshVote => "rule-tie-fresh",
            TieRule::Lot => "rule-tie-lot",
        })
    })
}
