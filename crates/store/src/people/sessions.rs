//! Who is logged in; of cookies only hashes are kept.

use super::{People, SecretHash, signed};
use crate::error::StoreError;
use sqlx::Row;

impl People {
    /// Begins a session; false if the person is not known any more. Expired ones go.
    pub async fn begin_session(
        &self,
        hash: &SecretHash,
        person: &str,
        now: u64,
        until: u64,
    ) -> Result<bool, StoreError> {
        sqlx::query("DELETE FROM sessions WHERE until <= $1").bind(signed(now)?).execute(&self.pool).await?;
        let insert =
            "INSERT INTO sessions (hash, person, until) SELECT $1, person, $2 FROM people WHERE person = $3";
        let query = sqlx::query(insert).bind(hash.to_vec()).bind(signed(until)?).bind(person.to_owned());
        Ok(query.execute(&self.pool).await?.rows_affected() == 1)
    }

    /// Whose session this is.
    pub async fn session(&self, hash: &SecretHash, now: u64) -> Result<Option<String>, StoreError> {
        let select = "SELECT person FROM sessions WHERE hash = $1 AND until > $2";
        let query = sqlx::query(select).bind(hash.to_vec()).bind(signed(now)?);
        let row = query.fetch_optional(&self.pool).await?;
        row.map(|row| Ok(row.try_get(0)?)).transpose()
    }

    /// Ends a session.
    pub async fn end_session(&self, hash: &SecretHash) -> Result<(), StoreError> {
        let delete = "DELETE FROM sessions WHERE hash = $1";
        sqlx::query(delete).bind(hash.to_vec()).execute(&self.pool).await?;
        Ok(())
    }
}
