//! Makes a file of hints for a record: anybody can, for any record.

use super::{MAGIC, relation_of};
use crate::bundle::{Changed, Source};
use crate::facts::Facts;
use crate::gather::gather_setup;
use crate::{Options, Progress, RecordFiles, parallel};
use ostrakon_election::cast::ballot_hints;
use ostrakon_group::SortedMap;
use ostrakon_proofs::ballot::Relation;
use std::io::{self, Write};

/// Bundles whose hints a core makes before they are written.
const BUNDLES: usize = 4;

/// Why hints cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum HintError {
    /// Not all entries can be read, or the vote was not opened.
    #[error("{0}")]
    Record(String),
    /// They cannot be written.
    #[error("they cannot be written: {0}")]
    Io(#[from] io::Error),
}

/// Writes the hints of all ballots of a record (spec 8.5); how many ballots it has. Nothing is verified.
pub fn write_hints(
    files: &dyn RecordFiles,
    out: &mut dyn Write,
    progress: &dyn Progress,
) -> Result<u64, HintError> {
    let options = Options::default();
    let mut facts = Facts::new(files, &options, progress);
    gather_setup(&mut facts, |_| {});
    if let Some(why) = facts.incomplete {
        return Err(HintError::Record(format!("not all entries can be read: {why}")));
    }
    if facts.relations.is_empty() {
        return Err(HintError::Record(
            "the vote was not opened: there are no ballots to make hints for".into(),
        ));
    }
    out.write_all(&MAGIC)?;
    progress.stage("making hints", facts.view().ballots.len());
    write_blocks(&facts, out)
}

fn write_blocks(facts: &Facts<'_>, out: &mut dyn Write) -> Result<u64, HintError> {
    let bundles: Vec<u64> = (0..facts.entries.size().div_ceil(256)).collect();
    let mut ballots = 0;
    for window in bundles.chunks(BUNDLES * parallel::threads()) {
        let blocks = parallel::map(window, |bundle| block(facts.source(), &facts.relations, *bundle));
        for block in blocks {
            let (count, bytes) = block.map_err(|Changed(_)| HintError::Record(Changed::WHAT.into()))?;
            // A bundle has 256 entries of at most 65535 bytes, and fewer points than bytes.
            out.write_all(&(bytes.len() as u32).to_be_bytes())?;
            out.write_all(&bytes)?;
            facts.progress.advance(count);
            ballots += count;
        }
    }
    Ok(ballots)
}

/// The number of ballots of one bundle, and their hints.
fn block(
    source: Source<'_>,
    relations: &SortedMap<usize, Relation>,
    bundle: u64,
) -> Result<(u64, Vec<u8>), Changed> {
    let read = source.bundle(bundle * 256)?;
    let (mut count, mut bytes) = (0, Vec::new());
    for entry in read.indices().map(|index| read.entry(index)) {
        let hints = relation_of(entry, relations).map(|relation| ballot_hints(relation, entry));
        count += u64::from(entry.starts_with(b"OB"));
        bytes.extend(hints.unwrap_or_default());
    }
    Ok((count, bytes))
}
