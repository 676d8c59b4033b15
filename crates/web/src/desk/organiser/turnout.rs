//! How many have voted. A number below the charter's `min_counted` is never told, not even to the page.

use crate::desk::board::Board;
use std::collections::BTreeSet;

/// Of every roll, in the manifest's order, how many credentials have a ballot on the board; and how many ballots there are.
pub(super) fn turnout(board: &Board, least: u64) -> (Vec<Option<u64>>, Option<u64>) {
    let mut voted = vec![BTreeSet::new(); board.manifest().rolls.len()];
    let entries =
        board.view.ballots.iter().filter_map(|index| board.entries().get(usize::try_from(index).ok()?));
    for (roll, key) in entries.filter_map(|ballot| said(ballot)) {
        if let Some(keys) = voted.get_mut(roll) {
            keys.insert(key);
        }
    }
    let told = |number: u64| (number >= least).then_some(number);
    (voted.iter().map(|keys| told(keys.len() as u64)).collect(), told(board.view.ballots.len()))
}

/// A ballot's roll (bytes 4 and 5) and P (bytes 6 to 37), as spec 3.7 lays them out.
fn said(ballot: &[u8]) -> Option<(usize, [u8; 32])> {
    let roll: [u8; 2] = ballot.get(4..6)?.try_into().ok()?;
    Some((u16::from_be_bytes(roll).into(), ballot.get(6..38)?.try_into().ok()?))
}
