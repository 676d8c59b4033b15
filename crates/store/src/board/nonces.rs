//! Signed requests that have counted: each counts once, also after a start (spec 10.5).

use super::{Board, signed};
use crate::error::StoreError;

impl Board {
    /// Notes that a request of this nonce counts, durably, and until when it could be sent again; false if one has counted before. Those that
    /// ended before `now` are forgotten.
    pub async fn note_nonce(&self, nonce: [u8; 16], until: u64, now: u64) -> Result<bool, StoreError> {
        let delete = "DELETE FROM nonces WHERE until < $1";
        sqlx::query(delete).bind(signed(now)?).execute(&self.pool).await?;
        let insert = "INSERT INTO nonces (nonce, until) VALUES ($1, $2) ON CONFLICT (nonce) DO NOTHING";
        let query = sqlx::query(insert).bind(nonce.to_vec()).bind(signed(until)?);
        Ok(query.execute(&self.pool).await?.rows_affected() == 1)
    }
}
