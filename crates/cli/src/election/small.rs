//! What a small roll, or unequal weights, let totals tell of single votes: said before anybody votes.

use crate::record_dir::Record;
use crate::words::amount;
use ostrakon_election::board::roll_path;
use ostrakon_election::roll::Roll;
use ostrakon_election::tally::{TooFew, Weights, too_few};

/// On a roll of so many voters or fewer, all voting alike is no rare thing.
const SMALL: u64 = 30;

/// What voters of this roll should know; nothing while it is not on the board.
pub(crate) fn warnings(record: &Record, index: usize) -> Vec<String> {
    let plan = &record.manifest().rolls[index];
    let Some(signed) = record.view().rolls.iter().find(|roll| roll.body.roll == plan.id) else {
        return Vec::new();
    };
    let (id, size) = (&plan.id, signed.body.size);
    let mut lines = Vec::new();
    if size <= SMALL {
        lines.push(format!(
            "WARNING: roll {id} has {}. If all who vote agree, the result tells how each of them voted.",
            amount(size, "voter")
        ));
    }
    let floor = record.charter().min_counted().get();
    if size < floor {
        lines.push(format!(
            "WARNING: roll {id} has {}, and the charter has nothing counted in secret of fewer than {floor} ballots: no vote of this roll will be decrypted.",
            amount(size, "voter")
        ));
    }
    if signed.body.total_weight != size {
        lines.extend(decoding(record, index, floor));
    }
    lines
}

/// Weights of which a total would tell one vote, if everybody votes (spec 5.3).
fn decoding(record: &Record, index: usize, floor: u64) -> Option<String> {
    let roll = Roll::decode(&record.side(&roll_path(index)).ok()?).ok()?;
    let mut weights = Weights::new();
    roll.voters().iter().for_each(|voter| *weights.entry(voter.weight).or_default() += 1);
    let Some(TooFew::Weight(weight)) = too_few(&weights, floor) else { return None };
    let id = &record.manifest().rolls[index].id;
    Some(format!(
        "WARNING: with the weights of roll {id}, a total would tell how the vote of weight {weight} was cast if all vote: then no vote of this roll is decrypted."
    ))
}
