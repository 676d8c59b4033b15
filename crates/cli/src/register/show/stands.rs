//! What stands, gathered for people and programs.

use ostrakon_charter::{Id, Office, Status, Text};
use ostrakon_group::Bytes32;
use ostrakon_register::acts::Officer;
use ostrakon_register::{Decision, Examined, Finding, Holding, State};
use serde::Serialize;

/// Everything that stands.
#[derive(Serialize)]
pub(super) struct Stands {
    pub(super) organisation: String,
    pub(super) register: Bytes32,
    pub(super) acts: u64,
    pub(super) founded: u64,
    pub(super) last: u64,
    pub(super) dissolved: bool,
    pub(super) charter: Bytes32,
    pub(super) quorum: u16,
    pub(super) officers: Vec<Officer>,
    pub(super) bodies: Vec<Body>,
    pub(super) offices: Vec<Seats>,
    pub(super) meetings: Vec<Meeting>,
    pub(super) elections: Vec<Election>,
    pub(super) open_votes: Vec<OpenVote>,
    /// What the checks note.
    pub(super) notes: Vec<Finding>,
}

#[derive(Serialize)]
pub(super) struct Body {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) kind: Id,
    pub(super) kind_name: Text,
    /// Formed by an act.
    pub(super) formed: bool,
}

/// An office in one body.
#[derive(Serialize)]
pub(super) struct Seats {
    pub(super) office: Id,
    pub(super) name: Text,
    pub(super) body: Id,
    pub(super) seats: u16,
    pub(super) vacant: u16,
    pub(super) holders: Vec<Holder>,
}

#[derive(Serialize)]
pub(super) struct Holder {
    pub(super) person: Id,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    pub(super) since: u64,
    pub(super) flags: Vec<Id>,
    /// The act that gave it.
    pub(super) holding: Bytes32,
}

#[derive(Serialize)]
pub(super) struct Meeting {
    pub(super) id: Id,
    pub(super) kind: Id,
    pub(super) name: String,
    pub(super) place: String,
    pub(super) called: u64,
    pub(super) starts: u64,
    /// Notice was given, or shortened.
    pub(super) notice: bool,
    pub(super) shortened: bool,
    /// Why it was not properly convened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) flaw: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Election {
    pub(super) election: Bytes32,
    pub(super) title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) meeting: Option<Id>,
    pub(super) linked: u64,
    /// The act with its outcome.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) outcome: Option<Bytes32>,
    pub(super) contests: Vec<Contest>,
}

#[derive(Serialize)]
pub(super) struct OpenVote {
    pub(super) act: Bytes32,
    pub(super) time: u64,
    pub(super) contest: Contest,
}

#[derive(Serialize)]
pub(super) struct Contest {
    pub(super) contest: Id,
    pub(super) vote: Id,
    pub(super) body: Id,
    pub(super) status: Status,
    pub(super) elected: Vec<Id>,
    pub(super) tied: Vec<Id>,
    /// Tied, and no fresh vote has settled it.
    pub(super) open: bool,
}

impl Stands {
    /// What stands at the end of a register that passes its checks.
    pub(super) fn new(state: &State, examined: &Examined) -> Self {
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
    let meeting = |meeting: &ostrakon_register::Meeting| Meeting {
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
    let mut linked: Vec<&ostrakon_register::Election> = state.elections().collect();
    linked.sort_by_key(|election| election.since);
    let one = |election: &ostrakon_register::Election| {
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
    let one = |outcome: &ostrakon_register::Outcome| {
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
