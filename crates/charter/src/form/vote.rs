//! The form of a `[[vote]]` (spec 7.1).

use super::effect::effect;
use super::rule::decided;
use crate::fields::{Fields, Key};
use crate::{CharterError, Vote};

pub(super) const VOTE: &[Key] = &[
    Key { name: "id", example: "id = \"motion\"" },
    Key { name: "name", example: "name = \"Motion\"" },
    Key { name: "clause", example: "clause = \"§ 3\"" },
    Key { name: "ballot", example: "ballot = \"motion\"" },
    Key { name: "rule", example: "rule = \"majority\"" },
    Key { name: "threshold", example: "threshold = \"1/2\"" },
    Key { name: "strict", example: "strict = true" },
    Key { name: "base", example: "base = \"decided\"" },
    Key { name: "tie", example: "tie = \"fresh-vote\"" },
    Key { name: "strength", example: "strength = \"margins\"" },
    Key { name: "seats", example: "seats = 5" },
    Key { name: "quota_flag", example: "quota_flag = \"woman\"" },
    Key { name: "quota_seats", example: "quota_seats = 2" },
    Key { name: "joint", example: "joint = [\"treasurer\"]" },
    Key { name: "quota_with", example: "quota_with = [\"treasurer\"]" },
    Key { name: "points", example: "points = \"borda\"" },
    Key { name: "quorum", example: "quorum = \"1/5\"" },
    Key { name: "electorate", example: "electorate = [\"members\"]" },
    Key { name: "meeting", example: "meeting = \"assembly\"" },
    Key { name: "about", example: "about = \"branch\"" },
    Key { name: "private", example: "private = true" },
    Key { name: "without_one", example: "without_one = true" },
    Key { name: "fills", example: "fills = \"treasurer\"" },
    Key { name: "effect", example: "effect = \"recall\"" },
    Key { name: "recall_offices", example: "recall_offices = [\"treasurer\"]" },
    Key { name: "convenes", example: "convenes = \"assembly\"" },
    Key { name: "share", example: "share = \"1/10\"" },
    Key { name: "shortens", example: "shortens = \"assembly\"" },
];

pub(super) fn vote(fields: &mut Fields) -> Result<Vote, CharterError> {
    let (id, name, clause) = (fields.id("id")?, fields.text("name")?, fields.text("clause")?);
    let (ballot, points, rule) = decided(fields)?;
    Ok(Vote {
        id,
        name,
        clause,
        ballot,
        points,
        rule,
        joint: fields.ids("joint")?,
        quota_with: fields.ids("quota_with")?,
        quorum: fields.optional("quorum", Fields::threshold)?,
        electorate: fields.ids("electorate")?,
        meeting: fields.optional("meeting", Fields::id)?,
        about: fields.optional("about", Fields::id)?,
        private: fields.mark("private")?,
        without_one: fields.mark("without_one")?,
        fills: fields.optional("fills", Fields::id)?,
        effect: effect(fields)?,
    })
}
