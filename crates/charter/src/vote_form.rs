//! The form of a `[[vote]]`: its ballot, its rule, and the settings that go with them (spec 7.1).

use crate::fields::{Fields, Key, alternatives};
use crate::{BallotKind, Base, CharterError, Points, Problem, Quota, Rule, Strength, TieRule, Vote};

pub(crate) const VOTE: &[Key] = &[
    Key { name: "id", example: "id = \"motion\"" },
    Key { name: "name", example: "name = \"Motion\"" },
    Key { name: "clause", example: "clause = \"§ 3\"" },
    Key { name: "ballot", example: "ballot = \"motion\"" },
    Key { name: "rule", example: "rule = \"majority\"" },
    Key { name: "threshold", example: "threshold = \"1/2\"" },
    Key { name: "strict", example: "strict = true" },
    Key { name: "tie", example: "tie = \"fresh-vote\"" },
    Key { name: "strength", example: "strength = \"margins\"" },
    Key { name: "seats", example: "seats = 5" },
    Key { name: "quota_flag", example: "quota_flag = \"woman\"" },
    Key { name: "quota_seats", example: "quota_seats = 2" },
    Key { name: "points", example: "points = \"borda\"" },
];

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

/// The most seats of a vote.
const MAX_SEATS: u16 = 256;

/// The keys that belong to some rules only.
const SETTINGS: [&str; 7] = ["threshold", "strict", "tie", "strength", "seats", "quota_flag", "quota_seats"];

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
            Self::Majority => &["threshold", "strict"],
            Self::MostVotes => &["tie", "seats", "quota_flag", "quota_seats"],
            Self::Minimax | Self::Schulze | Self::RankedPairs => &["strength", "tie"],
            Self::Star | Self::Copeland | Self::MajorityJudgment => &["tie"],
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

pub(crate) fn vote(fields: &mut Fields) -> Result<Vote, CharterError> {
    let (id, name, clause) = (fields.id("id")?, fields.text("name")?, fields.text("clause")?);
    let ballot = fields.word("ballot", BALLOTS)?;
    let rule_name = rule_name(fields, ballot)?;
    let points = points(fields, ballot)?;
    let rule = rule(fields, rule_name)?;
    Ok(Vote {
        id,
        name,
        clause,
        ballot,
        points,
        rule,
        joint: Vec::new(),
        quota_with: Vec::new(),
        quorum: None,
        electorate: Vec::new(),
        meeting: None,
        about: None,
        private: false,
        without_one: false,
        fills: None,
        effect: None,
    })
}

/// The rule, if it goes with the ballot and nothing is set that belongs to another.
fn rule_name(fields: &mut Fields, ballot: BallotKind) -> Result<Name, CharterError> {
    let line = fields.line_of("rule");
    let name = fields.word("rule", RULES)?;
    let allowed = rules_for(ballot);
    if !allowed.contains(&name) {
        let instead = alternatives(allowed.iter().map(|rule| rule.word()));
        let problem = Problem::RuleForBallot { rule: name.word(), ballot: ballot.as_str(), instead };
        return Err(fields.error(line, "rule", problem));
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
    if !fields.has("points") {
        return Ok(None);
    }
    fields.word("points", &[("borda", Points::Borda)]).map(Some)
}

fn rule(fields: &mut Fields, name: Name) -> Result<Rule, CharterError> {
    if name == Name::Majority {
        let (threshold, strict) = (fields.threshold("threshold")?, fields.boolean("strict")?);
        return Ok(Rule::Majority { threshold, strict, base: Base::Decided });
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
    let seats = if fields.has("seats") { seats(fields, "seats", MAX_SEATS)? } else { 1 };
    let quota = quota(fields, seats)?;
    Ok(Rule::MostVotes { seats, quota, tie })
}

/// Both keys of a quota, or neither.
fn quota(fields: &mut Fields, most: u16) -> Result<Option<Quota>, CharterError> {
    match (fields.has("quota_flag"), fields.has("quota_seats")) {
        (false, false) => Ok(None),
        (true, true) => {
            let flag = fields.id("quota_flag")?;
            Ok(Some(Quota { flag, seats: seats(fields, "quota_seats", most)? }))
        }
        (true, false) => Err(alone(fields, "quota_flag", "quota_seats")),
        (false, true) => Err(alone(fields, "quota_seats", "quota_flag")),
    }
}

fn alone(fields: &Fields, there: &'static str, missing: &'static str) -> CharterError {
    let problem = Problem::Alone { missing, example: fields.example(missing) };
    fields.error(fields.line_of(there), there, problem)
}

/// A number from 1 to `most`.
fn seats(fields: &mut Fields, key: &'static str, most: u16) -> Result<u16, CharterError> {
    let (found, line) = fields.integer(key)?;
    u16::try_from(found)
        .ok()
        .filter(|number| (1..=most).contains(number))
        .ok_or_else(|| fields.error(line, key, Problem::Seats { found, most }))
}
