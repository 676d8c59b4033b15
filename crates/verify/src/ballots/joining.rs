//! Every credential's ballots in their order, beside its line on the roll: who may vote, what follows what, what counts.

use super::gathered::first;
use crate::lowest::Lowest;
use crate::spill::rows::{Event, Exception, Listed};
use crate::spill::{Sorted, Sorter};
use ostrakon_election::cast::NO_BALLOT;
use ostrakon_election::tally::RollTally;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// What is found of credentials.
#[derive(Default)]
pub(crate) struct Joined {
    pub(crate) strangers: Lowest<u64, (u16, [u8; 32])>,
    pub(crate) no_roll: Option<(u64, u16)>,
    pub(crate) strays: Lowest<u64, ([u8; 32], [u8; 32])>,
}

/// Where counts and exceptions go.
struct Join<'a> {
    voters: Voters,
    /// Rolls that could be read.
    rolls: &'a BTreeSet<u16>,
    tallies: &'a mut BTreeMap<usize, RollTally>,
    exceptions: &'a mut Sorter<{ Exception::LENGTH }>,
    joined: Joined,
}

/// A credential's last ballot so far.
struct Current {
    last: Event,
    /// If the credential is on its roll.
    weight: Option<u32>,
}

/// Goes through all credentials; both lists ascend by roll and credential.
pub(crate) fn join(
    events: Sorted<{ Event::LENGTH }>,
    voters: Sorted<{ Listed::LENGTH }>,
    rolls: &BTreeSet<u16>,
    tallies: &mut BTreeMap<usize, RollTally>,
    exceptions: &mut Sorter<{ Exception::LENGTH }>,
) -> io::Result<Joined> {
    let voters = Voters { rows: voters, next: None };
    let mut join = Join { voters, rolls, tallies, exceptions, joined: Joined::default() };
    let mut current = None;
    for row in events {
        current = Some(join.next(current, Event::decode(&row?))?);
    }
    current.map_or(Ok(()), |last| join.counts(&last))?;
    Ok(join.joined)
}

impl Join<'_> {
    fn next(&mut self, before: Option<Current>, ballot: Event) -> io::Result<Current> {
        let same = |b: &Current| (b.last.roll, b.last.key) == (ballot.roll, ballot.key);
        let (weight, previous) = match before {
            Some(before) if same(&before) => {
                self.except(&before.last, -1)?;
                (before.weight, before.last.leaf)
            }
            before => {
                before.map_or(Ok(()), |last| self.counts(&last))?;
                (self.voters.weight(ballot.roll, &ballot.key)?, NO_BALLOT)
            }
        };
        if ballot.previous != previous {
            self.joined.strays.push(ballot.index, (ballot.previous, previous));
        }
        match self.rolls.contains(&ballot.roll) {
            false => self.joined.no_roll = first(self.joined.no_roll, Some((ballot.index, ballot.roll))),
            true if weight.is_none() => self.joined.strangers.push(ballot.index, (ballot.roll, ballot.key)),
            true => {}
        }
        Ok(Current { last: ballot, weight })
    }

    /// The last ballot of a credential counts, with the weight of its roll; who is on none weighs 1.
    fn counts(&mut self, current: &Current) -> io::Result<()> {
        let roll = current.last.roll;
        let weight = current.weight.filter(|_| self.rolls.contains(&roll)).unwrap_or(1);
        self.tallies.entry(roll.into()).or_default().count(weight);
        if weight == 1 { Ok(()) } else { self.except(&current.last, i64::from(weight) - 1) }
    }

    fn except(&mut self, ballot: &Event, factor: i64) -> io::Result<()> {
        let Event { roll, index, leaf, .. } = *ballot;
        self.exceptions.push(Exception { index, roll, leaf, factor }.encode())
    }
}

/// The voters, ascending.
struct Voters {
    rows: Sorted<{ Listed::LENGTH }>,
    next: Option<Listed>,
}

impl Voters {
    /// What a credential weighs; asked in ascending order. Of a credential that is listed twice (check 202), the last weight.
    fn weight(&mut self, roll: u16, key: &[u8; 32]) -> io::Result<Option<u32>> {
        let mut weight = None;
        while let Some(voter) = self.peek()? {
            match (voter.roll, &voter.key).cmp(&(roll, key)) {
                std::cmp::Ordering::Greater => break,
                std::cmp::Ordering::Equal => weight = Some(voter.weight),
                std::cmp::Ordering::Less => {}
            }
            self.next = None;
        }
        Ok(weight)
    }

    fn peek(&mut self) -> io::Result<Option<Listed>> {
        if self.next.is_none() {
            self.next = self.rows.next().transpose()?.map(|row| Listed::decode(&row));
        }
        Ok(self.next)
    }
}
