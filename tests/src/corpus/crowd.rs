//! A board on which everything that can be wrong with a ballot is wrong with many, some rules so often that a check does not tell all.

use crate::forge::{Election, Record, Stage};

/// How many ballots are sealed.
const SEALED: usize = 700;

/// An election of weighted voters, who vote again and again; every so many ballots, somebody does something else. Everything is counted and
/// certified as if nothing were wrong.
pub fn crowd() -> Record {
    let mut setting = crate::forge::Setting::default();
    setting.rolls[0].weights = vec![1, 3, 2, 3, 1];
    let mut election = Election::new(setting);
    election.run_until(Stage::Ballots);
    for place in 0..SEALED {
        let vote = election.setting.votes[place % election.setting.votes.len()].clone();
        let sealed = election.seal(&vote);
        for bytes in put(&election, vote.roll, place, sealed) {
            election.enter_bytes(bytes);
        }
    }
    election.stage = Stage::Closing;
    election.finish()
}

/// What goes on the board in place of a sealed ballot.
fn put(election: &Election, roll: usize, place: usize, mut sealed: Vec<u8>) -> Vec<Vec<u8>> {
    let last = sealed.len() - 32;
    match place {
        // The same again: a wrong predecessor, and the same randomness.
        _ if place % 5 == 1 => return vec![sealed.clone(), sealed],
        // A false response.
        _ if place % 6 == 2 => sealed[last] ^= 1,
        // A scalar that is not reduced.
        _ if place % 29 == 8 => sealed[last + 31] |= 0x80,
        // Cut off, and followed by something.
        _ if place % 23 == 9 => sealed.truncate(last),
        _ if place % 31 == 4 => sealed.push(0),
        // No such roll, and no such version.
        _ if place % 37 == 6 => sealed[5] = 9,
        _ if place % 41 == 7 => sealed[3] = 2,
        // Somebody who is on no roll.
        _ if place % 11 == 3 => {
            let stranger = election.rolls[1 - roll].members[place % 4].key();
            sealed[6..38].copy_from_slice(&stranger);
        }
        // No ballot at all.
        _ if place % 43 == 10 => sealed = format!("XX{place}").into_bytes(),
        _ if place % 47 == 11 => sealed = format!("{{\"place\":{place}}}").into_bytes(),
        _ => {}
    }
    vec![sealed]
}
