//! Hints: a file beside the record that can save time and nothing else (spec 8.5).
//!
//! Whatever stands in it, a ballot is decoded by the same rules: a hint is checked where it is used, and one that is wrong is as good as
//! none. The file is no part of the record, is under no hash, and need not be kept.

mod file;
mod make;

pub(crate) use file::HintFile;
pub use file::is_hint_file;
pub use make::{HintError, write_hints};

use ostrakon_election::cast::{ballot_length, ballot_roll, hints_length};
use ostrakon_group::SortedMap;
use ostrakon_proofs::ballot::Relation;

/// What a file of hints begins with.
const MAGIC: [u8; 16] = *b"ostrakon hints 1";

/// Bytes of hints that an entry has: those of its roll's ballots, if it could be one.
fn length_of(entry: &[u8], relations: &SortedMap<usize, Relation>) -> usize {
    let relation = relation_of(entry, relations).filter(|relation| entry.len() == ballot_length(relation));
    relation.map_or(0, hints_length)
}

/// The relation of an entry, if it is a ballot of a roll that was opened.
fn relation_of<'a>(entry: &[u8], relations: &'a SortedMap<usize, Relation>) -> Option<&'a Relation> {
    let roll = ballot_roll(entry, usize::MAX).ok().filter(|_| entry.starts_with(b"OB"))?;
    relations.get(&roll)
}
