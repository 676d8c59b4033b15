//! What members leave for the credential authority: bytes that this service cannot open.

use super::People;
use crate::error::StoreError;
use sqlx::Row;

impl People {
    /// Whether somebody has left anything.
    pub async fn has_credential(&self, person: &str) -> Result<bool, StoreError> {
        let select = "SELECT 1 FROM credentials WHERE person = $1";
        let row = sqlx::query(select).bind(person.to_owned()).fetch_optional(&self.pool).await?;
        Ok(row.is_some())
    }

    /// Whether it is this that somebody has left.
    pub async fn has_left(&self, person: &str, sealed: &[u8]) -> Result<bool, StoreError> {
        let select = "SELECT 1 FROM credentials WHERE person = $1 AND sealed = $2";
        let query = sqlx::query(select).bind(person.to_owned()).bind(sealed.to_vec());
        Ok(query.fetch_optional(&self.pool).await?.is_some())
    }

    /// Keeps what somebody leaves, in the place of what they left before.
    pub async fn keep_credential(&self, person: &str, sealed: Vec<u8>) -> Result<(), StoreError> {
        let insert = "INSERT INTO credentials (person, sealed) VALUES ($1, $2) ON CONFLICT (person) DO UPDATE \
                      SET sealed = excluded.sealed";
        sqlx::query(insert).bind(person.to_owned()).bind(sealed).execute(&self.pool).await?;
        Ok(())
    }

    /// What a body's members have left, by person.
    pub async fn credentials(&self, body: &str) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let select = "SELECT c.person, c.sealed FROM credentials c JOIN members m ON m.person = c.person \
                      WHERE m.body = $1";
        let rows = sqlx::query(select).bind(body.to_owned()).fetch_all(&self.pool).await?;
        let read = |row: &sqlx::any::AnyRow| Ok((row.try_get(0)?, row.try_get(1)?));
        let mut all = rows.iter().map(read).collect::<Result<Vec<(String, Vec<u8>)>, StoreError>>()?;
        all.sort_unstable();
        Ok(all)
    }
}
