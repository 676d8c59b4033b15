//! Opening: one process, the right engine, and settings under which an answer means that it is on the disk.

use crate::board::Board;
use crate::engine::Engine;
use crate::error::StoreError;
use crate::migrate::{BOARD, PEOPLE, migrate};
use crate::people::People;
use sqlx::any::AnyPoolOptions;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyPool, Executor, Row};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, Once};
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
    _lock: Arc<Lock>,
}

#[derive(Debug)]
#[expect(dead_code, reason = "held, not read")]
struct Lock {
    file: File,
    session: Option<Mutex<PoolConnection<Any>>>,
}

/// 3.51.3 mended a loss of write-ahead logs that are checkpointed by two connections at once.
const OLDEST: &str = "3.51.3";
const OLDEST_NUMBER: [u32; 3] = [3, 51, 3];
/// The advisory lock of PostgreSQL: the first eight bytes of SHA-256("ostrakon service"), as a number.
const ADVISORY: i64 = 0x2f1c_9b54_7d0e_63a8;
const BOARD_FILE: &str = "board.sqlite";
const PEOPLE_FILE: &str = "people.sqlite";

impl Store {
    /// Opens, or makes, a database. Refused while another process has it open.
    pub async fn open(at: &Location) -> Result<Self, StoreError> {
        static DRIVERS: Once = Once::new();
        DRIVERS.call_once(sqlx::any::install_default_drivers);
        let file = lock_file(&at.data)?;
        match &at.database {
            None => Self::open_sqlite(&at.data, file).await,
            Some(address) => Self::open_postgres(address, file).await,
        }
    }

    async fn open_sqlite(data: &Path, file: File) -> Result<Self, StoreError> {
        let (board, people) = (sqlite(&data.join(BOARD_FILE)).await?, sqlite(&data.join(PEOPLE_FILE)).await?);
        recent_enough(&board).await?;
        Self::with(board, people, Engine::Sqlite, Lock { file, session: None }).await
    }

    async fn open_postgres(address: &str, file: File) -> Result<Self, StoreError> {
        if !address.starts_with("postgres://") && !address.starts_with("postgresql://") {
            return Err(StoreError::Address(address.to_owned()));
        }
        let pool = options().connect(address).await?;
        let mut session = pool.acquire().await?;
        let row =
            sqlx::query("SELECT pg_try_advisory_lock($1)").bind(ADVISORY).fetch_one(&mut *session).await?;
        if !row.try_get::<bool, _>(0)? {
            return Err(StoreError::Locked(address.rsplit('@').next().unwrap_or_default().to_owned()));
        }
        let lock = Lock { file, session: Some(Mutex::new(session)) };
        Self::with(pool.clone(), pool, Engine::Postgres, lock).await
    }

    async fn with(board: AnyPool, people: AnyPool, engine: Engine, lock: Lock) -> Result<Self, StoreError> {
        migrate(&board, engine, 1, BOARD).await?;
        migrate(&people, engine, 1_001, PEOPLE).await?;
        Ok(Self {
            board: Board::new(board, engine),
            people: People::new(people, engine),
            _lock: Arc::new(lock),
        })
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

/// One process a data directory, whatever the engine.
fn lock_file(data: &Path) -> Result<File, StoreError> {
    let path = data.join("lock");
    let fail = |error| StoreError::File { path: path.clone(), error };
    std::fs::create_dir_all(data).map_err(fail)?;
    let file = File::options().create(true).truncate(false).write(true).open(&path).map_err(fail)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(StoreError::Locked(data.display().to_string())),
        Err(std::fs::TryLockError::Error(error)) => Err(fail(error)),
    }
}

fn options() -> AnyPoolOptions {
    AnyPoolOptions::new().max_connections(8).acquire_timeout(Duration::from_secs(10))
}

/// `synchronous=FULL` writes the log through to the disk at every commit: only then a commit may be acknowledged.
const PRAGMAS: &str = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; \
                       PRAGMA trusted_schema=OFF; PRAGMA busy_timeout=5000;";

async fn sqlite(path: &Path) -> Result<AnyPool, StoreError> {
    let address = format!("sqlite://{}?mode=rwc", escaped(path));
    let options = options().after_connect(|connection, _| {
        Box::pin(async move { connection.execute(PRAGMAS).await.map(|_| ()) })
    });
    Ok(options.connect(&address).await?)
}

/// A path as the address of a file.
fn escaped(path: &Path) -> String {
    path.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23")
}

async fn recent_enough(pool: &AnyPool) -> Result<(), StoreError> {
    let found: String = sqlx::query("SELECT sqlite_version()").fetch_one(pool).await?.try_get(0)?;
    let mut numbers = found.split('.').map_while(|n| n.parse::<u32>().ok());
    let version = [(); 3].map(|()| numbers.next().unwrap_or(0));
    if version < OLDEST_NUMBER { Err(StoreError::TooOld { found, wanted: OLDEST }) } else { Ok(()) }
}
