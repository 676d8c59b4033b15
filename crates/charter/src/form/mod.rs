//! The form of a charter: its tables and their keys (spec 7.1).

mod body;
mod effect;
mod meeting;
mod office;
mod rule;
mod vote;

use core::num::NonZeroU64;
use std::collections::BTreeMap;

use crate::coherence::Draft;
use crate::fields::{Fields, Key};
use crate::place::Place;
use crate::source::{Node, Value};
use crate::{Body, Charter, CharterError, Id, MeetingKind, Office, Problem, Vote};
use body::{BODY, body};
use meeting::{MEETING, meeting};
use office::{INCOMPATIBLE, OFFICE, incompatible, office};
use vote::{VOTE, vote};

/// What `format` says.
const FORMAT: &str = "ostrakon/v1/charter";

/// The most seats of a vote or an office, and of a quota.
const MAX_SEATS: u16 = 256;

const CHARTER: &[Key] = &[
    Key { name: "format", example: "format = \"ostrakon/v1/charter\"" },
    Key { name: "organisation", example: "organisation = \"Chess club\"" },
    Key { name: "min_counted", example: "min_counted = 5" },
    Key { name: "open_votes", example: "open_votes = false" },
    Key { name: "body", example: "[[body]]" },
    Key { name: "office", example: "[[office]]" },
    Key { name: "incompatible", example: "[[incompatible]]" },
    Key { name: "meeting", example: "[[meeting]]" },
    Key { name: "vote", example: "[[vote]]" },
];

/// The charter, and where everything in it stands; whether its parts fit together is not seen yet.
pub(crate) fn draft(root: Node) -> Result<Draft, CharterError> {
    let entries = match root.value {
        Value::Table(entries) => entries,
        _ => return Err(CharterError::DottedName { line: root.line }),
    };
    let mut fields = Fields::open("", root.line, CHARTER, entries)?;
    fields.word("format", &[(FORMAT, ())])?;
    let organisation = fields.text("organisation")?;
    let min_counted = min_counted(&mut fields)?;
    let open_votes = fields.optional("open_votes", Fields::boolean)?.unwrap_or(false);
    let (bodies, body_places) = each(fields.tables("body", "body.", BODY)?, body, Body::id)?;
    let (offices, office_places) = each(some(&mut fields, "office", "office.", OFFICE)?, office, Office::id)?;
    let pairs = some(&mut fields, "incompatible", "incompatible.", INCOMPATIBLE)?;
    let (incompatible, incompatible_places) = all(pairs, incompatible)?;
    let meetings = some(&mut fields, "meeting", "meeting.", MEETING)?;
    let (meetings, meeting_places) = each(meetings, meeting, MeetingKind::id)?;
    let (votes, vote_places) = each(fields.tables("vote", "vote.", VOTE)?, vote, Vote::id)?;
    Ok(Draft {
        charter: Charter {
            organisation,
            min_counted,
            open_votes,
            bodies,
            offices,
            incompatible,
            meetings,
            votes,
        },
        bodies: body_places,
        offices: office_places,
        incompatible: incompatible_places,
        meetings: meeting_places,
        votes: vote_places,
    })
}

/// No roll is larger (spec 0.8).
const MAX_MIN_COUNTED: u64 = 100_000_000;

fn min_counted(fields: &mut Fields) -> Result<NonZeroU64, CharterError> {
    let (found, _) = fields.integer("min_counted")?;
    u64::try_from(found)
        .ok()
        .and_then(NonZeroU64::new)
        .filter(|floor| floor.get() <= MAX_MIN_COUNTED)
        .ok_or_else(|| fields.error("min_counted", Problem::OutOfRange { found }))
}

/// Tables of which there may be none.
fn some(
    fields: &mut Fields,
    key: &'static str,
    prefix: &'static str,
    keys: &'static [Key],
) -> Result<Vec<Fields>, CharterError> {
    Ok(fields.optional(key, |fields, key| fields.tables(key, prefix, keys))?.unwrap_or_default())
}

/// Reads every table.
fn all<T>(
    tables: Vec<Fields>,
    read: impl Fn(&mut Fields) -> Result<T, CharterError>,
) -> Result<(Vec<T>, Vec<Place>), CharterError> {
    let read = |mut fields: Fields| Ok((read(&mut fields)?, fields.into_place()));
    tables.into_iter().map(read).collect()
}

/// Reads every table and refuses an identifier that comes twice.
fn each<T>(
    tables: Vec<Fields>,
    read: impl Fn(&mut Fields) -> Result<T, CharterError>,
    id: impl Fn(&T) -> &Id,
) -> Result<(Vec<T>, Vec<Place>), CharterError> {
    let (items, places) = all(tables, read)?;
    let mut lines = BTreeMap::new();
    for (item, place) in items.iter().zip(&places) {
        let (id, line) = (id(item), place.line_of("id"));
        if let Some(first) = lines.insert(id, line) {
            return Err(place.error("id", Problem::Repeated { id: id.clone(), first }));
        }
    }
    Ok((items, places))
}
