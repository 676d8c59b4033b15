//! People: what lets members log in, and what says to which bodies they belong. Never on a board (spec 10.7).

mod credentials;
mod known;
mod links;
mod lists;
mod members;
mod passkeys;
mod reminders;
mod rows;
mod sessions;
mod tokens;

pub use lists::List;
pub use members::{Member, RollChange, Upload};
pub use passkeys::{Handle, Passkey};
pub use reminders::{Reminder, Waiting};
pub use tokens::Given;

use crate::engine::Engine;
use crate::error::StoreError;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyPool};

/// The people's half of the database.
#[derive(Clone, Debug)]
pub struct People {
    pool: AnyPool,
    engine: Engine,
}

impl People {
    pub(crate) fn new(pool: AnyPool, engine: Engine) -> Self {
        Self { pool, engine }
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }

    pub(crate) async fn connection(&self) -> Result<PoolConnection<Any>, StoreError> {
        Ok(self.pool.acquire().await?)
    }

    /// Which engine it stands on.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Whether the database answers.
    pub async fn answers(&self) -> bool {
        sqlx::query("SELECT 1").execute(&self.pool).await.is_ok()
    }
}

/// The hash of a secret that is kept only so.
pub type SecretHash = [u8; 32];

fn signed(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| StoreError::Range("a number of the people's tables"))
}

fn unsigned(number: i64) -> Result<u64, StoreError> {
    u64::try_from(number).map_err(|_| StoreError::Range("a number of the people's tables"))
}

/// The index of a roll, as the database holds it.
fn place(roll: usize) -> Result<i64, StoreError> {
    i64::try_from(roll).map_err(|_| StoreError::Range("the index of a roll"))
}
