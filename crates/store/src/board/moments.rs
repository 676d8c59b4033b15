//! What was decided once, whatever a clock says later.

use super::{Board, LogId, signed, unsigned};
use crate::error::StoreError;
use sqlx::Row;

impl Board {
    /// Notes a moment; the first note of a name stays, and is what this returns.
    pub async fn note_moment(&self, log: LogId, name: &str, time: u64) -> Result<u64, StoreError> {
        let insert =
            "INSERT INTO moments (log, name, time) VALUES ($1, $2, $3) ON CONFLICT (log, name) DO NOTHING";
        sqlx::query(insert).bind(log.0).bind(name).bind(signed(time)?).execute(&self.pool).await?;
        Ok(self.moment(log, name).await?.ok_or(sqlx::Error::RowNotFound)?)
    }

    /// When something was decided, if it was.
    pub async fn moment(&self, log: LogId, name: &str) -> Result<Option<u64>, StoreError> {
        let select = "SELECT time FROM moments WHERE log = $1 AND name = $2";
        let row = sqlx::query(select).bind(log.0).bind(name).fetch_optional(&self.pool).await?;
        row.map(|row| unsigned(row.try_get(0)?)).transpose()
    }
}
