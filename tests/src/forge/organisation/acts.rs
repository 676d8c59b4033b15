//! The acts of an organisation that are no elections (spec 9.3, 9.4, 9.7).

use super::{DAY, Organisation};
use crate::forge::id;
use ostrakon_charter::Shape;
use ostrakon_election::setup::CharterReference;
use ostrakon_group::{Bytes32, sha256};
use ostrakon_register::acts::{
    BodyEnded, BodyFormed, CharterAmended, MeetingCalled, OfficeFilled, OfficeVacated, OpenVote, Reason,
};
use ostrakon_register::{Act, KeeperError};

impl Organisation {
    /// Forms a body, declared by as many as its kind asks for.
    pub fn form(&mut self, kind: &str, body: &str) {
        let declared = match self.state().charter().body(&id(kind)).unwrap().shape() {
            Shape::Many { founders, .. } => founders.unwrap_or(0),
            _ => 0,
        };
        let act = self.forming(kind, body, declared.into());
        self.act(act);
    }

    /// The act that forms a body, declared by so many.
    pub fn forming(&self, kind: &str, body: &str, declared: u64) -> Act {
        let (register, time) = (self.state().register(), self.now);
        let (body, kind, name) = (id(body), id(kind), format!("The body {body}"));
        Act::BodyFormed(BodyFormed { body, declared, kind, name, register, time })
    }

    /// A body ends by its own act.
    pub fn end(&mut self, body: &str) {
        let (register, time) = (self.state().register(), self.now);
        self.act(Act::BodyEnded(BodyEnded { body: id(body), register, time }));
    }

    /// Calls a meeting that starts in so many days, convened by these outcomes; its leaf hash.
    pub fn call(&mut self, kind: &str, meeting: &str, days: u64, convened_by: &[Bytes32]) -> Bytes32 {
        let mut convened_by = convened_by.to_vec();
        convened_by.sort_unstable();
        let (register, time, starts) = (self.state().register(), self.now, self.now + days * DAY);
        let (kind, meeting, place) = (id(kind), id(meeting), "Leeds".into());
        self.act(Act::MeetingCalled(MeetingCalled {
            convened_by,
            kind,
            meeting,
            place,
            register,
            starts,
            time,
        }))
    }

    /// Invites somebody to an office; the place.
    pub fn invite(&mut self, office: &str, body: &str, person: &str) -> Bytes32 {
        let act = self.filling(office, body, person, None);
        self.act(act)
    }

    /// Gives an office to somebody whom a contest elected; the place.
    pub fn fill(&mut self, office: &str, body: &str, person: &str, by: (Bytes32, &str)) -> Bytes32 {
        let act = self.filling(office, body, person, Some(by));
        self.act(act)
    }

    /// The same, whether it can stand or not.
    ///
    /// # Errors
    /// The rule that it would break.
    pub fn try_fill(
        &mut self,
        office: &str,
        body: &str,
        person: &str,
        by: (Bytes32, &str),
    ) -> Result<Bytes32, KeeperError> {
        let act = self.filling(office, body, person, Some(by));
        self.attempt(act)
    }

    /// The act that gives an office.
    pub fn filling(&self, office: &str, body: &str, person: &str, by: Option<(Bytes32, &str)>) -> Act {
        Act::OfficeFilled(OfficeFilled {
            body: id(body),
            contest: by.map(|(_, contest)| id(contest)),
            name: None,
            office: id(office),
            outcome: by.map(|(outcome, _)| outcome),
            person: id(person),
            register: self.state().register(),
            time: self.now,
        })
    }

    /// Somebody leaves a place.
    pub fn vacate(&mut self, holding: Bytes32, reason: Reason) {
        let act = self.vacating(holding, reason);
        self.act(act);
    }

    /// The act by which somebody leaves a place.
    pub fn vacating(&self, holding: Bytes32, reason: Reason) -> Act {
        let (register, time) = (self.state().register(), self.now);
        Act::OfficeVacated(OfficeVacated { holding, reason, register, time })
    }

    /// The place that a person holds by an office.
    pub fn place(&self, office: &str, person: &str) -> Option<Bytes32> {
        let (office, person) = (id(office), id(person));
        let mut held = self.state().holdings();
        held.find(|holding| holding.office == office && holding.person == person).map(|holding| holding.leaf)
    }

    /// The charter is replaced, as this contest allows.
    ///
    /// # Errors
    /// The rule that it would break.
    pub fn amend(&mut self, charter: &[u8], by: (Bytes32, &str)) -> Result<(), KeeperError> {
        let act = CharterAmended {
            charter: CharterReference { sha256: sha256(charter).into(), size: charter.len() as u64 },
            contest: id(by.1),
            outcome: by.0,
            register: self.state().register(),
            time: self.now,
        };
        self.keeper.amend(act, charter, &self.keys.keeper, &self.keys.log)?;
        self.charter = charter.to_vec();
        Ok(())
    }

    /// An open vote; `register` and `time` are filled in.
    ///
    /// # Errors
    /// The rule that it would break.
    pub fn vote_openly(&mut self, vote: OpenVote) -> Result<Bytes32, KeeperError> {
        let (register, time) = (self.state().register(), self.now);
        self.attempt(Act::OpenVote(OpenVote { register, time, ..vote }))
    }
}
