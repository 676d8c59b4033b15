//! The form of a `[[meeting]]` (spec 7.1).

use crate::fields::{Fields, Key};
use crate::{CharterError, MeetingKind, Notice, Running};

pub(super) const MEETING: &[Key] = &[
    Key { name: "id", example: "id = \"assembly\"" },
    Key { name: "name", example: "name = \"General assembly\"" },
    Key { name: "clause", example: "clause = \"§ 7\"" },
    Key { name: "body", example: "body = \"members\"" },
    Key { name: "notice_months", example: "notice_months = 2" },
    Key { name: "notice_days", example: "notice_days = 14" },
    Key { name: "per_year", example: "per_year = 1" },
    Key { name: "place", example: "place = \"London\"" },
    Key { name: "running", example: "running = 2" },
];

/// The longest notice: five years, or ten.
const MAX_MONTHS: u16 = 60;
const MAX_DAYS: u16 = 3_650;
/// One a day.
const MAX_PER_YEAR: u16 = 366;
const MAX_RUNNING: u16 = 100;

pub(super) fn meeting(fields: &mut Fields) -> Result<MeetingKind, CharterError> {
    Ok(MeetingKind {
        id: fields.id("id")?,
        name: fields.text("name")?,
        clause: fields.text("clause")?,
        body: fields.id("body")?,
        notice: notice(fields)?,
        per_year: fields.optional("per_year", |fields, key| fields.number(key, MAX_PER_YEAR))?,
        running: running(fields)?,
    })
}

fn notice(fields: &mut Fields) -> Result<Option<Notice>, CharterError> {
    fields.excludes("notice_days", "notice_months")?;
    let months = fields.optional("notice_months", |fields, key| fields.number(key, MAX_MONTHS))?;
    let days = fields.optional("notice_days", |fields, key| fields.number(key, MAX_DAYS))?;
    Ok(months.map(Notice::Months).or(days.map(Notice::Days)))
}

fn running(fields: &mut Fields) -> Result<Option<Running>, CharterError> {
    fields.needs("place", "running")?;
    fields.needs("running", "place")?;
    let place = fields.optional("place", Fields::text)?;
    let most = fields.optional("running", |fields, key| fields.number(key, MAX_RUNNING))?;
    Ok(place.zip(most).map(|(place, most)| Running { place, most }))
}
