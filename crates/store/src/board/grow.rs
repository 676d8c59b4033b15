//! Growing by what a mirror has more: piece by piece, under the one checkpoint that is signed over all of it.

use super::append::{add, insert_checkpoint, insert_entries, insert_files, size};
use super::{Board, LogId};
use crate::engine::Engine;
use crate::error::StoreError;
use sqlx::{Any, Transaction};

/// A log that grows. Unless [`commit`](Self::commit) returns `Ok`, it has not grown.
#[derive(Debug)]
pub struct Growing {
    transaction: Transaction<'static, Any>,
    engine: Engine,
    log: LogId,
    size: u64,
}

impl Board {
    /// Begins to add to a log of `first` entries.
    pub async fn grow(&self, log: LogId, first: u64) -> Result<Growing, StoreError> {
        let mut transaction = self.pool.begin_with(self.engine.begin()).await?;
        let found = size(&mut transaction, log).await?;
        match found == first {
            true => Ok(Growing { transaction, engine: self.engine, log, size: first }),
            false => Err(StoreError::Moved { expected: first, found }),
        }
    }
}

impl Growing {
    /// Adds entries.
    pub async fn entries(&mut self, entries: &[Vec<u8>]) -> Result<(), StoreError> {
        insert_entries(&mut self.transaction, self.engine, self.log, self.size, entries).await?;
        self.size = add(self.size, entries.len())?;
        Ok(())
    }

    /// Makes all of it durable, with the files that the entries name and the checkpoint over the log.
    pub async fn commit(mut self, files: &[(String, Vec<u8>)], checkpoint: &str) -> Result<(), StoreError> {
        insert_files(&mut self.transaction, self.log, files).await?;
        insert_checkpoint(&mut self.transaction, self.log, self.size, checkpoint).await?;
        Ok(self.transaction.commit().await?)
    }
}
