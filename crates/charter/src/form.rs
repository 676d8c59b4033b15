//! The form of a charter: its tables and their keys (spec 7.1).

use core::num::NonZeroU64;

use crate::fields::{Fields, Key};
use crate::source::{Node, Value};
use crate::vote_form::{VOTE, vote};
use crate::{Body, Charter, CharterError, Id, Problem, Vote};

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
    let (offices, incompatible, meetings) = (Vec::new(), Vec::new(), Vec::new());
    Ok(Charter {
        organisation,
        min_counted,
        open_votes: false,
        bodies,
        offices,
        incompatible,
        meetings,
        votes,
    })
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
    let (id, name, clause) = (fields.id("id")?, fields.text("name")?, fields.text("clause")?);
    Ok(Body { id, name, clause, shape: crate::Shape::One, weighted: false, voteless: false })
}
