//! Appending: entries, their files and the checkpoint over them, in one transaction, or nothing.

use super::{Board, LogId, settle, signed, unsigned};
use crate::engine::Engine;
use crate::error::StoreError;
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row};

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

/// Rows of one statement, largest first: a connection keeps every statement that it has prepared, so there are few of them. SQLite takes
/// 32,766 values, PostgreSQL 65,535.
const ROWS: [usize; 5] = [256, 64, 16, 4, 1];

impl Board {
    /// Appends. Once this returns `Ok`, all of it is durable; with [`StoreError::Moved`] nothing of it is there; with any other error either
    /// may be the case, and whoever appended reads the log again.
    pub async fn append(&self, log: LogId, batch: &Batch) -> Result<(), StoreError> {
        let mut connection = self.pool.acquire().await?;
        let appended = append(&mut connection, self.engine, log, batch).await;
        match settle(connection, appended).await {
            Err(StoreError::Database(error)) if is_taken(&error) => self.moved(log, batch.first, error).await,
            appended => appended,
        }
    }

    /// Something stands already where it would have been written: nothing was, and if the log has grown, this is why.
    async fn moved(&self, log: LogId, expected: u64, error: sqlx::Error) -> Result<(), StoreError> {
        let found = self.size(log).await?;
        Err(if found == expected { error.into() } else { StoreError::Moved { expected, found } })
    }

    /// How many entries a log has under its last checkpoint.
    pub async fn size(&self, log: LogId) -> Result<u64, StoreError> {
        size(&mut *self.pool.acquire().await?, log).await
    }
}

fn is_taken(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(|error| error.is_unique_violation())
}

async fn append(
    connection: &mut AnyConnection,
    engine: Engine,
    log: LogId,
    batch: &Batch,
) -> Result<(), StoreError> {
    let mut transaction = connection.begin_with(engine.begin()).await?;
    let found = size(&mut transaction, log).await?;
    if found != batch.first {
        transaction.rollback().await?;
        return Err(StoreError::Moved { expected: batch.first, found });
    }
    insert_entries(&mut transaction, engine, log, batch.first, &batch.entries).await?;
    insert_files(&mut transaction, log, &batch.files).await?;
    let size = add(batch.first, batch.entries.len())?;
    insert_checkpoint(&mut transaction, log, size, &batch.checkpoint).await?;
    Ok(transaction.commit().await?)
}

pub(super) async fn size(connection: &mut AnyConnection, log: LogId) -> Result<u64, StoreError> {
    let select = "SELECT COALESCE(MAX(size), 0) FROM checkpoints WHERE log = $1";
    unsigned(sqlx::query(select).bind(log.0).fetch_one(connection).await?.try_get(0)?)
}

/// The size of a log that has so many entries more.
pub(super) fn add(size: u64, entries: usize) -> Result<u64, StoreError> {
    size.checked_add(entries as u64).ok_or(StoreError::Range("a log's size"))
}

pub(super) async fn insert_entries(
    connection: &mut AnyConnection,
    engine: Engine,
    log: LogId,
    first: u64,
    entries: &[Vec<u8>],
) -> Result<(), StoreError> {
    let (mut places, mut left) = (first.., entries);
    for rows in ROWS {
        let statement = statement(engine, rows);
        while let Some((chunk, rest)) = left.split_at_checked(rows) {
            let mut query = sqlx::query(AssertSqlSafe(statement.clone()));
            for (bytes, place) in chunk.iter().zip(&mut places) {
                query = query.bind(log.0).bind(signed(place)?).bind(bytes.as_slice());
            }
            query.execute(&mut *connection).await?;
            left = rest;
        }
    }
    Ok(())
}

/// `INSERT …` of so many rows.
fn statement(engine: Engine, rows: usize) -> String {
    let value = |n: usize| engine.value(n);
    let row = |n: usize| format!("({}, {}, {})", value(3 * n + 1), value(3 * n + 2), value(3 * n + 3));
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("INSERT INTO entries (log, place, bytes) VALUES {}", rows.join(", "))
}

pub(super) async fn insert_files(
    connection: &mut AnyConnection,
    log: LogId,
    files: &[(String, Vec<u8>)],
) -> Result<(), StoreError> {
    let insert = "INSERT INTO files (log, path, bytes) VALUES ($1, $2, $3)";
    for (path, bytes) in files {
        let query = sqlx::query(insert).bind(log.0).bind(path.as_str()).bind(bytes.as_slice());
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

pub(super) async fn insert_checkpoint(
    connection: &mut AnyConnection,
    log: LogId,
    size: u64,
    note: &str,
) -> Result<(), StoreError> {
    let insert = "INSERT INTO checkpoints (log, size, note) VALUES ($1, $2, $3)";
    sqlx::query(insert).bind(log.0).bind(signed(size)?).bind(note).execute(connection).await?;
    Ok(())
}
