//! A quota asks for no more seats than it counts.

use super::Draft;
use crate::{CharterError, Id, Problem, Shape, Vote};

pub(super) fn check(draft: &Draft) -> Result<(), CharterError> {
    for (vote, place) in draft.votes() {
        let Some((quota, most)) = vote.quota().zip(seats(draft, vote)) else { continue };
        if u64::from(quota.seats) > most {
            let problem = Problem::Number { found: quota.seats.into(), most };
            return Err(place.error("quota_seats", problem));
        }
    }
    Ok(())
}

/// The seats that a vote's quota counts; nothing if there can be any number of them.
fn seats(draft: &Draft, vote: &Vote) -> Option<u64> {
    let own = |vote: &Vote| u64::from(vote.seats_and_quota().0);
    let joint: u64 = vote.joint.iter().filter_map(|id| draft.charter.vote(id)).map(own).sum();
    let offices: Option<u64> = vote.quota_with.iter().map(|id| of_office(draft, id)).sum();
    Some(own(vote) + joint + offices?)
}

/// The seats of an office in all bodies that elect to it.
fn of_office(draft: &Draft, id: &Id) -> Option<u64> {
    let office = draft.charter.office(id)?;
    let bodies = office.elected_by.iter().map(|id| match draft.charter.body(id)?.shape {
        Shape::Many { most, .. } => most.map(u64::from),
        Shape::One | Shape::Union(_) => Some(1),
    });
    let bodies = if office.elected_by.is_empty() { Some(1) } else { bodies.sum::<Option<u64>>() };
    Some(u64::from(office.seats) * bodies?)
}
