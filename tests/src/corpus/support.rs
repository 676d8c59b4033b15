//! What several sections need.

use super::Case;
use crate::forge::{BallotBytes, Election, Stage, integer};
use ostrakon_group::Scalar;

/// Places in the default setting's votes: no, then superseded by place 8; and so on.
pub(super) const YES: usize = 1;
/// Another yes.
pub(super) const ALSO_YES: usize = 3;
/// A no.
pub(super) const NO: usize = 4;
/// The first vote of who votes again in [`AGAIN`].
pub(super) const FIRST: usize = 0;
/// The vote that supersedes [`FIRST`].
pub(super) const AGAIN: usize = 8;

/// Small whole numbers as scalars.
pub(super) fn integers(values: &[i64]) -> Vec<Scalar> {
    values.iter().map(|v| integer(*v)).collect()
}

/// An election that is open for voting.
pub(super) fn open() -> Election {
    Election::at(Stage::Ballots)
}

/// The default election, in which the ballots cast in these places are changed.
pub(super) fn changed(places: &[usize], mut change: impl FnMut(&Election, usize, &mut BallotBytes)) -> Case {
    let mut election = open();
    let first = election.next();
    election.cast_each(|election, place, bytes| {
        if !places.contains(&place) {
            return vec![bytes];
        }
        let mut parts = election.parts(election.setting.votes[place].roll, bytes);
        change(election, place, &mut parts);
        vec![parts.bytes]
    });
    Case::entry(election.finish(), first + places[0] as u64)
}

/// The default election, in which what is cast in `place` is something else.
pub(super) fn replaced(place: usize, ballot: impl Fn(&Election) -> BallotBytes) -> Case {
    changed(&[place], |election, _, parts| *parts = ballot(election))
}

/// As the default election, but what is changed is only drafted and entered.
pub(super) fn with(stage: Stage, change: impl FnOnce(&mut Election) -> String) -> Case {
    let mut election = Election::at(stage);
    let place = change(&mut election);
    Case::new(election.finish(), place)
}

/// The name of an entry.
pub(super) fn entry(index: u64) -> String {
    format!("entry {index}")
}
