//! Reading a log back.

use super::{Board, LogId, signed, unsigned};
use crate::error::StoreError;
use sqlx::Row;
use sqlx::any::AnyRow;
use std::ops::Range;

impl Board {
    /// Entries `range`, as many of them as there are; [`StoreError::Missing`] if one is missing between others.
    pub async fn entries(&self, log: LogId, range: Range<u64>) -> Result<Vec<Vec<u8>>, StoreError> {
        let select =
            "SELECT place, bytes FROM entries WHERE log = $1 AND place >= $2 AND place < $3 ORDER BY place";
        let end = i64::try_from(range.end).unwrap_or(i64::MAX);
        let query = sqlx::query(select).bind(log.0).bind(signed(range.start)?).bind(end);
        let rows = query.fetch_all(&self.pool).await?;
        (range.start..).zip(&rows).map(|(place, row)| entry(place, row)).collect()
    }

    /// The last checkpoint that was signed; none of an empty log.
    pub async fn last_checkpoint(&self, log: LogId) -> Result<Option<String>, StoreError> {
        let select = "SELECT note FROM checkpoints WHERE log = $1 ORDER BY size DESC LIMIT 1";
        let row = sqlx::query(select).bind(log.0).fetch_optional(&self.pool).await?;
        row.map(|row| Ok(row.try_get(0)?)).transpose()
    }

    /// The checkpoint over `size` entries, if one was signed.
    pub async fn checkpoint_at(&self, log: LogId, size: u64) -> Result<Option<String>, StoreError> {
        let select = "SELECT note FROM checkpoints WHERE log = $1 AND size = $2";
        let row = sqlx::query(select).bind(log.0).bind(signed(size)?).fetch_optional(&self.pool).await?;
        row.map(|row| Ok(row.try_get(0)?)).transpose()
    }

    /// The checkpoints over more than `sizes.start` and at most `sizes.end` entries: (size, note), in their order.
    pub async fn checkpoints_of(
        &self,
        log: LogId,
        sizes: Range<u64>,
    ) -> Result<Vec<(u64, String)>, StoreError> {
        let select =
            "SELECT size, note FROM checkpoints WHERE log = $1 AND size > $2 AND size <= $3 ORDER BY size";
        let query = sqlx::query(select).bind(log.0).bind(signed(sizes.start)?).bind(signed(sizes.end)?);
        let row = |row: &AnyRow| Ok((unsigned(row.try_get(0)?)?, row.try_get(1)?));
        query.fetch_all(&self.pool).await?.iter().map(row).collect()
    }

    /// Every file of a log: (path, bytes).
    pub async fn files(&self, log: LogId) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let select = "SELECT path, bytes FROM files WHERE log = $1 ORDER BY path";
        let rows = sqlx::query(select).bind(log.0).fetch_all(&self.pool).await?;
        let file = |row: &AnyRow| Ok((row.try_get(0)?, row.try_get(1)?));
        rows.iter().map(file).collect()
    }

    /// The paths of a log's files.
    pub async fn file_paths(&self, log: LogId) -> Result<Vec<String>, StoreError> {
        let select = "SELECT path FROM files WHERE log = $1 ORDER BY path";
        let rows = sqlx::query(select).bind(log.0).fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok(row.try_get(0)?)).collect()
    }

    /// How many checkpoints were signed: one a transaction.
    pub async fn checkpoints(&self, log: LogId) -> Result<u64, StoreError> {
        let select = "SELECT COUNT(*) FROM checkpoints WHERE log = $1";
        unsigned(sqlx::query(select).bind(log.0).fetch_one(&self.pool).await?.try_get(0)?)
    }
}

fn entry(place: u64, row: &AnyRow) -> Result<Vec<u8>, StoreError> {
    if unsigned(row.try_get(0)?)? != place {
        return Err(StoreError::Missing(place));
    }
    Ok(row.try_get(1)?)
}
