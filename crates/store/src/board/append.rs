//! Appending: entries, their files and the checkpoint over them, in one transaction, or nothing.

use super::{Board, LogId, signed, unsigned};
use crate::error::StoreError;
use sqlx::{AnyConnection, AssertSqlSafe, Row};

/// What is appended together.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// The size before: the condition under which any of this happens.
    pub first: u64,
    /// The entries, one at least.
    pub entries: Vec<Vec<u8>>,
    /// Files that they name: (path, bytes).
    pub files: Vec<(String, Vec<u8>)>,
    /// The signed checkpoint over the log with them.
    pub checkpoint: String,
}

/// Rows of one statement. SQLite takes 32,766 values, PostgreSQL 65,535.
const ROWS: usize = 256;

impl Board {
    /// Appends. Once this returns `Ok`, all of it is durable; with [`StoreError::Moved`] nothing of it is there; with any other error either
    /// may be the case, and whoever appended reads the log again.
    pub async fn append(&self, log: LogId, batch: &Batch) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin_with(self.engine.begin()).await?;
        let found = size(&mut transaction, log).await?;
        if found != batch.first {
            return Err(StoreError::Moved { expected: batch.first, found });
        }
        insert_entries(&mut transaction, log, batch).await?;
        for (path, bytes) in &batch.files {
            let insert = "INSERT INTO files (log, path, bytes) VALUES ($1, $2, $3)";
            sqlx::query(insert)
                .bind(log.0)
                .bind(path.clone())
                .bind(bytes.clone())
                .execute(&mut *transaction)
                .await?;
        }
        let size = signed(batch.first + batch.entries.len() as u64)?;
        let insert = "INSERT INTO checkpoints (log, size, note) VALUES ($1, $2, $3)";
        sqlx::query(insert)
            .bind(log.0)
            .bind(size)
            .bind(batch.checkpoint.clone())
            .execute(&mut *transaction)
            .await?;
        Ok(transaction.commit().await?)
    }

    /// How many entries a log has under its last checkpoint.
    pub async fn size(&self, log: LogId) -> Result<u64, StoreError> {
        size(&mut *self.pool.acquire().await?, log).await
    }
}

async fn size(connection: &mut AnyConnection, log: LogId) -> Result<u64, StoreError> {
    let select = "SELECT COALESCE(MAX(size), 0) FROM checkpoints WHERE log = $1";
    unsigned(sqlx::query(select).bind(log.0).fetch_one(connection).await?.try_get(0)?)
}

async fn insert_entries(connection: &mut AnyConnection, log: LogId, batch: &Batch) -> Result<(), StoreError> {
    for (first, chunk) in (batch.first..).step_by(ROWS).zip(batch.entries.chunks(ROWS)) {
        let mut query = sqlx::query(AssertSqlSafe(statement(chunk.len())));
        for (place, bytes) in (first..).zip(chunk) {
            query = query.bind(log.0).bind(signed(place)?).bind(bytes.clone());
        }
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

/// `INSERT …` of so many rows.
fn statement(rows: usize) -> String {
    let row = |n: usize| format!("(${}, ${}, ${})", 3 * n + 1, 3 * n + 2, 3 * n + 3);
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("INSERT INTO entries (log, place, bytes) VALUES {}", rows.join(", "))
}
