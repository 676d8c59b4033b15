//! Changes of what stands, which acts bring.

use super::{History, Meeting, StandingCharter, State};
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

    /// A person is recalled: what the person holds of this office by this body's election ends, and with it every claim
    /// to it from before (spec 9.6).
    pub(crate) fn recall(&mut self, leaf: &Bytes32) {
        let act = self.size;
        let history = self.history_mut();
        let Some(holding) = history.holdings.get(leaf) else { return };
        let place = (holding.office.clone(), holding.body.clone(), holding.person.clone());
        for holding in history.holdings.values_mut() {
            if (&holding.office, &holding.body, &holding.person) == (&place.0, &place.1, &place.2) {
                holding.period.end(act);
            }
        }
        history.recalled.insert(place, act);
    }

    /// All seats of a renewed office are filled anew: whoever held it by this body's election loses it, but those
    /// whom these contests elected (spec 9.6).
    pub(crate) fn renew(&mut self, office: &Id, body: &Id, but: &BTreeSet<(Bytes32, Id)>) {
        let act = self.size;
        let loses = |by: &(Bytes32, Id)| !but.contains(by);
        if but.len() == 1 {
            self.history_mut().renewed.insert((office.clone(), body.clone()), act);
        }
        for holding in self.history_mut().holdings.values_mut() {
            let held = holding.office == *office && holding.body == *body;
            if held && holding.elected_by.as_ref().is_some_and(loses) {
                holding.period.end(act);
            }
        }
    }

    /// Less notice is enough for this meeting, if it is of this kind (spec 9.4).
    pub(crate) fn shorten(&mut self, meeting: &Id, kind: &Id) {
        let act = self.size;
        self.history_mut().shortened.entry((meeting.clone(), kind.clone())).or_insert(act);
    }

    /// These contests have had their effect.
    pub(crate) fn use_up(&mut self, contests: BTreeSet<(Bytes32, Id)>) {
        self.history_mut().used.extend(contests);
    }
}
