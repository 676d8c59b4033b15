//! The form of a `[[body]]` (spec 7.1).

use crate::fields::{Fields, Key};
use crate::{Body, CharterError, Shape};

pub(super) const BODY: &[Key] = &[
    Key { name: "id", example: "id = \"members\"" },
    Key { name: "name", example: "name = \"All members\"" },
    Key { name: "clause", example: "clause = \"§ 2\"" },
    Key { name: "many", example: "many = true" },
    Key { name: "most", example: "most = 4" },
    Key { name: "founders", example: "founders = 10" },
    Key { name: "union_of", example: "union_of = [\"branch\"]" },
    Key { name: "weighted", example: "weighted = true" },
    Key { name: "voteless", example: "voteless = true" },
];

/// The most bodies of a kind, and the most who declare one.
const MOST: u16 = 10_000;

pub(super) fn body(fields: &mut Fields) -> Result<Body, CharterError> {
    let (id, name, clause) = (fields.id("id")?, fields.text("name")?, fields.text("clause")?);
    let shape = shape(fields)?;
    let (weighted, voteless) = (fields.mark("weighted")?, fields.mark("voteless")?);
    Ok(Body { id, name, clause, shape, weighted, voteless })
}

fn shape(fields: &mut Fields) -> Result<Shape, CharterError> {
    fields.needs("most", "many")?;
    fields.needs("founders", "many")?;
    fields.excludes("union_of", "many")?;
    if fields.mark("many")? {
        let most = fields.optional("most", |fields, key| fields.number(key, MOST))?;
        let founders = fields.optional("founders", |fields, key| fields.number(key, MOST))?;
        return Ok(Shape::Many { most, founders });
    }
    let of = fields.ids("union_of")?;
    Ok(if of.is_empty() { Shape::One } else { Shape::Union(of) })
}
