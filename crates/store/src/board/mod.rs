//! Boards: logs whose entries, checkpoints and files are only ever added.

mod append;
mod cosignatures;
mod envelopes;
mod grow;
mod logs;
mod moments;
mod nonces;
mod read;

pub use append::Batch;
pub use cosignatures::Cosigned;
pub use envelopes::Envelope;
pub use grow::Growing;
pub use logs::{LogId, LogKind, LogRow};

use crate::engine::Engine;
use crate::error::StoreError;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyPool};

/// The public half of the database.
#[derive(Clone, Debug)]
pub struct Board {
    pool: AnyPool,
    engine: Engine,
}

impl Board {
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
}

/// Gives a connection back after a transaction. One on which something failed is closed: the engine may have ended the transaction by itself,
/// which the library does not notice, and then no other begins on it.
async fn settle<T>(connection: PoolConnection<Any>, done: Result<T, StoreError>) -> Result<T, StoreError> {
    if matches!(done, Err(StoreError::Database(_))) {
        // What failed is told already.
        let _ = connection.close().await;
    }
    done
}

/// Sizes and places are below 2⁶³ (spec 4.1's trees are).
fn signed(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| StoreError::Range("a place in a log"))
}

fn unsigned(number: i64) -> Result<u64, StoreError> {
    u64::try_from(number).map_err(|_| StoreError::Range("a place in a log"))
}
