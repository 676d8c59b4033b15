//! Opening: one process, the right engine, and settings under which an answer means that it is on the disk.

use crate::board::Board;
use crate::engine::Engine;
use crate::error::StoreError;
use crate::lock::DataLock;
use crate::migrate::{BOARD, FIRST_BOARD, FIRST_PEOPLE, PEOPLE, migrate};
use crate::people::People;
use crate::postgres::{self, ServerLock};
use crate::sqlite;
use sqlx::AnyPool;
use sqlx::any::AnyPoolOptions;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Once};
use std::time::Duration;

/// Where a store is.
#[derive(Clone, Debug)]
pub struct Location {
    /// The data directory: the lock, and with SQLite the database files.
    pub data: PathBuf,
    /// `postgres://…`; SQLite unless given.
    pub database: Option<String>,
}

/// An opened database.
#[derive(Clone, Debug)]
pub struct Store {
    board: Board,
    people: People,
    /// Held as long as the store is: one process writes.
    lock: Arc<Lock>,
}

#[derive(Debug)]
struct Lock {
    data: DataLock,
    server: Option<ServerLock>,
}

/// Whether a store is this process's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// It was all the time.
    Kept,
    /// It is again: the server's session was lost, and another process may have written since. What was read must be read again.
    Retaken,
}

pub(crate) const BOARD_FILE: &str = "board.sqlite";
pub(crate) const PEOPLE_FILE: &str = "people.sqlite";
/// Stands in the data directory while a backup is put back.
const MARK: &str = "restoring";

impl Store {
    /// Opens, or makes, a database. Refused while another process has it open.
    pub async fn open(at: &Location) -> Result<Self, StoreError> {
        drivers();
        let data = DataLock::take(&at.data)?;
        let mark = at.data.join(MARK);
        if mark.exists() { Err(StoreError::Restoring(mark)) } else { Self::open_locked(at, data).await }
    }

    /// As `open`, for a restore, and marked as such.
    pub(crate) async fn open_marked(at: &Location) -> Result<Self, StoreError> {
        drivers();
        let data = DataLock::take(&at.data)?;
        let mark = at.data.join(MARK);
        let fail = |error| StoreError::File { path: mark.clone(), error };
        File::create(&mark).and_then(|file| file.sync_all()).map_err(fail)?;
        File::open(&at.data).and_then(|folder| folder.sync_all()).map_err(fail)?;
        Self::open_locked(at, data).await
    }

    /// The restore is whole: from now on it may be served.
    pub fn end_restore(self, at: &Location) -> Result<(), StoreError> {
        let path = at.data.join(MARK);
        std::fs::remove_file(&path).map_err(|error| StoreError::File { path, error })
    }

    async fn open_locked(at: &Location, data: DataLock) -> Result<Self, StoreError> {
        match &at.database {
            None => Self::open_sqlite(&at.data, data).await,
            Some(address) => Self::open_postgres(address, data).await,
        }
    }

    async fn open_sqlite(at: &Path, data: DataLock) -> Result<Self, StoreError> {
        let (board, people) =
            (sqlite::open(&at.join(BOARD_FILE)).await?, sqlite::open(&at.join(PEOPLE_FILE)).await?);
        Self::with(board, people, Engine::Sqlite, Lock { data, server: None }).await
    }

    async fn open_postgres(address: &str, data: DataLock) -> Result<Self, StoreError> {
        let server = Some(ServerLock::take(address).await?);
        let pool = postgres::open(address).await?;
        Self::with(pool.clone(), pool, Engine::Postgres, Lock { data, server }).await
    }

    async fn with(board: AnyPool, people: AnyPool, engine: Engine, lock: Lock) -> Result<Self, StoreError> {
        migrate(&board, engine, FIRST_BOARD, BOARD).await?;
        migrate(&people, engine, FIRST_PEOPLE, PEOPLE).await?;
        let (board, people) = (Board::new(board, engine), People::new(people, engine));
        Ok(Self { board, people, lock: Arc::new(lock) })
    }

    /// Looks whether this process still is the one that writes, as a service does now and then. Appending is safe without: it has the size before as
    /// its condition, so that of two processes that write one fails.
    ///
    /// [`StoreError::Locked`] and [`StoreError::Lost`] are final. With any other error the server does not answer, and it is asked again.
    pub async fn hold(&self) -> Result<Hold, StoreError> {
        self.lock.data.hold()?;
        match &self.lock.server {
            Some(server) => server.hold().await,
            None => Ok(Hold::Kept),
        }
    }

    /// Ends every connection, and with SQLite moves what is in the write-ahead logs into the databases. Not needed for anything to be kept.
    pub async fn close(self) {
        self.board.close().await;
        self.people.close().await;
    }

    /// What is public.
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// What is not.
    pub fn people(&self) -> &People {
        &self.people
    }
}

/// Makes both engines known to the library, once.
pub(crate) fn drivers() {
    static DRIVERS: Once = Once::new();
    DRIVERS.call_once(sqlx::any::install_default_drivers);
}

pub(crate) fn pool_options() -> AnyPoolOptions {
    AnyPoolOptions::new().max_connections(8).acquire_timeout(Duration::from_secs(5))
}
