//! Tokens that were given: one a person and roll (spec 2.4).

use super::{People, place, unsigned};
use crate::error::StoreError;
use sqlx::Row;

/// What was signed for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// SHA-256 of the blinded message.
    pub blinded: [u8; 32],
    /// The answer.
    pub signature: Vec<u8>,
}

impl People {
    /// What was signed for somebody on this roll, if anything.
    pub async fn token(
        &self,
        election: &str,
        roll: usize,
        person: &str,
    ) -> Result<Option<Given>, StoreError> {
        let select =
            "SELECT blinded, signature FROM tokens WHERE election = $1 AND roll = $2 AND person = $3";
        let query = sqlx::query(select).bind(election.to_owned()).bind(place(roll)?).bind(person.to_owned());
        let Some(row) = query.fetch_optional(&self.pool).await? else { return Ok(None) };
        let blinded = row.try_get::<Vec<u8>, _>(0)?.try_into();
        let blinded = blinded.map_err(|_| StoreError::Range("the hash of a blinded message"))?;
        Ok(Some(Given { blinded, signature: row.try_get(1)? }))
    }

    /// Keeps what was signed, unless something was before; what stands then.
    pub async fn keep_token(
        &self,
        election: &str,
        roll: usize,
        person: &str,
        given: Given,
    ) -> Result<Given, StoreError> {
        let insert = "INSERT INTO tokens (election, roll, person, blinded, signature) \
                      VALUES ($1, $2, $3, $4, $5) ON CONFLICT (election, roll, person) DO NOTHING";
        let query = sqlx::query(insert).bind(election.to_owned()).bind(place(roll)?).bind(person.to_owned());
        let query = query.bind(given.blinded.to_vec()).bind(given.signature.clone());
        query.execute(&self.pool).await?;
        Ok(self.token(election, roll, person).await?.unwrap_or(given))
    }

    /// On which rolls somebody has been given a token: election and roll.
    pub async fn tokens_of(&self, person: &str) -> Result<Vec<(String, u64)>, StoreError> {
        let select = "SELECT election, roll FROM tokens WHERE person = $1";
        let rows = sqlx::query(select).bind(person.to_owned()).fetch_all(&self.pool).await?;
        rows.iter().map(|row| Ok((row.try_get(0)?, unsigned(row.try_get(1)?)?))).collect()
    }
}
