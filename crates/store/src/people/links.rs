//! One-time secrets, of which only hashes are kept.

use super::{People, SecretHash, signed};
use crate::error::StoreError;
use sqlx::Row;

impl People {
    /// Keeps the hash of a secret that logs `person` in until then; of nobody, where `person` is empty. Expired ones go.
    pub async fn keep_link(
        &self,
        hash: &SecretHash,
        person: &str,
        now: u64,
        until: u64,
    ) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM links WHERE until <= $1").bind(signed(now)?).execute(&self.pool).await?;
        let insert = "INSERT INTO links (hash, person, until) VALUES ($1, $2, $3)";
        let query = sqlx::query(insert).bind(hash.to_vec()).bind(person.to_owned());
        query.bind(signed(until)?).execute(&self.pool).await?;
        Ok(())
    }

    /// Uses a secret up: whom it logs in. It counts once, whoever comes with it at the same time.
    pub async fn use_link(&self, hash: &SecretHash, now: u64) -> Result<Option<String>, StoreError> {
        let delete = "DELETE FROM links WHERE hash = $1 AND until > $2 RETURNING person";
        let query = sqlx::query(delete).bind(hash.to_vec()).bind(signed(now)?);
        let row = query.fetch_optional(&self.pool).await?;
        let person: Option<String> = row.map(|row| row.try_get(0)).transpose()?;
        Ok(person.filter(|person| !person.is_empty()))
    }
}
