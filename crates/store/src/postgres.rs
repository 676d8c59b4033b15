//! PostgreSQL: a server, under settings by which a commit that is answered is on its disk, and the lock by which one process writes.

use crate::error::StoreError;
use crate::open::{Hold, pool_options};
use sqlx::{AnyConnection, AnyPool, Connection, Executor, Row};
use std::time::Duration;
use tokio::sync::Mutex;
use tokio::time::{sleep, timeout};

/// The advisory lock: the first eight bytes of SHA-256("ostrakon service"), as a number.
const ADVISORY: i64 = 0x1248_6fe2_2579_3fe7;

/// A commit waits for the disk, whatever the database's own settings are. The server notices within a minute that the machine at the other end
/// is gone, and lets go of its lock; it ends no session for being idle.
const SETTINGS: &str = "SET synchronous_commit = on; SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; \
                        SET tcp_keepalives_count = 3; SELECT set_config(name, '0', false) FROM pg_settings WHERE name IN \
                        ('idle_session_timeout', 'idle_in_transaction_session_timeout');";

/// How often, and how far apart, the lock is tried: a server takes a moment to notice that a process was killed.
const TRIES: usize = 20;
const PAUSE: Duration = Duration::from_millis(100);
/// How long the server may take to say whether the lock is held.
const PATIENCE: Duration = Duration::from_secs(10);

/// Connects to a database whose lock is held.
pub(crate) async fn open(address: &str) -> Result<AnyPool, StoreError> {
    let options = pool_options().after_connect(|connection, _| {
        Box::pin(async move { connection.execute(SETTINGS).await.map(|_| ()) })
    });
    Ok(options.connect(address).await?)
}

/// A connection that only reads.
pub(crate) async fn reader(address: &str) -> Result<AnyConnection, StoreError> {
    check_address(address)?;
    let mut connection = AnyConnection::connect(address).await?;
    connection.execute("SET default_transaction_read_only = on").await?;
    Ok(connection)
}

fn check_address(address: &str) -> Result<(), StoreError> {
    if address.starts_with("postgres://") || address.starts_with("postgresql://") {
        return Ok(());
    }
    let scheme = address.split_once("://").map_or("", |(scheme, _)| scheme);
    Err(StoreError::Address(scheme.to_owned()))
}

/// A session of the server that holds the lock as long as it lasts.
#[derive(Debug)]
pub(crate) struct ServerLock {
    address: String,
    session: Mutex<AnyConnection>,
}

impl ServerLock {
    /// Takes the lock.
    pub(crate) async fn take(address: &str) -> Result<Self, StoreError> {
        let session = Mutex::new(session(address).await?);
        Ok(Self { address: address.to_owned(), session })
    }

    /// Looks whether the lock is held; a lost one is taken again.
    pub(crate) async fn hold(&self) -> Result<Hold, StoreError> {
        let mut own = self.session.lock().await;
        if matches!(timeout(PATIENCE, is_held(&mut own)).await, Ok(Ok(true))) {
            return Ok(Hold::Kept);
        }
        let slow = |_| sqlx::Error::Io(std::io::ErrorKind::TimedOut.into());
        *own = timeout(PATIENCE, session(&self.address)).await.map_err(slow)??;
        Ok(Hold::Retaken)
    }
}

async fn session(address: &str) -> Result<AnyConnection, StoreError> {
    check_address(address)?;
    let mut session = AnyConnection::connect(address).await?;
    session.execute(SETTINGS).await?;
    let fsync = sqlx::query("SELECT current_setting('fsync')").fetch_one(&mut session).await?;
    if fsync.try_get::<String, _>(0)? != "on" {
        return Err(StoreError::Unflushed(shown(address)));
    }
    for _ in 0..TRIES {
        let lock = sqlx::query("SELECT pg_try_advisory_lock($1)").bind(ADVISORY);
        if lock.fetch_one(&mut session).await?.try_get(0)? {
            return Ok(session);
        }
        sleep(PAUSE).await;
    }
    Err(StoreError::Locked(shown(address)))
}

/// The lock has two halves in the server's table.
async fn is_held(session: &mut AnyConnection) -> Result<bool, sqlx::Error> {
    let select = "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = pg_backend_pid() \
                  AND (classid::bigint << 32) | objid::bigint = $1)";
    sqlx::query(select).bind(ADVISORY).fetch_one(session).await?.try_get(0)
}

/// An address without what is secret in it.
fn shown(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("postgres", address));
    let place = rest.split('?').next().unwrap_or_default();
    format!("{scheme}://{}", place.rsplit('@').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_lock_is_the_hash_of_its_name() {
        let hash = Sha256::digest(b"ostrakon service");
        assert_eq!(ADVISORY.to_be_bytes(), hash[..8]);
    }

    #[test]
    fn addresses_are_shown_without_their_secrets() {
        assert_eq!(shown("postgres://u:p@db.example.org:5433/votes"), "postgres://db.example.org:5433/votes");
        assert_eq!(shown("postgres:///votes?host=/run&password=p"), "postgres:///votes");
        assert_eq!(shown("postgresql://u:p@w@host/votes?sslmode=require"), "postgresql://host/votes");
    }
}
