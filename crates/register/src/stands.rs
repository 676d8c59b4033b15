//! What stands, gathered for people and programs.

#![expect(missing_docs, reason = "members are called what they are")]

use crate::acts::Officer;
use crate::{Decision, Examined, Finding, Holding, State};
use ostrakon_charter::{Id, Office, Status, Text};
use ostrakon_group::Bytes32;
use serde::Serialize;

/// Everything that stands.
#[derive(Clone, Debug, Serialize)]
pub struct Stands {
    pub organisation: String,
    pub register: Bytes32,
    pub acts: u64,
    pub founded: u64,
    pub last: u64,
    pub dissolved: bool,
    pub charter: Bytes32,
    pub quorum: u16,
    pub officers: Vec<Officer>,
    pub bodies: Vec<Body>,
    pub offices: Vec<Seats>,
    pub meetings: Vec<Meeting>,
    pub elections: Vec<Election>,
    pub open_votes: Vec<OpenVote>,
    /// What browsers are given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<Site>,
    /// What the checks note.
    pub notes: Vec<Finding>,
}

/// A body.
#[derive(Clone, Debug, Serialize)]
pub struct Body {
    pub id: Id,
    pub name: String,
    pub kind: Id,
    pub kind_name: Text,
    /// Formed by an act.
    pub formed: bool,
}

/// An office in one body.
#[derive(Clone, Debug, Serialize)]
pub struct Seats {
    pub office: Id,
    pub name: Text,
    pub body: Id,
    pub seats: u16,
    pub vacant: u16,
    pub holders: Vec<Holder>,
}

/// Somebody who holds an office.
#[derive(Clone, Debug, Serialize)]
pub struct Holder {
    pub person: Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub since: u64,
    pub flags: Vec<Id>,
    /// The act that gave it.
    pub holding: Bytes32,
}

/// A meeting that was called.
#[derive(Clone, Debug, Serialize)]
pub struct Meeting {
    pub id: Id,
    pub kind: Id,
    pub name: String,
    pub place: String,
    pub called: u64,
    pub starts: u64,
    /// Notice was given, or shortened.
    pub notice: bool,
    pub shortened: bool,
    /// Why it was not properly convened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flaw: Option<String>,
}

/// An election that was linked.
#[derive(Clone, Debug, Serialize)]
pub struct Election {
    pub election: Bytes32,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting: Option<Id>,
    pub linked: u64,
    /// The act with its outcome.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Bytes32>,
    pub contests: Vec<Contest>,
}

/// A vote in the open.
#[derive(Clone, Debug, Serialize)]
pub struct OpenVote {
    pub act: Bytes32,
    pub time: u64,
    pub contest: Contest,
}

/// What browsers are given.
#[derive(Clone, Debug, Serialize)]
pub struct Site {
    pub act: Bytes32,
    pub time: u64,
    pub release: String,
    pub files: usize,
}

/// How a contest ended.
#[derive(Clone, Debug, Serialize)]
pub struct Contest {
    pub contest: Id,
    pub vote: Id,
    pub body: Id,
    pub status: Status,
    pub elected: Vec<Id>,
    pub tied: Vec<Id>,
    /// Tied, and no fresh vote has settled it.
    pub open: bool,
}

impl Stands {
    /// What stands at the end of a register that passes its checks.
    pub fn new(state: &State, examined: &Examined) -> Self {
        let times: Vec<u64> = examined.acts.iter().map(|posted| posted.act.body.time()).collect();
        let time = |act: u64| usize::try_from(act).ok().and_then(|act| times.get(act)).copied().unwrap_or(0);
        let founding = state.founding();
        Self {
            organisation: founding.organisation.clone(),
            register: state.register(),
            acts: state.size(),
            founded: founding.time,
            last: time(state.size().saturating_sub(1)),
            dissolved: state.is_dissolved(),
            charter: state.charter_reference().sha256,
            quorum: state.quorum(),
            officers: state.officers().to_vec(),
            bodies: bodies(state),
            offices: offices(state, &time),
            meetings: meetings(state),
            elections: elections(state, &time),
            open_votes: open_votes(state, &time),
            site: state.site().map(|site| Site {
                act: site.leaf,
                time: time(site.since),
                release: site.release.clone(),
                files: site.files.len(),
            }),
            notes: examined.checks.iter().flat_map(|check| check.findings.clone()).collect(),
        }
    }
}

fn bodies(state: &State) -> Vec<Body> {
    let body = |(id, kind): (&Id, &ostrakon_charter::Body)| Body {
        id: id.clone(),
        name: state.name_of(id).unwrap_or(id.as_str()).to_owned(),
        kind: kind.id().clone(),
        kind_name: kind.name().clone(),
        formed: kind.is_many(),
    };
    state.bodies().map(body).collect()
}

/// Every office in every body that elects to it, or, of one that nobody elects to, in the body where it sits.
fn offices(state: &State, time: &impl Fn(u64) -> u64) -> Vec<Seats> {
    let mut all = Vec::new();
    for office in state.charter().offices() {
        let elects = |kind: &ostrakon_charter::Body| office.elected_by().contains(kind.id());
        let electing = state.bodies().filter(|(_, kind)| elects(kind)).map(|(id, _)| id);
        let invited = office.sits_in().filter(|_| office.elected_by().is_empty());
        all.extend(electing.chain(invited).map(|body| seats(state, office, body, time)));
    }
    all
}

fn seats(state: &State, office: &Office, body: &Id, time: &impl Fn(u64) -> u64) -> Seats {
    let holder = |holding: &Holding| Holder {
        person: holding.person.clone(),
        name: holding.name.clone(),
        since: time(holding.period.since),
        flags: holding.flags.clone(),
        holding: holding.leaf,
    };
    let mut holders: Vec<Holder> = state.holders_of(office.id(), body).map(holder).collect();
    holders.sort_by(|a, b| (a.since, &a.person).cmp(&(b.since, &b.person)));
    Seats {
        office: office.id().clone(),
        name: office.name().clone(),
        body: body.clone(),
        seats: office.seats(),
        vacant: state.free_seats(office, body),
        holders,
    }
}

fn meetings(state: &State) -> Vec<Meeting> {
    let meeting = |meeting: &crate::Meeting| Meeting {
        id: meeting.id.clone(),
        kind: meeting.kind.clone(),
        name: state.meeting_kind(meeting).map_or(meeting.kind.to_string(), |kind| kind.name().to_string()),
        place: meeting.place.clone(),
        called: meeting.called,
        starts: meeting.starts,
        notice: state.notice_is_enough(meeting),
        shortened: state.is_shortened(meeting),
        flaw: meeting.flaw.clone(),
    };
    let mut all: Vec<Meeting> = state.meetings().map(meeting).collect();
    all.sort_by_key(|meeting| meeting.starts);
    all
}

fn elections(state: &State, time: &impl Fn(u64) -> u64) -> Vec<Election> {
    let mut linked: Vec<&crate::Election> = state.elections().collect();
    linked.sort_by_key(|election| election.since);
    let one = |election: &crate::Election| {
        let outcome = state.outcome_of(&election.hash);
        Election {
            election: election.hash,
            title: election.manifest.title.clone(),
            meeting: election.manifest.register.as_ref().and_then(|register| register.meeting.clone()),
            linked: time(election.since),
            outcome: outcome.map(|outcome| outcome.leaf),
            contests: outcome
                .iter()
                .flat_map(|outcome| &outcome.decisions)
                .map(|decision| contest(state, Some(&election.hash), decision))
                .collect(),
        }
    };
    linked.into_iter().map(one).collect()
}

fn open_votes(state: &State, time: &impl Fn(u64) -> u64) -> Vec<OpenVote> {
    let open = state.outcomes().filter(|outcome| outcome.certified.is_none());
    let one = |outcome: &crate::Outcome| {
        let contest = contest(state, None, outcome.decisions.first()?);
        Some(OpenVote { act: outcome.leaf, time: time(outcome.since), contest })
    };
    open.filter_map(one).collect()
}

fn contest(state: &State, election: Option<&Bytes32>, decision: &Decision) -> Contest {
    Contest {
        contest: decision.contest.clone(),
        vote: decision.vote.id().clone(),
        body: decision.body.clone(),
        status: decision.status,
        elected: decision.elected.clone(),
        tied: decision.tied.clone(),
        open: decision.status == Status::Tied && !settled(state, election, &decision.contest),
    }
}

/// Was there a fresh vote, and did it settle anything?
fn settled(state: &State, election: Option<&Bytes32>, contest: &Id) -> bool {
    let again = |decision: &Decision| {
        let named = decision.about.again.as_ref().filter(|again| again.contest == *contest);
        named.is_some_and(|again| Some(&again.election) == election)
            && matches!(decision.status, Status::Elected | Status::Vacant)
    };
    state.outcomes().flat_map(|outcome| &outcome.decisions).any(again)
}
