//! What a keeper chooses from.

use super::super::json;
use ostrakon_charter::{Effect, Shape, Status};
use ostrakon_register::{Outcome, State};
use serde::Serialize;

#[derive(Serialize)]
struct Told {
    organisation: String,
    /// The keeper's key was chosen.
    key: bool,
    bodies: Vec<Body>,
    kinds: Vec<Kind>,
    meetings: Vec<Called>,
    meeting_kinds: Vec<MeetingKind>,
    /// Outcomes that ask for a meeting.
    convening: Vec<Convening>,
}

#[derive(Serialize)]
struct Body {
    id: String,
    name: String,
    kind: String,
    /// It was formed by an act, and may be ended by one.
    formed: bool,
}

#[derive(Serialize)]
struct Kind {
    id: String,
    name: String,
    clause: String,
    founders: Option<u16>,
    most: Option<u16>,
}

#[derive(Serialize)]
struct Called {
    id: String,
    name: String,
    place: String,
    starts: u64,
    notice: bool,
}

#[derive(Serialize)]
struct MeetingKind {
    id: String,
    name: String,
    clause: String,
}

#[derive(Serialize)]
struct Convening {
    leaf: String,
    name: String,
    body: String,
}

pub(super) fn stands(state: &State, key: bool) -> String {
    let charter = state.charter();
    let name = |id: &ostrakon_charter::Id| state.name_of(id).unwrap_or(id.as_str()).to_owned();
    let bodies = state.bodies().map(|(id, kind)| Body {
        id: id.to_string(),
        name: name(id),
        kind: kind.name().to_string(),
        formed: kind.is_many(),
    });
    let kinds = charter.bodies().iter().filter_map(|kind| match kind.shape() {
        Shape::Many { most, founders } => Some(Kind {
            id: kind.id().to_string(),
            name: kind.name().to_string(),
            clause: kind.clause().to_string(),
            founders: *founders,
            most: *most,
        }),
        _ => None,
    });
    let meetings = state.meetings().map(|meeting| Called {
        id: meeting.id.to_string(),
        name: state.meeting_kind(meeting).map_or(meeting.kind.to_string(), |kind| kind.name().to_string()),
        place: meeting.place.clone(),
        starts: meeting.starts,
        notice: state.notice_is_enough(meeting),
    });
    let mut meetings: Vec<Called> = meetings.collect();
    meetings.sort_by_key(|meeting| std::cmp::Reverse(meeting.starts));
    let meeting_kinds = charter.meetings().iter().map(|kind| MeetingKind {
        id: kind.id().to_string(),
        name: kind.name().to_string(),
        clause: kind.clause().to_string(),
    });
    let told = Told {
        organisation: state.founding().organisation.clone(),
        key,
        bodies: bodies.collect(),
        kinds: kinds.collect(),
        meetings,
        meeting_kinds: meeting_kinds.collect(),
        convening: state.outcomes().flat_map(|outcome| convening(outcome, name)).collect(),
    };
    json(&told)
}

/// The carried votes of an outcome that ask for a meeting.
fn convening(outcome: &Outcome, name: impl Fn(&ostrakon_charter::Id) -> String) -> Vec<Convening> {
    let asks = outcome.decisions.iter().filter(|decision| {
        decision.status == Status::Carried && matches!(decision.vote.effect(), Some(Effect::Convening { .. }))
    });
    let told = asks.map(|decision| Convening {
        leaf: outcome.leaf.to_string(),
        name: decision.vote.name().to_string(),
        body: name(&decision.body),
    });
    told.collect()
}
