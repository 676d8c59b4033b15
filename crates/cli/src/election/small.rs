//! What a small roll, or unequal weights, let totals tell of single votes: said before anybody votes.

use crate::record_dir::Record;
use crate::words::amount;
use ostrakon_election::board::roll_path;
use ostrakon_election::office::{SmallRoll, small_roll};
use ostrakon_election::roll::Roll;

/// What voters of this roll should know; nothing while it is not on the board.
pub(crate) fn warnings(record: &Record, index: usize) -> Vec<String> {
    let id = &record.manifest().rolls[index].id;
    if !record.view().rolls.iter().any(|roll| roll.body.roll == *id) {
        return Vec::new();
    }
    let roll = record.side(&roll_path(index)).ok().and_then(|bytes| Roll::decode(&bytes).ok());
    let Some(roll) = roll else { return Vec::new() };
    let size = amount(roll.voters().len() as u64, "voter");
    let found = small_roll(&roll, record.charter().min_counted().get());
    let told = found.into_iter().map(|found| match found {
        SmallRoll::Alike => format!(
            "WARNING: roll {id} has {size}. If all who vote agree, the result tells how each of them voted."
        ),
        SmallRoll::Floor(floor) => format!(
            "WARNING: roll {id} has {size}, and the charter has nothing counted in secret of fewer than {floor} ballots: no vote of this roll will be decrypted."
        ),
        SmallRoll::Weight(weight) => format!(
            "WARNING: with the weights of roll {id}, a total would tell how the vote of weight {weight} was cast if all vote: then no vote of this roll is decrypted."
        ),
    });
    told.collect()
}
