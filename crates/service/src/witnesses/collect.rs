//! What a log's publisher asks: a checkpoint with the lines of enough witnesses, and later with the rest.

use super::Cosigners;
use super::lines::Lines;
use crate::Coming;
use crate::board::Policy;
use ostrakon_tlog::checkpoint::{Checkpoint, SignedCheckpoint};
use ostrakon_tlog::note::NoteSignature;
use std::sync::Arc;
use std::time::Duration;

/// How long a checkpoint that has enough lines waits for those of others who answered the last time.
const GRACE: Duration = Duration::from_millis(200);

/// The policy of one log's publisher.
pub(crate) struct Collect(Arc<Cosigners>);

impl Collect {
    /// Begins to ask.
    pub(crate) fn begin(cosigners: Arc<Cosigners>) -> Self {
        cosigners.begin();
        Self(cosigners)
    }
}

impl Policy for Collect {
    fn cosigned(&self, checkpoint: SignedCheckpoint) -> Coming<'_, SignedCheckpoint> {
        Box::pin(async move {
            let (cosigners, statement) = (&self.0, checkpoint.unverified().clone());
            cosigners.lines.send_modify(|lines| lines.aim(&checkpoint));
            let mut lines = cosigners.lines.subscribe();
            let _ = lines.wait_for(|lines| cosigners.enough(lines, &statement)).await;
            let rest = lines.wait_for(|lines| cosigners.nobody_lacks(lines, &statement));
            let _ = tokio::time::timeout(GRACE, rest).await;
            cosigners.with_lines(checkpoint).await
        })
    }

    fn completed(&self, published: SignedCheckpoint) -> Coming<'_, SignedCheckpoint> {
        Box::pin(async move {
            let (cosigners, statement) = (&self.0, published.unverified().clone());
            let there = published.signatures().len();
            let more = |lines: &Lines| 1 + cosigners.lines_under(lines, &statement).len() > there;
            let _ = cosigners.lines.subscribe().wait_for(more).await;
            let completed = cosigners.with_lines(published).await;
            // It has no room for more lines than it has.
            if completed.signatures().len() == there { std::future::pending().await } else { completed }
        })
    }
}

impl Cosigners {
    /// The lines for a checkpoint that the manifest's policy takes.
    fn lines_under(&self, lines: &Lines, statement: &Checkpoint) -> Vec<NoteSignature> {
        let taken =
            |line: &&NoteSignature| self.all_listed().any(|asked| asked.witness.key.name() == line.name());
        lines.under(statement).filter(taken).cloned().collect()
    }

    fn enough(&self, lines: &Lines, statement: &Checkpoint) -> bool {
        self.lines_under(lines, statement).len() >= self.required()
    }

    fn nobody_lacks(&self, lines: &Lines, statement: &Checkpoint) -> bool {
        let there = self.lines_under(lines, statement);
        self.well().all(|asked| there.iter().any(|line| line.name() == asked.witness.key.name()))
    }

    /// A checkpoint with every line that has come for it and that it lacks; what came is in the database first.
    async fn with_lines(&self, checkpoint: SignedCheckpoint) -> SignedCheckpoint {
        self.keep().await;
        let lines = self.lines_under(&self.lines.borrow(), checkpoint.unverified());
        lines.into_iter().fold(checkpoint, |checkpoint, line| {
            // It is there already, or there is no room for it in a checkpoint.
            checkpoint.clone().with_signature(line).unwrap_or(checkpoint)
        })
    }

    async fn keep(&self) {
        let mut fresh = Vec::new();
        self.lines.send_if_modified(|lines| {
            fresh = lines.take_fresh();
            false
        });
        if fresh.is_empty() {
            return;
        }
        if let Err(error) = self.store.keep_cosignatures(self.log, &fresh).await {
            tracing::warn!(%error, "cosignatures are published and not kept");
        }
    }
}
