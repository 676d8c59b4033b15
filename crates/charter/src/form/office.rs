//! The form of an `[[office]]` and of what is `[[incompatible]]` (spec 7.1).

use super::MAX_SEATS;
use crate::fields::{Fields, Key};
use crate::{CharterError, Incompatible, Office, Problem};

pub(super) const OFFICE: &[Key] = &[
    Key { name: "id", example: "id = \"treasurer\"" },
    Key { name: "name", example: "name = \"Treasurer\"" },
    Key { name: "clause", example: "clause = \"§ 5\"" },
    Key { name: "elected_by", example: "elected_by = [\"members\"]" },
    Key { name: "seats", example: "seats = 5" },
    Key { name: "sits_in", example: "sits_in = \"board\"" },
    Key { name: "voteless", example: "voteless = true" },
    Key { name: "from", example: "from = \"board\"" },
    Key { name: "renewed", example: "renewed = true" },
    Key { name: "public", example: "public = true" },
];

pub(super) const INCOMPATIBLE: &[Key] = &[
    Key { name: "bodies", example: "bodies = [\"board\", \"audit\"]" },
    Key { name: "clause", example: "clause = \"§ 6\"" },
    Key { name: "choose_days", example: "choose_days = 14" },
];

/// The longest time to choose: ten years.
const MAX_DAYS: u16 = 3_650;

pub(super) fn office(fields: &mut Fields) -> Result<Office, CharterError> {
    fields.needs("voteless", "sits_in")?;
    if !fields.has("elected_by") && !fields.has("sits_in") {
        return Err(fields.error("sits_in", Problem::NoBody));
    }
    Ok(Office {
        id: fields.id("id")?,
        name: fields.text("name")?,
        clause: fields.text("clause")?,
        elected_by: fields.ids("elected_by")?,
        seats: fields.optional("seats", |fields, key| fields.number(key, MAX_SEATS))?.unwrap_or(1),
        sits_in: fields.optional("sits_in", Fields::id)?,
        voteless: fields.mark("voteless")?,
        from: fields.optional("from", Fields::id)?,
        renewed: fields.mark("renewed")?,
        public: fields.mark("public")?,
    })
}

pub(super) fn incompatible(fields: &mut Fields) -> Result<Incompatible, CharterError> {
    fields.require("bodies")?;
    let bodies = fields.ids("bodies")?;
    let number = bodies.len();
    let bodies = bodies.try_into().map_err(|_| fields.error("bodies", Problem::NotTwo { found: number }))?;
    let (clause, choose_days) = (fields.text("clause")?, fields.number("choose_days", MAX_DAYS)?);
    Ok(Incompatible { bodies, clause, choose_days })
}
