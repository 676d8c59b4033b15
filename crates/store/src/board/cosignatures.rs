//! What witnesses have cosigned.

use super::{Board, LogId, settle, signed, unsigned};
use crate::engine::Engine;
use crate::error::StoreError;
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Connection, Row};

/// A witness's line under a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosigned {
    /// The checkpoint's size.
    pub size: u64,
    /// The witness's name.
    pub witness: String,
    /// The signature line.
    pub line: String,
}

impl Board {
    /// Keeps lines of witnesses; one that is there already stays.
    pub async fn keep_cosignatures(&self, log: LogId, lines: &[Cosigned]) -> Result<(), StoreError> {
        let mut connection = self.pool.acquire().await?;
        let kept = keep(&mut connection, self.engine, log, lines).await;
        settle(connection, kept).await
    }

    /// The last line of each witness.
    pub async fn cosignatures(&self, log: LogId) -> Result<Vec<Cosigned>, StoreError> {
        let select = "SELECT c.size, c.witness, c.line FROM cosignatures c JOIN (SELECT witness, MAX(size) AS last FROM \
                      cosignatures WHERE log = $1 GROUP BY witness) l ON l.witness = c.witness AND l.last = c.size \
                      WHERE c.log = $1 ORDER BY c.witness";
        let rows = sqlx::query(select).bind(log.0).fetch_all(&self.pool).await?;
        rows.iter().map(row).collect()
    }
}

async fn keep(
    connection: &mut AnyConnection,
    engine: Engine,
    log: LogId,
    lines: &[Cosigned],
) -> Result<(), StoreError> {
    let insert = "INSERT INTO cosignatures (log, size, witness, line) VALUES ($1, $2, $3, $4) \
                  ON CONFLICT (log, witness, size) DO NOTHING";
    let mut transaction = connection.begin_with(engine.begin()).await?;
    for cosigned in lines {
        let query = sqlx::query(insert).bind(log.0).bind(signed(cosigned.size)?);
        query.bind(cosigned.witness.as_str()).bind(cosigned.line.as_str()).execute(&mut *transaction).await?;
    }
    Ok(transaction.commit().await?)
}

fn row(row: &AnyRow) -> Result<Cosigned, StoreError> {
    Ok(Cosigned { size: unsigned(row.try_get(0)?)?, witness: row.try_get(1)?, line: row.try_get(2)? })
}
