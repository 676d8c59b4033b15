//! Offices are filled by votes of those who elect to them, and by these only.

use super::{Draft, Incoherence, each};
use crate::place::Place;
use crate::{CharterError, Office, Vote};

pub(super) fn check(draft: &Draft) -> Result<(), CharterError> {
    draft.offices().try_for_each(|(office, place)| is_filled(draft, office, place))?;
    draft.votes().try_for_each(|(vote, place)| match office(draft, vote) {
        Some(office) => fills(vote, office, place),
        None => Ok(()),
    })
}

/// The office that a vote fills.
fn office<'a>(draft: &'a Draft, vote: &Vote) -> Option<&'a Office> {
    draft.charter.office(vote.fills.as_ref()?)
}

/// A vote fills an office that somebody elects to.
fn is_filled(draft: &Draft, office: &Office, place: &Place) -> Result<(), CharterError> {
    let filled = draft.charter.votes.iter().any(|vote| vote.fills.as_ref() == Some(&office.id));
    if filled || office.elected_by.is_empty() {
        return Ok(());
    }
    Err(place.error("elected_by", Incoherence::NotFilled { office: office.id.clone() }.into()))
}

/// A vote fills no office that is filled by invitation; its electorate elects to it, and to no more seats than it has.
fn fills(vote: &Vote, office: &Office, place: &Place) -> Result<(), CharterError> {
    let id = || office.id.clone();
    if office.elected_by.is_empty() {
        return Err(place.error("fills", Incoherence::Invited { office: id() }.into()));
    }
    if vote.electorate.is_empty() {
        let problem = Incoherence::NoElectorate { office: id(), electors: electors(office) };
        return Err(place.error("electorate", problem.into()));
    }
    each(place, "electorate", &vote.electorate, |body| {
        let elects = office.elected_by.contains(body);
        let (office, electors) = (id(), electors(office));
        (!elects).then(|| Incoherence::NoElector { body: body.clone(), office, electors })
    })?;
    let ((seats, _), most) = (vote.seats_and_quota(), office.seats);
    if seats > most {
        return Err(place.error("seats", Incoherence::SeatsOfOffice { seats, office: id(), most }.into()));
    }
    Ok(())
}

fn electors(office: &Office) -> String {
    office.elected_by.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(", ")
}
