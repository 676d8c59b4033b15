//! 805: bodies are formed and end as the charter allows (spec 9.4).

use crate::acts::{BodyEnded, BodyFormed};
use crate::broken::Broken;
use crate::state::State;
use ostrakon_charter::{Body, Id, Shape};

const CHECK: u16 = 805;

/// May this body be formed?
pub(crate) fn formed(state: &State, act: &BodyFormed) -> Result<(), Broken> {
    let mut what: Vec<String> = Vec::new();
    if is_taken(state, &act.body) {
        what.push(format!("the name {} is that of another body, now or before", act.body));
    }
    match state.charter().body(&act.kind).map(Body::shape) {
        Some(Shape::Many { most, founders }) => {
            what.extend(founders.and_then(|needed| too_few(act, needed)));
            what.extend(most.and_then(|most| too_many(state, &act.kind, most)));
        }
        _ => what.push(format!("the charter has no bodies of a kind {} that are formed", act.kind)),
    }
    Broken::unless_empty(CHECK, what)
}

/// Charters change: what any of them called a body is a body's name.
fn is_taken(state: &State, id: &Id) -> bool {
    let history = state.history();
    history.bodies.contains_key(id)
        || history.charters.all().any(|charter| charter.charter.body(id).is_some())
}

fn too_few(act: &BodyFormed, needed: u16) -> Option<String> {
    let declared = act.declared;
    (declared < u64::from(needed))
        .then(|| format!("{declared} members declare {}, where {needed} are needed", act.body))
}

fn too_many(state: &State, kind: &Id, most: u16) -> Option<String> {
    let standing = state.bodies().filter(|(_, body)| body.id() == kind).count();
    (standing >= usize::from(most))
        .then(|| format!("{standing} of kind {kind} stand, and {most} may at a time"))
}

/// May this body end?
pub(crate) fn ended(state: &State, act: &BodyEnded) -> Result<(), Broken> {
    match state.kind_of(&act.body) {
        Some(kind) if kind.is_many() => Ok(()),
        Some(_) => Err(Broken::by(CHECK, format!("{} is a body of the charter, and does not end", act.body))),
        None => Err(Broken::by(CHECK, format!("no body {} stands", act.body))),
    }
}
