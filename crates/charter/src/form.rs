//! The form of a charter: its tables, their keys, and what fits together (spec 7.1).

use core::num::NonZeroU64;

use crate::fields::{Fields, Key};
use crate::source::{Node, Value};
use crate::{BallotKind, Body, Charter, CharterError, Id, Problem, Rule, TieRule, Vote};

/// What `format` says.
const FORMAT: &str = "ostrakon/v1/charter";

const CHARTER: &[Key] = &[
    Key { name: "format", example: "format = \"ostrakon/v1/charter\"" },
    Key { name: "organisation", example: "organisation = \"Chess club\"" },
    Key { name: "min_counted", example: "min_counted = 5" },
    Key { name: "body", example: "[[body]]" },
    Key { name: "vote", example: "[[vote]]" },
];

const BODY: &[Key] = &[
    Key { name: "id", example: "id = \"members\"" },
    Key { name: "name", example: "name = \"All members\"" },
    Key { name: "clause", example: "clause = \"§ 2\"" },
];

const VOTE: &[Key] = &[
    Key { name: "id", example: "id = \"motion\"" },
    Key { name: "name", example: "name = \"Motion\"" },
    Key { name: "clause", example: "clause = \"§ 3\"" },
    Key { name: "ballot", example: "ballot = \"motion\"" },
    Key { name: "rule", example: "rule = \"majority\"" },
    Key { name: "threshold", example: "threshold = \"1/2\"" },
    Key { name: "strict", example: "strict = true" },
    Key { name: "tie", example: "tie = \"fresh-vote\"" },
];

const BALLOTS: &[(&str, BallotKind)] =
    &[("motion", BallotKind::Motion), ("choice", BallotKind::Choice), ("approval", BallotKind::Approval)];
const TIES: &[(&str, TieRule)] = &[("fresh-vote", TieRule::FreshVote), ("lot", TieRule::Lot)];
const MAJORITY: &str = "majority";
const MOST_VOTES: &str = "most-votes";

pub(crate) fn charter(root: Node) -> Result<Charter, CharterError> {
    let entries = match root.value {
        Value::Table(entries) => entries,
        _ => return Err(CharterError::DottedName { line: root.line }),
    };
    let mut fields = Fields::open("", root.line, CHARTER, entries)?;
    fields.word("format", &[(FORMAT, ())])?;
    let organisation = fields.text("organisation")?;
    let min_counted = min_counted(&mut fields)?;
    let bodies = each(fields.tables("body", "body.", BODY)?, body, Body::id)?;
    let votes = each(fields.tables("vote", "vote.", VOTE)?, vote, Vote::id)?;
    Ok(Charter { organisation, min_counted, bodies, votes })
}

/// No roll is larger (spec 0.8).
const MAX_MIN_COUNTED: u64 = 100_000_000;

fn min_counted(fields: &mut Fields) -> Result<NonZeroU64, CharterError> {
    let (found, line) = fields.integer("min_counted")?;
    u64::try_from(found)
        .ok()
        .and_then(NonZeroU64::new)
        .filter(|floor| floor.get() <= MAX_MIN_COUNTED)
        .ok_or_else(|| fields.error(line, "min_counted", Problem::OutOfRange { found }))
}

/// Reads every table and refuses an identifier that comes twice.
fn each<T>(
    tables: Vec<Fields>,
    read: impl Fn(&mut Fields) -> Result<T, CharterError>,
    id: impl Fn(&T) -> &Id,
) -> Result<Vec<T>, CharterError> {
    let mut lines = std::collections::BTreeMap::new();
    let mut items = Vec::with_capacity(tables.len());
    for mut fields in tables {
        let line = fields.line_of("id");
        let item = read(&mut fields)?;
        if let Some(first) = lines.insert(id(&item).clone(), line) {
            return Err(fields.error(line, "id", Problem::Repeated { id: id(&item).clone(), first }));
        }
        items.push(item);
    }
    Ok(items)
}

fn body(fields: &mut Fields) -> Result<Body, CharterError> {
    Ok(Body { id: fields.id("id")?, name: fields.text("name")?, clause: fields.text("clause")? })
}

fn vote(fields: &mut Fields) -> Result<Vote, CharterError> {
    let (id, name, clause) = (fields.id("id")?, fields.text("name")?, fields.text("clause")?);
    let ballot = fields.word("ballot", BALLOTS)?;
    let rule = rule(fields, ballot)?;
    Ok(Vote { id, name, clause, ballot, rule })
}

/// The rule and its settings: `majority` for motions, `most-votes` for the others.
fn rule(fields: &mut Fields, ballot: BallotKind) -> Result<Rule, CharterError> {
    let line = fields.line_of("rule");
    let rule = fields.word("rule", &[(MAJORITY, MAJORITY), (MOST_VOTES, MOST_VOTES)])?;
    let instead = if ballot == BallotKind::Motion { MAJORITY } else { MOST_VOTES };
    if rule != instead {
        let problem = Problem::RuleForBallot { rule, ballot: ballot.as_str(), instead };
        return Err(fields.error(line, "rule", problem));
    }
    if rule == MAJORITY { majority(fields) } else { most_votes(fields) }
}

fn majority(fields: &mut Fields) -> Result<Rule, CharterError> {
    fields.refuse("tie", MAJORITY)?;
    Ok(Rule::Majority { threshold: fields.threshold("threshold")?, strict: fields.boolean("strict")? })
}

fn most_votes(fields: &mut Fields) -> Result<Rule, CharterError> {
    fields.refuse("threshold", MOST_VOTES)?;
    fields.refuse("strict", MOST_VOTES)?;
    Ok(Rule::MostVotes { tie: fields.word("tie", TIES)? })
}
