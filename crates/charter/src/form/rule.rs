//! How a `[[vote]]` is decided: its ballot, its rule, and the settings that go with them (spec 7.1).

use super::MAX_SEATS;
use crate::fields::{Fields, alternatives};
use crate::{BallotKind, Base, CharterError, Points, Problem, Quota, Rule, Strength, TieRule};

const BALLOTS: &[(&str, BallotKind)] = &[
    ("motion", BallotKind::Motion),
    ("choice", BallotKind::Choice),
    ("approval", BallotKind::Approval),
    ("score", BallotKind::Score),
    ("cumulative", BallotKind::Cumulative),
    ("ranking", BallotKind::Ranking),
    ("pairwise", BallotKind::Pairwise),
    ("grades", BallotKind::Grades),
];

const TIES: &[(&str, TieRule)] = &[("fresh-vote", TieRule::FreshVote), ("lot", TieRule::Lot)];

const STRENGTHS: &[(&str, Strength)] =
    &[("margins", Strength::Margins), ("winning-votes", Strength::WinningVotes)];

/// The keys that belong to some rules only.
const SETTINGS: [&str; 12] = [
    "threshold",
    "strict",
    "base",
    "tie",
    "strength",
    "seats",
    "quota_flag",
    "quota_seats",
    "joint",
    "quota_with",
    "fills",
    "effect",
];

const BASES: &[(&str, Base)] = &[("decided", Base::Decided), ("cast", Base::Cast), ("roll", Base::Roll)];

/// A rule as charters name it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    Majority,
    MostVotes,
    Star,
    Copeland,
    Minimax,
    Schulze,
    RankedPairs,
    MajorityJudgment,
}

const RULES: &[(&str, Name)] = &[
    ("majority", Name::Majority),
    ("most-votes", Name::MostVotes),
    ("star", Name::Star),
    ("copeland", Name::Copeland),
    ("minimax", Name::Minimax),
    ("schulze", Name::Schulze),
    ("ranked-pairs", Name::RankedPairs),
    ("majority-judgment", Name::MajorityJudgment),
];

impl Name {
    fn word(self) -> &'static str {
        RULES.iter().find(|(_, name)| *name == self).map_or("", |(word, _)| *word)
    }

    /// The settings that the rule takes.
    fn settings(self) -> &'static [&'static str] {
        match self {
            Self::Majority => &["threshold", "strict", "base", "effect"],
            Self::MostVotes => &["tie", "seats", "quota_flag", "quota_seats", "joint", "quota_with", "fills"],
            Self::Minimax | Self::Schulze | Self::RankedPairs => &["strength", "tie", "fills"],
            Self::Star | Self::Copeland | Self::MajorityJudgment => &["tie", "fills"],
        }
    }
}

/// The rules that can decide such ballots.
fn rules_for(ballot: BallotKind) -> &'static [Name] {
    match ballot {
        BallotKind::Motion => &[Name::Majority],
        BallotKind::Choice | BallotKind::Approval | BallotKind::Cumulative | BallotKind::Ranking => {
            &[Name::MostVotes]
        }
        BallotKind::Score => &[Name::MostVotes, Name::Star],
        BallotKind::Pairwise => &[Name::Copeland, Name::Minimax, Name::Schulze, Name::RankedPairs],
        BallotKind::Grades => &[Name::MajorityJudgment],
    }
}

/// What a ballot says, what its places bring, and the rule.
pub(super) fn decided(fields: &mut Fields) -> Result<(BallotKind, Option<Points>, Rule), CharterError> {
    let ballot = fields.word("ballot", BALLOTS)?;
    let name = rule_name(fields, ballot)?;
    let points = points(fields, ballot)?;
    Ok((ballot, points, rule(fields, name)?))
}

/// The rule, if it goes with the ballot and nothing is set that belongs to another.
fn rule_name(fields: &mut Fields, ballot: BallotKind) -> Result<Name, CharterError> {
    let name = fields.word("rule", RULES)?;
    let allowed = rules_for(ballot);
    if !allowed.contains(&name) {
        let instead = alternatives(allowed.iter().map(|rule| rule.word()));
        let problem = Problem::RuleForBallot { rule: name.word(), ballot: ballot.as_str(), instead };
        return Err(fields.error("rule", problem));
    }
    for key in SETTINGS.into_iter().filter(|key| !name.settings().contains(key)) {
        fields.refuse(key, Problem::OtherRule { rule: name.word() })?;
    }
    Ok(name)
}

fn points(fields: &mut Fields, ballot: BallotKind) -> Result<Option<Points>, CharterError> {
    if ballot != BallotKind::Ranking {
        fields.refuse("points", Problem::OtherBallot { ballot: ballot.as_str() })?;
    }
    fields.optional("points", |fields, key| fields.word(key, &[("borda", Points::Borda)]))
}

fn rule(fields: &mut Fields, name: Name) -> Result<Rule, CharterError> {
    if name == Name::Majority {
        let (threshold, strict) = (fields.threshold("threshold")?, fields.boolean("strict")?);
        let base = fields.optional("base", |fields, key| fields.word(key, BASES))?.unwrap_or(Base::Decided);
        return Ok(Rule::Majority { threshold, strict, base });
    }
    let tie = fields.word("tie", TIES)?;
    match name {
        Name::Majority | Name::MostVotes => most_votes(fields, tie),
        Name::Star => Ok(Rule::Star { tie }),
        Name::Copeland => Ok(Rule::Copeland { tie }),
        Name::MajorityJudgment => Ok(Rule::MajorityJudgment { tie }),
        Name::Minimax => Ok(Rule::Minimax { strength: strength(fields)?, tie }),
        Name::Schulze => Ok(Rule::Schulze { strength: strength(fields)?, tie }),
        Name::RankedPairs => Ok(Rule::RankedPairs { strength: strength(fields)?, tie }),
    }
}

fn strength(fields: &mut Fields) -> Result<Strength, CharterError> {
    fields.word("strength", STRENGTHS)
}

fn most_votes(fields: &mut Fields, tie: TieRule) -> Result<Rule, CharterError> {
    let seats = fields.optional("seats", |fields, key| fields.number(key, MAX_SEATS))?.unwrap_or(1);
    Ok(Rule::MostVotes { seats, quota: quota(fields)?, tie })
}

/// Both keys of a quota, or neither. How many seats there are for it is seen once everything is read.
fn quota(fields: &mut Fields) -> Result<Option<Quota>, CharterError> {
    fields.needs("quota_flag", "quota_seats")?;
    fields.needs("quota_seats", "quota_flag")?;
    fields.needs("quota_with", "quota_flag")?;
    let flag = fields.optional("quota_flag", Fields::id)?;
    let seats = fields.optional("quota_seats", |fields, key| fields.number(key, MAX_SEATS))?;
    Ok(flag.zip(seats).map(|(flag, seats)| Quota { flag, seats }))
}
