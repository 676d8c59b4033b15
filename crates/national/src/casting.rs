//! The vote: ballots sealed on all cores, a lot at a time, and put on the board in their order.

use crate::MakeError;
use crate::board::Board;
use crate::schedule::Schedule;
use crate::sums::Sums;
use crate::voter::{Cast, Voters};
use ostrakon_verify::Progress;
use rayon::prelude::*;

/// Ballots that are in memory at once.
const LOT: u64 = 4096;

/// Casts every ballot of the schedule; what they add up to.
pub(crate) fn cast_all(
    voters: &Voters<'_>,
    schedule: Schedule,
    mut sums: Sums,
    board: &mut Board,
    progress: &dyn Progress,
) -> Result<Sums, MakeError> {
    progress.stage("sealing ballots", schedule.ballots());
    for start in (0..schedule.ballots()).step_by(LOT as usize) {
        let end = schedule.ballots().min(start + LOT);
        let one = |place| {
            let cast = voters.cast(place);
            progress.advance(1);
            cast
        };
        let lot = (start..end).into_par_iter().map(one).collect::<Result<Vec<Cast>, _>>()?;
        for cast in &lot {
            board.append(cast.ballot.bytes())?;
            sums.add(cast);
        }
    }
    Ok(sums)
}
