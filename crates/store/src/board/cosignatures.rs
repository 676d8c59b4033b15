//! What witnesses have cosigned.

use super::{Board, LogId, signed, unsigned};
use crate::error::StoreError;
use sqlx::Row;
use sqlx::any::AnyRow;

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
        let insert = "INSERT INTO cosignatures (log, size, witness, line) VALUES ($1, $2, $3, $4) \
                      ON CONFLICT (log, size, witness) DO NOTHING";
        for cosigned in lines {
            let query = sqlx::query(insert).bind(log.0).bind(signed(cosigned.size)?);
            query.bind(cosigned.witness.clone()).bind(cosigned.line.clone()).execute(&self.pool).await?;
        }
        Ok(())
    }

    /// The last line of each witness.
    pub async fn cosignatures(&self, log: LogId) -> Result<Vec<Cosigned>, StoreError> {
        let select = "SELECT c.size, c.witness, c.line FROM cosignatures c WHERE c.log = $1 AND c.size = \
                      (SELECT MAX(d.size) FROM cosignatures d WHERE d.log = c.log AND d.witness = c.witness) \
                      ORDER BY c.witness";
        let rows = sqlx::query(select).bind(log.0).fetch_all(&self.pool).await?;
        rows.iter().map(row).collect()
    }
}

fn row(row: &AnyRow) -> Result<Cosigned, StoreError> {
    Ok(Cosigned { size: unsigned(row.try_get(0)?)?, witness: row.try_get(1)?, line: row.try_get(2)? })
}
