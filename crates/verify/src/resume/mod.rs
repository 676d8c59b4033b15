//! A verification that was interrupted goes on where it stopped (spec 8.6).
//!
//! Kept are the sums and findings so far, and the notes about the ballots. They are their owner's own: whoever can write them can make that
//! owner's next report say anything, so they are read only from a folder that nobody else can write to, no evidence is given after them,
//! and the report's reader is told.

mod folder;
mod state;
mod sums;

pub use folder::{ResumeError, ResumeFolder};
pub(crate) use sums::Sums;

use crate::ballots::{Gathered, Stopped};
use crate::facts::Facts;
use crate::notes::memory;
use crate::spill::{Place, Sorter};
use ostrakon_group::{Bytes32, sha256};
use state::State;
use std::time::{Duration, Instant};

/// How long until progress is saved again.
const SAVE_EVERY: Duration = Duration::from_secs(10);

/// Saves progress, as long as ballots are verified.
pub(crate) struct Saving {
    folder: ResumeFolder,
    identity: Bytes32,
    every: Duration,
    saved: Instant,
}

/// How the work begins.
pub(crate) struct Beginning {
    pub(crate) saving: Option<Saving>,
    pub(crate) gathered: Gathered,
    /// The first entry whose ballot is not in there.
    pub(crate) next: u64,
}

impl Saving {
    /// Begins afresh, or goes on where the same work was interrupted.
    pub(crate) fn begin(facts: &Facts<'_>, chunk: u64, fresh: Gathered) -> Result<Beginning, Stopped> {
        let Some(folder) = facts.options.resume.clone() else {
            return Ok(Beginning { saving: None, gathered: fresh, next: 0 });
        };
        let (identity, memory) = (identity(facts, chunk, folder.program()), memory(facts));
        let every = facts.options.tuning.save_every.unwrap_or(SAVE_EVERY);
        let saving = Self { folder, identity, every, saved: Instant::now() };
        match saving.load(facts, memory) {
            Ok(Some((gathered, next))) => return Ok(Beginning { saving: Some(saving), gathered, next }),
            Ok(None) => {}
            Err(why) => facts.progress.tell(&format!(
                "the interrupted verification in {} cannot be gone on with: {why}. All ballots are verified from the first on.",
                saving.folder.path().display()
            )),
        }
        saving.folder.clear();
        let events = Sorter::new(Place::Kept(saving.folder.events()), memory);
        let used = Sorter::new(Place::Kept(saving.folder.used()), memory);
        Ok(Beginning { saving: Some(saving), gathered: Gathered { events, used, ..fresh }, next: 0 })
    }

    /// What was saved, if it is of this work; `None` if nothing was.
    fn load(&self, facts: &Facts<'_>, memory: usize) -> Result<Option<(Gathered, u64)>, String> {
        let Some(bytes) = self.folder.read_state()? else { return Ok(None) };
        let state = State::decode(&bytes)?;
        if state.identity != self.identity {
            return Err("it is of another record, or was made by another version of this program".into());
        }
        let (gathered, next) = state.restore(&self.folder, memory)?;
        let before: u64 = facts.view().ballots.within(0..next).map(|run| run.end - run.start).sum();
        match gathered.count == before {
            true => Ok(Some((gathered, next))),
            false => Err("it counts other ballots than stand there".into()),
        }
    }

    /// Saves progress up to an entry, if it is time to, or the last.
    pub(crate) fn save(&mut self, gathered: &mut Gathered, next: u64, last: bool) -> Result<(), Stopped> {
        if !last && self.saved.elapsed() < self.every {
            return Ok(());
        }
        let state = State::of(gathered, self.identity, next)?;
        self.folder.write_state(&state.encode().map_err(Stopped::Other)?)?;
        self.saved = Instant::now();
        Ok(())
    }
}

/// Of everything that the sums, findings and notes depend on: the entries, the keys (whose hash the opening names, and which are used even
/// if it names another), the chunks, this program.
fn identity(facts: &Facts<'_>, chunk: u64, program: &[u8; 32]) -> Bytes32 {
    let head = facts.entries.tree.head();
    let keys = sha256(facts.keys_file.as_deref().unwrap_or_default());
    let (size, chunk) = (head.size.to_be_bytes(), chunk.to_be_bytes());
    sha256(&[program.as_slice(), &size, head.root.as_bytes(), &keys, &chunk].concat()).into()
}
