//! What trustees send each other, until the ceremony has ended (spec 10.6).

use super::{Board, LogId};
use crate::error::StoreError;
use sqlx::Row;

/// Whose envelope it is, and for whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Envelope {
    /// The attempt.
    pub attempt: u32,
    /// Its sender.
    pub from: u16,
    /// Its recipient.
    pub to: u16,
}

impl Board {
    /// Keeps an envelope; the one that is there stays.
    pub async fn keep_envelope(&self, log: LogId, at: Envelope, bytes: Vec<u8>) -> Result<(), StoreError> {
        let insert = "INSERT INTO envelopes (log, attempt, sender, recipient, bytes) VALUES ($1, $2, $3, $4, $5) \
                      ON CONFLICT (log, attempt, sender, recipient) DO NOTHING";
        let query = sqlx::query(insert).bind(log.0).bind(i64::from(at.attempt));
        query.bind(i64::from(at.from)).bind(i64::from(at.to)).bind(bytes).execute(&self.pool).await?;
        Ok(())
    }

    /// An envelope that is there.
    pub async fn envelope(&self, log: LogId, at: Envelope) -> Result<Option<Vec<u8>>, StoreError> {
        let select =
            "SELECT bytes FROM envelopes WHERE log = $1 AND attempt = $2 AND sender = $3 AND recipient = $4";
        let query = sqlx::query(select).bind(log.0).bind(i64::from(at.attempt));
        let row = query.bind(i64::from(at.from)).bind(i64::from(at.to)).fetch_optional(&self.pool).await?;
        row.map(|row| Ok(row.try_get(0)?)).transpose()
    }

    /// Removes the envelopes of attempts before `attempt`.
    pub async fn remove_envelopes(&self, log: LogId, before: u32) -> Result<(), StoreError> {
        let delete = "DELETE FROM envelopes WHERE log = $1 AND attempt < $2";
        sqlx::query(delete).bind(log.0).bind(i64::from(before)).execute(&self.pool).await?;
        Ok(())
    }
}
