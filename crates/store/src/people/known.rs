//! Who is known, and to which bodies they belong.

use super::People;
use crate::error::StoreError;
use sqlx::Row;

impl People {
    /// Whose address this is, as addresses are compared: person, and the address as it was written.
    pub async fn person_at(&self, folded: &str) -> Result<Option<(String, String)>, StoreError> {
        let select = "SELECT person, address FROM people WHERE folded = $1";
        let row = sqlx::query(select).bind(folded.to_owned()).fetch_optional(&self.pool).await?;
        row.map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).transpose()
    }

    /// Where mail reaches somebody, if they are known.
    pub async fn address_of(&self, person: &str) -> Result<Option<String>, StoreError> {
        let select = "SELECT address FROM people WHERE person = $1";
        let row = sqlx::query(select).bind(person.to_owned()).fetch_optional(&self.pool).await?;
        row.map(|row| Ok(row.try_get(0)?)).transpose()
    }

    /// The bodies that somebody belongs to, in alphabetical order.
    pub async fn bodies_of(&self, person: &str) -> Result<Vec<String>, StoreError> {
        let select = "SELECT body FROM members WHERE person = $1";
        let rows = sqlx::query(select).bind(person.to_owned()).fetch_all(&self.pool).await?;
        let mut bodies =
            rows.iter().map(|row| Ok(row.try_get(0)?)).collect::<Result<Vec<_>, StoreError>>()?;
        bodies.sort_unstable();
        Ok(bodies)
    }
}
