//! Every name is one of the charter's.

use super::{Draft, Incoherence, each};
use crate::place::Place;
use crate::{Body, CharterError, Effect, Id, MeetingKind, Office, Shape, Vote};

/// The names of one kind.
struct Names<'a> {
    kind: &'static str,
    ids: Vec<&'a Id>,
}

impl<'a> Names<'a> {
    fn of<T>(kind: &'static str, items: &'a [T], id: impl Fn(&'a T) -> &'a Id) -> Self {
        Self { kind, ids: items.iter().map(id).collect() }
    }

    /// Refuses a name that is none of these.
    fn known<'b>(
        &self,
        place: &Place,
        key: &str,
        ids: impl IntoIterator<Item = &'b Id>,
    ) -> Result<(), CharterError> {
        each(place, key, ids, |id| (!self.ids.contains(&id)).then(|| self.no_such(id)))
    }

    fn no_such(&self, id: &Id) -> Incoherence {
        let known: Vec<&str> = self.ids.iter().map(|id| id.as_str()).collect();
        Incoherence::NoSuch { id: id.clone(), kind: self.kind, known: known.join(", ") }
    }
}

pub(super) fn check(draft: &Draft) -> Result<(), CharterError> {
    let bodies = Names::of("body", &draft.charter.bodies, Body::id);
    for (body, place) in draft.bodies() {
        if let Shape::Union(of) = &body.shape {
            bodies.known(place, "union_of", of)?;
        }
    }
    for (office, place) in draft.offices() {
        of_office(office, place, &bodies)?;
    }
    for (pair, place) in draft.incompatible() {
        bodies.known(place, "bodies", &pair.bodies)?;
    }
    for (meeting, place) in draft.meetings() {
        bodies.known(place, "body", [&meeting.body])?;
    }
    let offices = Names::of("office", &draft.charter.offices, Office::id);
    let meetings = Names::of("meeting", &draft.charter.meetings, MeetingKind::id);
    let votes = Names::of("vote", &draft.charter.votes, Vote::id);
    draft.votes().try_for_each(|(vote, place)| of_vote(vote, place, [&bodies, &offices, &meetings, &votes]))
}

fn of_office(office: &Office, place: &Place, bodies: &Names<'_>) -> Result<(), CharterError> {
    bodies.known(place, "elected_by", &office.elected_by)?;
    bodies.known(place, "sits_in", &office.sits_in)?;
    bodies.known(place, "from", &office.from)
}

fn of_vote(
    vote: &Vote,
    place: &Place,
    [bodies, offices, meetings, votes]: [&Names<'_>; 4],
) -> Result<(), CharterError> {
    votes.known(place, "joint", &vote.joint)?;
    offices.known(place, "quota_with", &vote.quota_with)?;
    bodies.known(place, "electorate", &vote.electorate)?;
    meetings.known(place, "meeting", &vote.meeting)?;
    bodies.known(place, "about", &vote.about)?;
    offices.known(place, "fills", &vote.fills)?;
    match &vote.effect {
        Some(Effect::RecallOf(recalled)) => offices.known(place, "recall_offices", recalled),
        Some(Effect::Convening { meeting, .. }) => meetings.known(place, "convenes", [meeting]),
        Some(Effect::ShorterNotice(meeting)) => meetings.known(place, "shortens", [meeting]),
        _ => Ok(()),
    }
}
