//! Bodies are named only where such a body can be.

use super::{Draft, Incoherence, each};
use crate::{Body, CharterError, Id, Shape};

pub(super) fn check(draft: &Draft) -> Result<(), CharterError> {
    of_unions(draft)?;
    of_offices(draft)?;
    of_votes(draft)?;
    of_pairs(draft)
}

/// A union is of kinds of which there are many, and which vote.
fn of_unions(draft: &Draft) -> Result<(), CharterError> {
    for (body, place) in draft.bodies() {
        if let Shape::Union(of) = &body.shape {
            each(place, "union_of", of, |id| {
                wrong(draft, id, not_many).or_else(|| wrong(draft, id, voteless))
            })?;
        }
    }
    Ok(())
}

fn of_offices(draft: &Draft) -> Result<(), CharterError> {
    for (office, place) in draft.offices() {
        each(place, "elected_by", &office.elected_by, |id| wrong(draft, id, voteless))?;
        each(place, "sits_in", &office.sits_in, |id| wrong(draft, id, not_one))?;
        each(place, "from", &office.from, |id| nobody_sits(draft, id))?;
    }
    Ok(())
}

fn of_votes(draft: &Draft) -> Result<(), CharterError> {
    for (vote, place) in draft.votes() {
        each(place, "electorate", &vote.electorate, |id| wrong(draft, id, voteless))?;
        each(place, "about", &vote.about, |id| wrong(draft, id, not_many))?;
    }
    Ok(())
}

/// Somebody sits in each of two bodies that do not go together.
fn of_pairs(draft: &Draft) -> Result<(), CharterError> {
    draft
        .incompatible()
        .try_for_each(|(pair, place)| each(place, "bodies", &pair.bodies, |id| nobody_sits(draft, id)))
}

/// What is wrong with a body.
fn wrong(draft: &Draft, id: &Id, rule: impl Fn(&Body) -> Option<Incoherence>) -> Option<Incoherence> {
    draft.charter.body(id).and_then(rule)
}

fn voteless(body: &Body) -> Option<Incoherence> {
    body.voteless.then(|| Incoherence::Voteless { id: body.id.clone() })
}

fn not_many(body: &Body) -> Option<Incoherence> {
    (!body.is_many()).then(|| Incoherence::NotMany { id: body.id.clone() })
}

fn not_one(body: &Body) -> Option<Incoherence> {
    (body.shape != Shape::One).then(|| Incoherence::NotOne { id: body.id.clone() })
}

fn nobody_sits(draft: &Draft, id: &Id) -> Option<Incoherence> {
    (!draft.anybody_sits_in(id)).then(|| Incoherence::NobodySits { id: id.clone() })
}
