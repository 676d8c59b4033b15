//! What there is to choose from, as the register has it.

use super::super::json;
use ostrakon_charter::{Effect, Status, Vote};
use ostrakon_description::{Message, Part, fraction, rule, tie};
use ostrakon_register::State;
use serde::Serialize;

#[derive(Serialize)]
struct Told {
    organisation: String,
    bodies: Vec<Named>,
    votes: Vec<VoteTold>,
    meetings: Vec<MeetingTold>,
    /// Offices that are held, by the act that gave them.
    holdings: Vec<Named>,
    tied: Vec<Tied>,
    officers: Vec<String>,
    quorum: u16,
    least: u64,
}

/// A contest that was tied.
#[derive(Serialize)]
struct Tied {
    election: String,
    contest: String,
    title: String,
}

#[derive(Serialize)]
struct Named {
    id: String,
    name: String,
    /// Of a body its kind.
    kind: String,
}

#[derive(Serialize)]
struct MeetingTold {
    id: String,
    name: String,
    place: String,
    starts: u64,
}

/// A vote of the charter.
#[derive(Serialize)]
struct VoteTold {
    id: String,
    name: String,
    clause: String,
    ballot: &'static str,
    /// Whether the charter fixes the points of its places.
    borda: bool,
    rule: Message,
    tie: Option<Message>,
    quorum: Option<Part>,
    /// The kinds of body whose vote it is; all of them if there is none.
    electorate: Vec<String>,
    /// The meeting at which it is held.
    meeting: Option<String>,
    private: bool,
    /// What in the register it names: `holdings`, `charter`, `meeting` or `body`.
    about: Option<&'static str>,
}

pub(super) fn stands(state: &State) -> String {
    let charter = state.charter();
    let body = |id: &ostrakon_charter::Id| state.name_of(id).unwrap_or(id.as_str()).to_owned();
    let bodies = state.bodies().filter(|(_, kind)| !kind.is_voteless());
    let bodies =
        bodies.map(|(id, kind)| Named { id: id.to_string(), name: body(id), kind: kind.id().to_string() });
    let holdings = state.holdings().map(|holding| Named {
        id: holding.leaf.to_string(),
        name: holding.name.clone().unwrap_or_else(|| holding.person.to_string()),
        kind: charter
            .office(&holding.office)
            .map_or(holding.office.to_string(), |office| office.name().to_string()),
    });
    let meetings = state.meetings().map(|meeting| MeetingTold {
        id: meeting.id.to_string(),
        name: state.meeting_kind(meeting).map_or(meeting.kind.to_string(), |kind| kind.name().to_string()),
        place: meeting.place.clone(),
        starts: meeting.starts,
    });
    let mut meetings: Vec<MeetingTold> = meetings.collect();
    meetings.sort_by_key(|meeting| std::cmp::Reverse(meeting.starts));
    json(&Told {
        organisation: state.founding().organisation.clone(),
        bodies: bodies.collect(),
        votes: charter.votes().iter().map(|vote| told(state, vote)).collect(),
        meetings,
        holdings: holdings.collect(),
        tied: tied(state),
        officers: state.officers().iter().map(|officer| officer.name.to_string()).collect(),
        quorum: state.quorum(),
        least: charter.min_counted().get(),
    })
}

fn told(state: &State, vote: &Vote) -> VoteTold {
    let meeting = vote.meeting().and_then(|id| state.charter().meeting(id));
    VoteTold {
        id: vote.id().to_string(),
        name: vote.name().to_string(),
        clause: vote.clause().to_string(),
        ballot: vote.ballot().as_str(),
        borda: vote.points().is_some(),
        rule: rule(vote.rule()),
        tie: tie(vote.rule()),
        quorum: vote.quorum().map(fraction),
        electorate: vote.electorate().iter().map(ToString::to_string).collect(),
        meeting: meeting.map(|kind| kind.name().to_string()),
        private: vote.is_private(),
        about: about(vote),
    }
}

/// What in the register such a vote names, if it names something.
fn about(vote: &Vote) -> Option<&'static str> {
    match vote.effect() {
        Some(effect) if effect.recalls() => Some("holdings"),
        Some(Effect::Amendment) => Some("charter"),
        Some(Effect::ShorterNotice(_)) => Some("meeting"),
        Some(Effect::Continuation | Effect::LastVote) => Some("body"),
        _ => vote.about().map(|_| "body"),
    }
}

/// Contests that ended in a tie which a fresh vote settles, and none has.
fn tied(state: &State) -> Vec<Tied> {
    let open = state.elections().filter_map(|election| Some((election, state.outcome_of(&election.hash)?)));
    let contests = open.flat_map(|(election, outcome)| {
        let tied = outcome.decisions.iter().filter(|decision| decision.status == Status::Tied);
        tied.map(|decision| Tied {
            election: election.hash.to_string(),
            contest: decision.contest.to_string(),
            title: election.manifest.title.clone(),
        })
    });
    contests.collect()
}
