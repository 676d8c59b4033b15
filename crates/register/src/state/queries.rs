//! Questions to what stands: charter, officers, bodies, meetings, elections, outcomes.

use super::{Decision, Election, Meeting, Outcome, Site, StandingCharter, State};
use crate::acts::{Founding, Officer, OutcomeAct};
use crate::calendar;
use ostrakon_charter::{Body, Charter, Id, MeetingKind};
use ostrakon_election::setup::CharterReference;
use ostrakon_group::Bytes32;
use std::sync::Arc;

impl State {
    /// The hash of the founding's body: the register's name in every other act.
    pub fn register(&self) -> Bytes32 {
        self.history.register
    }

    /// The founding.
    pub fn founding(&self) -> &Founding {
        &self.history.founding
    }

    /// The charter that stands.
    pub fn charter(&self) -> &Charter {
        &self.standing_charter().charter
    }

    /// Hash and size of the charter that stands.
    pub fn charter_reference(&self) -> &CharterReference {
        &self.standing_charter().reference
    }

    pub(crate) fn standing_charter(&self) -> &Arc<StandingCharter> {
        self.history.charters.at(self.size)
    }

    /// The officers who stand.
    pub fn officers(&self) -> &[Officer] {
        &self.history.officers.at(self.size).officers
    }

    /// How many officers sign together.
    pub fn quorum(&self) -> u16 {
        self.history.officers.at(self.size).quorum
    }

    /// Of which kind a body is; none, if no such body stands (spec 9.4).
    pub fn kind_of(&self, body: &Id) -> Option<&Body> {
        match self.history.bodies.get(body) {
            Some(formed) if formed.period.covers(self.size) => self.charter().body(&formed.kind),
            _ => self.charter().body(body).filter(|body| !body.is_many()),
        }
    }

    /// All bodies that stand, with their kinds: those of the charter, then those that were formed.
    pub fn bodies(&self) -> impl Iterator<Item = (&Id, &Body)> {
        let of_charter = self.charter().bodies().iter().filter(|body| !body.is_many());
        let formed = self.history.bodies.values().filter(|formed| formed.period.covers(self.size));
        let formed = formed.filter_map(|formed| Some((&formed.id, self.charter().body(&formed.kind)?)));
        of_charter.map(|body| (body.id(), body)).chain(formed)
    }

    /// The name that people use of a body that stands.
    pub fn name_of(&self, body: &Id) -> Option<&str> {
        let kind = self.kind_of(body)?;
        let formed = self.history.bodies.get(body).map(|formed| formed.name.as_str());
        Some(formed.unwrap_or_else(|| kind.name().as_str()))
    }

    /// A meeting that stands.
    pub fn meeting(&self, id: &Id) -> Option<&Meeting> {
        self.history.meetings.get(id).filter(|meeting| meeting.period.covers(self.size))
    }

    /// All meetings that stand, by identifier.
    pub fn meetings(&self) -> impl Iterator<Item = &Meeting> {
        self.history.meetings.values().filter(|meeting| meeting.period.covers(self.size))
    }

    /// What the charter says of such meetings.
    pub fn meeting_kind(&self, meeting: &Meeting) -> Option<&MeetingKind> {
        self.charter().meeting(&meeting.kind)
    }

    /// Was it called long enough before, or the notice shortened by a decision that stands (spec 9.4)?
    pub fn notice_is_enough(&self, meeting: &Meeting) -> bool {
        let shortened = self.is_shortened(meeting);
        let asked = self.meeting_kind(meeting).and_then(MeetingKind::notice);
        shortened || asked.is_none_or(|notice| calendar::is_enough(meeting.called, meeting.starts, notice))
    }

    /// The earliest start with enough notice of a meeting that is called then (spec 9.4).
    pub fn earliest_start(kind: &MeetingKind, called: u64) -> u64 {
        kind.notice().map_or(called, |notice| calendar::earliest(called, notice))
    }

    /// Does a decision stand that lets it be called with less notice?
    pub fn is_shortened(&self, meeting: &Meeting) -> bool {
        let act = self.history.shortened.get(&(meeting.id.clone(), meeting.kind.clone()));
        act.is_some_and(|act| *act < self.size)
    }

    /// The election of this manifest hash, if it is linked.
    pub fn election(&self, hash: &Bytes32) -> Option<&Election> {
        self.history.elections.get(hash).filter(|election| election.since < self.size)
    }

    /// All linked elections, by manifest hash.
    pub fn elections(&self) -> impl Iterator<Item = &Election> {
        self.history.elections.values().filter(|election| election.since < self.size)
    }

    /// The outcome of an election, if it stands.
    pub fn outcome_of(&self, election: &Bytes32) -> Option<&Outcome> {
        let (leaf, _) = self.election(election)?.outcome.as_ref()?;
        self.outcome(leaf)
    }

    /// The linked elections whose outcome stands, each with the act that certifies it: what an archive's records are
    /// compared with (spec 9.8, 812).
    pub fn certified(&self) -> impl Iterator<Item = (&Election, &OutcomeAct)> {
        let certified = |hash| self.outcome_of(hash)?.certified.as_deref();
        self.elections().filter_map(move |election| Some((election, certified(&election.hash)?)))
    }

    /// The outcome, or the open vote, of the act with this leaf hash.
    pub fn outcome(&self, leaf: &Bytes32) -> Option<&Outcome> {
        let found = self.history.outcomes.get(leaf).map(Arc::as_ref);
        found.filter(|outcome| outcome.since < self.size)
    }

    /// All outcomes and open votes that stand, in the order of their acts.
    pub fn outcomes(&self) -> impl Iterator<Item = &Outcome> {
        let all = self.history.outcomes.values().map(AsRef::as_ref);
        let mut all: Vec<&Outcome> = all.filter(|outcome: &&Outcome| outcome.since < self.size).collect();
        all.sort_by_key(|outcome| outcome.since);
        all.into_iter()
    }

    /// How a contest of that outcome stands.
    pub fn decision(&self, outcome: &Bytes32, contest: &Id) -> Option<&Decision> {
        self.outcome(outcome)?.decision(contest)
    }

    /// What browsers are given, as the last act about it says (spec 9.10); none, if there is none.
    pub fn site(&self) -> Option<&Site> {
        self.history.sites.iter().rev().map(AsRef::as_ref).find(|site: &&Site| site.since < self.size)
    }

    /// Was the organisation dissolved?
    pub fn is_dissolved(&self) -> bool {
        self.history.dissolved.is_some_and(|act| act < self.size)
    }
}
