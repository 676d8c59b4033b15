//! One look at one log: its checkpoint against the one that is held, by the log's own tiles.

use super::fetch::{Fetch, FetchError};
use crate::cosigned::Cosigned;
use crate::evidence::Finding;
use crate::failure::Failure;
use crate::layout::origin_hash;
use crate::logs::LogEntry;
use crate::witness::Witness;
use ostrakon_tlog::checkpoint::{
    ParseCheckpointError, SignedCheckpoint, VerifiedCheckpoint, VerifyCheckpointError,
};
use ostrakon_tlog::consistency::ConsistencyProof;
use ostrakon_tlog::fork::Fork;
use ostrakon_tlog::hash::Hash;
use ostrakon_tlog::note::MAX_NOTE_LEN;
use ostrakon_tlog::tile_proof::{TileProofError, TiledTree};
use ostrakon_tlog::tiles::{CHECKPOINT_PATH, HashTile, MAX_TILE_LEN};
use ostrakon_tlog::tree::TreeHead;
use ostrakon_tlog::witness::AddCheckpoint;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long one look may go on.
const TIME: Duration = Duration::from_secs(60);

/// What was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// What is held already.
    Same,
    /// An earlier head of the same history: an old copy, or a board that was put back.
    Behind,
    /// A later one, which is cosigned now.
    Grown {
        /// Its size.
        size: u64,
    },
    /// Another history. The evidence is kept.
    Fork,
}

/// Looks at a log once. A log without an address shows nothing new.
///
/// # Errors
/// If what there is to see cannot be had, or shows nothing.
pub fn look(witness: &Witness, fetch: &dyn Fetch, entry: &LogEntry) -> Result<Sight, LookError> {
    let Some(url) = &entry.url else { return Ok(Sight::Same) };
    let offered = checkpoint(url, fetch)?.verify(&entry.key)?;
    let held = witness.latest(&origin_hash(entry.origin()))?;
    // Less than was cosigned is less, whether or not its tiles tell that it is of one history.
    let less = held.as_ref().is_some_and(|held| offered.head().size < held.head().size);
    let sight = compare_with_held(witness, fetch, url, held, &offered);
    witness.looked(entry.origin(), less.then_some(&offered))?;
    sight
}

fn compare_with_held(
    witness: &Witness,
    fetch: &dyn Fetch,
    url: &str,
    held: Option<Arc<Cosigned>>,
    offered: &VerifiedCheckpoint,
) -> Result<Sight, LookError> {
    let offered = offered.clone();
    let Some(held) = held else { return grow(witness, TreeHead::empty(), offered, Vec::new()) };
    let (held, new) = (held.checkpoint().clone(), *offered.head());
    if *held.head() == new {
        return Ok(Sight::Same);
    }
    let known = *held.head();
    let (root, proof) = compare(url, fetch, known, new)?;
    let smaller = if known.size <= new.size { known } else { new };
    if root != smaller.root {
        let fork = Fork::new(held, offered, root, proof).map_err(|_| LookError::Tiles)?;
        witness.keep(&Finding::fork(fork))?;
        return Ok(Sight::Fork);
    }
    if new.size < known.size { Ok(Sight::Behind) } else { grow(witness, known, offered, proof.path) }
}

fn grow(
    witness: &Witness,
    known: TreeHead,
    offered: VerifiedCheckpoint,
    path: Vec<Hash>,
) -> Result<Sight, LookError> {
    let (size, checkpoint) = (offered.head().size, offered.alone().signed().clone());
    witness.cosign(&AddCheckpoint { old: known.size, proof: ConsistencyProof { path }, checkpoint })?;
    Ok(Sight::Grown { size })
}

fn checkpoint(url: &str, fetch: &dyn Fetch) -> Result<SignedCheckpoint, LookError> {
    let file = fetch.get(&format!("{url}/{CHECKPOINT_PATH}"), MAX_NOTE_LEN as u64)?;
    Ok(SignedCheckpoint::parse(&file.ok_or(LookError::NoCheckpoint)?)?)
}

/// By the tiles of the larger tree: the root that it had at the smaller's size, and the proof from there.
fn compare(
    url: &str,
    fetch: &dyn Fetch,
    one: TreeHead,
    other: TreeHead,
) -> Result<(Hash, ConsistencyProof), LookError> {
    if one.size == other.size {
        return Ok((other.root, ConsistencyProof { path: Vec::new() }));
    }
    let (smaller, larger) = if one.size < other.size { (one, other) } else { (other, one) };
    let end = Instant::now() + TIME;
    let mut tiles = TiledTree::new(larger.size, |tile: &HashTile| read(url, fetch, tile, end));
    // Only tiles that lead to the signed root say anything.
    if tiles.head()? != larger {
        return Err(LookError::Tiles);
    }
    let root = tiles.head_at(smaller.size)?.root;
    Ok((root, tiles.consistency_proof(smaller.size, larger.size)?))
}

fn read(url: &str, fetch: &dyn Fetch, tile: &HashTile, end: Instant) -> Result<Vec<u8>, FetchError> {
    let get = |tile: &HashTile| match Instant::now() < end {
        true => fetch.get(&format!("{url}/{}", tile.path()), MAX_TILE_LEN),
        false => Err(FetchError { what: "the log is too slow".into() }),
    };
    if let Some(bytes) = get(tile)? {
        return Ok(bytes);
    }
    let mut bytes = get(&tile.full())?.ok_or_else(|| FetchError { what: "there is no such tile".into() })?;
    bytes.truncate(usize::from(tile.width()) * 32);
    Ok(bytes)
}

/// Why a look saw nothing.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LookError {
    /// A file cannot be had.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// There is no checkpoint.
    #[error("there is no checkpoint at this address")]
    NoCheckpoint,
    /// The checkpoint cannot be read.
    #[error(transparent)]
    Parse(#[from] ParseCheckpointError),
    /// The checkpoint is not the log's.
    #[error(transparent)]
    Checkpoint(#[from] VerifyCheckpointError),
    /// A tile cannot be had or read.
    #[error(transparent)]
    TileProof(#[from] TileProofError<FetchError>),
    /// The tiles do not lead to the checkpoint.
    #[error("the log's tiles do not lead to the root that it signed")]
    Tiles,
    /// The witness cannot go on.
    #[error(transparent)]
    Failure(#[from] Failure),
}
