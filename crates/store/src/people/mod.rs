//! People: what lets members log in, and what says to which bodies they belong. Never on a board.

use crate::engine::Engine;
use sqlx::AnyPool;

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

    /// Which engine it stands on.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Whether the database answers.
    pub async fn answers(&self) -> bool {
        sqlx::query("SELECT 1").execute(&self.pool).await.is_ok()
    }
}
