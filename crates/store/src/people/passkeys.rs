//! Passkeys: public keys of people's authenticators.

use super::{People, signed, unsigned};
use crate::error::StoreError;
use sqlx::Row;
use sqlx::any::AnyRow;

/// A passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passkey {
    /// As its authenticator names it.
    pub id: Vec<u8>,
    /// As its owner names it.
    pub label: String,
    /// When it was added.
    pub added: u64,
    /// Its public key and counter, as the service's library writes them.
    pub credential: String,
}

/// How authenticators name a person.
pub type Handle = [u8; 16];

impl People {
    /// How authenticators name this person; `fresh`, unless they have been named before.
    pub async fn handle_of(&self, person: &str, fresh: &Handle) -> Result<Handle, StoreError> {
        let insert = "INSERT INTO handles (person, handle) VALUES ($1, $2) ON CONFLICT (person) DO NOTHING";
        sqlx::query(insert).bind(person.to_owned()).bind(fresh.to_vec()).execute(&self.pool).await?;
        let select = "SELECT handle FROM handles WHERE person = $1";
        let row = sqlx::query(select).bind(person.to_owned()).fetch_one(&self.pool).await?;
        row.try_get::<Vec<u8>, _>(0)?.try_into().map_err(|_| StoreError::Range("a person's handle"))
    }

    /// Whom an authenticator names so.
    pub async fn person_of(&self, handle: &Handle) -> Result<Option<String>, StoreError> {
        let select = "SELECT person FROM handles WHERE handle = $1";
        let row = sqlx::query(select).bind(handle.to_vec()).fetch_optional(&self.pool).await?;
        row.map(|row| Ok(row.try_get(0)?)).transpose()
    }

    /// Somebody's passkeys, the oldest first.
    pub async fn passkeys(&self, person: &str) -> Result<Vec<Passkey>, StoreError> {
        let select = "SELECT id, label, added, credential FROM passkeys WHERE person = $1 ORDER BY added, id";
        let rows = sqlx::query(select).bind(person.to_owned()).fetch_all(&self.pool).await?;
        rows.iter().map(passkey).collect()
    }

    /// Adds one; false if it is there already.
    pub async fn add_passkey(&self, person: &str, passkey: &Passkey) -> Result<bool, StoreError> {
        let insert = "INSERT INTO passkeys (id, person, label, added, credential) VALUES ($1, $2, $3, $4, $5) \
                      ON CONFLICT (id) DO NOTHING";
        let query = sqlx::query(insert).bind(passkey.id.clone()).bind(person.to_owned());
        let query = query.bind(passkey.label.clone()).bind(signed(passkey.added)?);
        Ok(query.bind(passkey.credential.clone()).execute(&self.pool).await?.rows_affected() == 1)
    }

    /// Notes what a login changed of it: its counter.
    pub async fn update_passkey(&self, id: &[u8], credential: &str) -> Result<(), StoreError> {
        let update = "UPDATE passkeys SET credential = $1 WHERE id = $2";
        sqlx::query(update).bind(credential.to_owned()).bind(id.to_vec()).execute(&self.pool).await?;
        Ok(())
    }

    /// Removes one of somebody's; false if they have none of this name.
    pub async fn remove_passkey(&self, person: &str, id: &[u8]) -> Result<bool, StoreError> {
        let delete = "DELETE FROM passkeys WHERE person = $1 AND id = $2";
        let query = sqlx::query(delete).bind(person.to_owned()).bind(id.to_vec());
        Ok(query.execute(&self.pool).await?.rows_affected() == 1)
    }
}

fn passkey(row: &AnyRow) -> Result<Passkey, StoreError> {
    Ok(Passkey {
        id: row.try_get(0)?,
        label: row.try_get(1)?,
        added: unsigned(row.try_get(2)?)?,
        credential: row.try_get(3)?,
    })
}
