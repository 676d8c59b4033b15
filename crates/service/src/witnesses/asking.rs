//! One witness after another checkpoint: asked as soon as there is one, and less often while it does not answer.

use super::witness::Reply;
use super::{Asked, Cosigners};
use ostrakon_tlog::checkpoint::SignedCheckpoint;
use ostrakon_tlog::consistency::ConsistencyProof;
use ostrakon_tlog::cosignature::Cosignature;
use ostrakon_tlog::note::NoteSignature;
use ostrakon_tlog::tile_proof::TiledTree;
use ostrakon_tlog::tiles::HashTile;
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// How long a witness is left alone after it failed once, and at most.
const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(8);

impl Cosigners {
    /// Begins to ask: a task for each witness.
    pub(super) fn begin(self: &Arc<Self>) {
        for place in 0..self.asked.len() {
            tokio::spawn(self.clone().ask_on(place));
        }
    }

    async fn ask_on(self: Arc<Self>, place: usize) {
        let mut pause = FIRST;
        loop {
            let target = self.next(place).await;
            let (cosigners, asked) = (self.clone(), target.clone());
            let said = tokio::task::spawn_blocking(move || cosigners.cosign(place, &asked)).await;
            match said.map_err(|error| error.to_string()).and_then(|said| said) {
                Ok(line) => {
                    pause = FIRST;
                    self.told(place, None);
                    self.lines.send_modify(|lines| lines.add(target.unverified(), line));
                }
                Err(why) => {
                    self.told(place, Some(&why));
                    self.lines.send_modify(|_| {});
                    tokio::time::sleep(pause).await;
                    pause = LONGEST.min(pause * 2);
                }
            }
        }
    }

    /// Waits for a checkpoint that this witness has not cosigned.
    async fn next(&self, place: usize) -> SignedCheckpoint {
        let Some(asked) = self.asked.get(place) else { return std::future::pending().await };
        let name = asked.witness.name();
        let mut lines = self.lines.subscribe();
        let wanted = lines.wait_for(|lines| self.listed(&asked.witness) && lines.lacking(name).is_some());
        let target = wanted.await.ok().and_then(|lines| lines.lacking(name).cloned());
        match target {
            Some(target) => target,
            None => std::future::pending().await,
        }
    }

    /// Counts an answer; a witness that fails is told of once, and once more when it is well again.
    fn told(&self, place: usize, why: Option<&str>) {
        let Some(Asked { witness, ill, .. }) = self.asked.get(place) else { return };
        self.metrics.witness(witness.name(), why.is_none());
        let was = ill.swap(why.is_some(), Ordering::Relaxed);
        match why {
            Some(why) if !was => tracing::warn!(witness = witness.name(), %why, "does not cosign"),
            None if was => tracing::info!(witness = witness.name(), "cosigns again"),
            _ => {}
        }
    }

    /// Asks one witness; once more if it has another size than we thought.
    fn cosign(&self, place: usize, checkpoint: &SignedCheckpoint) -> Result<NoteSignature, String> {
        let Asked { witness, size: known, .. } = self.asked.get(place).ok_or("there is no such witness")?;
        let statement = checkpoint.unverified();
        for _ in 0..2 {
            let old = known.load(Ordering::Relaxed);
            let proof = self.proof(old, statement.head().size).map_err(|e| e.to_string())?;
            match witness.ask(&super::request(old, proof, checkpoint)) {
                Reply::Has(size) => known.store(size, Ordering::Relaxed),
                Reply::Refused(why) => return Err(why),
                Reply::Cosigned(lines) => {
                    let own = lines.iter().find(|line| line.name() == witness.key.name());
                    let line = own.ok_or("it answered with another name's line")?;
                    Cosignature::verify(statement, line, &witness.key).map_err(|e| e.to_string())?;
                    known.store(statement.head().size, Ordering::Relaxed);
                    return Ok(line.clone());
                }
            }
        }
        Err("it has another size each time it is asked".into())
    }

    fn proof(&self, old: u64, new: u64) -> io::Result<ConsistencyProof> {
        let read = |tile: &HashTile| {
            self.folder.get(&tile.path())?.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
        };
        TiledTree::new(new, read).consistency_proof(old, new).map_err(|e| io::Error::other(e.to_string()))
    }
}
