//! Questions to what stands: who holds which office (spec 9.5).

use super::{Holding, State};
use ostrakon_charter::{Id, Office, Vote};
use ostrakon_group::Bytes32;
use std::collections::{BTreeMap, BTreeSet};

impl State {
    /// All offices that are held.
    pub fn holdings(&self) -> impl Iterator<Item = &Holding> {
        self.history.holdings.values().filter(|holding| holding.period.covers(self.size))
    }

    /// The holding that this act gave, if it is still held.
    pub fn holding(&self, leaf: &Bytes32) -> Option<&Holding> {
        self.history.holdings.get(leaf).filter(|holding| holding.period.covers(self.size))
    }

    /// Who holds an office in a body.
    pub fn holders_of<'a>(&'a self, office: &'a Id, body: &'a Id) -> impl Iterator<Item = &'a Holding> {
        self.holdings().filter(move |holding| holding.office == *office && holding.body == *body)
    }

    /// How many seats of an office nobody holds in a body.
    pub fn free_seats(&self, office: &Office, body: &Id) -> u16 {
        let held = u16::try_from(self.holders_of(office.id(), body).count()).unwrap_or(u16::MAX);
        office.seats().saturating_sub(held)
    }

    /// Does the vote elect to all seats of an office whose holders' terms end by that?
    pub fn fills_anew(&self, vote: &Vote) -> bool {
        let office = vote.fills().and_then(|office| self.charter().office(office));
        office.is_some_and(|office| office.is_renewed() && vote.seats_and_quota().0 == office.seats())
    }

    /// Where the holder of an office sits.
    pub fn seat_of(&self, holding: &Holding) -> Option<&Id> {
        self.charter().office(&holding.office)?.sits_in()
    }

    /// Does a person hold an office that sits in this body?
    pub fn sits_in(&self, person: &Id, body: &Id) -> bool {
        self.holdings().any(|holding| holding.person == *person && self.seat_of(holding) == Some(body))
    }

    /// The bodies in which offices sit that a person holds, by person.
    pub fn sits(&self) -> BTreeMap<Id, BTreeSet<Id>> {
        let mut sits: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
        for holding in self.holdings() {
            if let Some(body) = self.seat_of(holding) {
                sits.entry(holding.person.clone()).or_default().insert(body.clone());
            }
        }
        sits
    }

    /// How many persons hold an office with a vote that sits in this body, and none without; none, if no office sits
    /// there.
    pub fn voting_members(&self, body: &Id) -> Option<u64> {
        let sits = |office: &&Office| office.sits_in() == Some(body);
        self.charter().offices().iter().find(sits)?;
        let seated = |voteless: bool| {
            let fits = |o: &Office| sits(&o) && o.is_voteless() == voteless;
            let office = move |h: &&Holding| self.charter().office(&h.office).is_some_and(fits);
            self.holdings().filter(office).map(|h| &h.person).collect::<BTreeSet<&Id>>()
        };
        Some(seated(false).difference(&seated(true)).count() as u64)
    }

    /// How many persons hold one of a vote's `quota_with` offices with this flag, and will after the vote (spec 7.3).
    pub fn flagged_holders(&self, vote: &Vote, flag: &Id) -> u64 {
        let renews = |office: &Id| vote.fills() == Some(office) && self.fills_anew(vote);
        let counts = |h: &&Holding| {
            vote.quota_with().contains(&h.office) && !renews(&h.office) && h.flags.contains(flag)
        };
        let persons: BTreeSet<&Id> = self.holdings().filter(counts).map(|holding| &holding.person).collect();
        persons.len() as u64
    }
}
