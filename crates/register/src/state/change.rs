//! Changes of what stands, which acts bring.

use super::{ContestKey, Decision, History, Meeting, Moment, Site, StandingCharter, State};
use ostrakon_charter::Id;
use ostrakon_group::Bytes32;
use std::collections::BTreeSet;
use std::sync::Arc;

impl State {
    /// Nothing else happened up to this many acts.
    pub(crate) fn advance(&mut self, size: u64) {
        self.size = self.size.max(size);
    }

    /// The history, for the act that is next.
    pub(crate) fn history_mut(&mut self) -> &mut History {
        Arc::make_mut(&mut self.history)
    }

    pub(crate) fn history(&self) -> &History {
        &self.history
    }

    /// Another charter stands; bodies, offices and meetings of kinds that it lacks have ended (spec 9.3).
    pub(crate) fn amend(&mut self, charter: StandingCharter) {
        let act = self.size;
        let charter = Arc::new(charter);
        let is_many = |kind: &Id| charter.charter.body(kind).is_some_and(|body| body.is_many());
        let is_one = |id: &Id| charter.charter.body(id).is_some_and(|body| !body.is_many());
        let history = self.history_mut();
        history.bodies.values_mut().filter(|body| !is_many(&body.kind)).for_each(|body| body.period.end(act));
        let lacks = |meeting: &&mut Meeting| charter.charter.meeting(&meeting.kind).is_none();
        history.meetings.values_mut().filter(lacks).for_each(|meeting| meeting.period.end(act));
        let bodies = &history.bodies;
        let stands = |id: &Id| bodies.get(id).map_or_else(|| is_one(id), |body| body.period.until.is_none());
        for holding in history.holdings.values_mut() {
            if charter.charter.office(&holding.office).is_none() || !stands(&holding.body) {
                holding.period.end(act);
            }
        }
        history.charters.later.push((act, charter));
    }

    /// Other officers stand.
    pub(crate) fn replace_officers(&mut self, officers: Arc<super::StandingOfficers>) {
        let act = self.size;
        self.history_mut().officers.later.push((act, officers));
    }

    /// A body ends, and with it every office that it elected to (spec 9.4).
    pub(crate) fn end_body(&mut self, body: &Id) {
        let act = self.size;
        let history = self.history_mut();
        if let Some(body) = history.bodies.get_mut(body) {
            body.period.end(act);
        }
        let elected = history.holdings.values_mut().filter(|h| h.body == *body && h.elected_by.is_some());
        elected.for_each(|holding| holding.period.end(act));
    }

    /// Somebody leaves an office.
    pub(crate) fn vacate(&mut self, holding: &Bytes32) {
        let act = self.size;
        if let Some(holding) = self.history_mut().holdings.get_mut(holding) {
            holding.period.end(act);
        }
    }

    /// A person is recalled: what the person holds of this office in this body ends, and with it every claim to it,
    /// but by a later contest (spec 9.6).
    pub(crate) fn recall(&mut self, leaf: &Bytes32, by: Moment) {
        let Some(named) = self.history.holdings.get(leaf) else { return };
        let place = (named.office.clone(), named.body.clone(), named.person.clone());
        let later =
            |contest: &ContestKey| self.decision(&contest.0, &contest.1).is_some_and(|d| d.order.own > by);
        let own = self.holders_of(&place.0, &place.1).filter(|holding| holding.person == place.2);
        let gone = own.filter(|holding| !holding.elected_by.as_ref().is_some_and(later));
        let gone: Vec<Bytes32> = gone.map(|holding| holding.leaf).collect();
        gone.iter().for_each(|leaf| self.vacate(leaf));
        let latest = self.history_mut().recalled.entry(place).or_insert(by);
        *latest = by.max(*latest);
    }

    /// All seats of a renewed office are filled anew: whoever holds it by an earlier election of this body loses it
    /// (spec 9.6).
    pub(crate) fn renew(&mut self, office: &Id, leaf: Bytes32, by: &Decision) {
        let replaced = |contest: &ContestKey| self.replaces(by, contest);
        let holders = self.holders_of(office, &by.body);
        let gone = holders.filter(|holding| holding.elected_by.as_ref().is_some_and(replaced));
        let gone: Vec<Bytes32> = gone.map(|holding| holding.leaf).collect();
        gone.iter().for_each(|leaf| self.vacate(leaf));
        let place = (office.clone(), by.body.clone());
        let mut latest = self.history.renewed.get(&place).cloned().unwrap_or_default();
        latest.retain(|other| !self.is_covered(other, by));
        latest.insert((leaf, by.contest.clone()));
        self.history_mut().renewed.insert(place, latest);
    }

    /// Whoever is replaced by the one contest is replaced by the other, too: its fresh vote, or one of a later first contest.
    fn is_covered(&self, contest: &ContestKey, by: &Decision) -> bool {
        let own = self.decision(&contest.0, &contest.1).map(|contest| contest.order);
        let fresh = by.repeats.as_ref() == Some(contest);
        own.is_some_and(|own| own.first < by.order.first || (fresh && own < by.order))
    }

    /// Less notice is enough for this meeting, if it is of this kind (spec 9.4).
    pub(crate) fn shorten(&mut self, meeting: &Id, kind: &Id) {
        let act = self.size;
        self.history_mut().shortened.entry((meeting.clone(), kind.clone())).or_insert(act);
    }

    /// Browsers are given something else.
    pub(crate) fn publish_site(&mut self, site: Site) {
        self.history_mut().sites.push(Arc::new(site));
    }

    /// These contests have had their effect.
    pub(crate) fn use_up(&mut self, contests: BTreeSet<ContestKey>) {
        self.history_mut().used.extend(contests);
    }
}
