//! Questions to what stands.

use super::{Election, Holding, Meeting, Outcome, State};
use crate::acts::{Founding, Officer};
use ostrakon_charter::{Body, Charter, Id};
use ostrakon_election::setup::CharterReference;
use ostrakon_group::Bytes32;
use std::collections::BTreeSet;

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
        todo!()
    }

    /// Hash and size of the charter that stands.
    pub fn charter_reference(&self) -> &CharterReference {
        todo!()
    }

    /// The officers who stand.
    pub fn officers(&self) -> &[Officer] {
        todo!()
    }

    /// How many officers sign together.
    pub fn quorum(&self) -> u16 {
        todo!()
    }

    /// Of which kind a body is; none, if no such body stands.
    pub fn kind_of(&self, body: &Id) -> Option<&Body> {
        let _ = body;
        None
    }

    /// A meeting that stands.
    pub fn meeting(&self, id: &Id) -> Option<&Meeting> {
        let _ = id;
        None
    }

    /// The election of this manifest hash, if it is linked.
    pub fn election(&self, hash: &Bytes32) -> Option<&Election> {
        let _ = hash;
        None
    }

    /// All linked elections, by manifest hash.
    pub fn elections(&self) -> impl Iterator<Item = &Election> {
        self.history.elections.values()
    }

    /// The outcome of an election, if it stands.
    pub fn outcome_of(&self, election: &Bytes32) -> Option<&Outcome> {
        let _ = election;
        None
    }

    /// All offices that are held.
    pub fn holdings(&self) -> impl Iterator<Item = &Holding> {
        self.history.holdings.values()
    }

    /// The bodies in which offices sit that a person holds.
    pub fn sits(&self, person: &Id) -> BTreeSet<Id> {
        let _ = person;
        BTreeSet::new()
    }

    /// Was the organisation dissolved?
    pub fn is_dissolved(&self) -> bool {
        false
    }
}
