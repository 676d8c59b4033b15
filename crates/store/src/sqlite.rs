//! SQLite: files beside the service, under settings by which a commit that is answered is on the disk.

use crate::error::StoreError;
use crate::open::pool_options;
use sqlx::any::AnyPoolOptions;
use sqlx::{AnyConnection, AnyPool, Connection, Executor, Row};
use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;

/// `synchronous=FULL` writes the log through to the disk at every commit: only then a commit may be acknowledged. Recursive triggers are what
/// keeps `INSERT OR REPLACE` from removing rows that triggers protect.
const PRAGMAS: &str = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; \
                       PRAGMA trusted_schema=OFF; PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000;";

/// 3.51.3 mended a loss of write-ahead logs that are checkpointed by two connections at once.
const OLDEST: &str = "3.51.3";
const OLDEST_NUMBER: [u32; 3] = [3, 51, 3];

/// Whoever reads changes nothing, and believes nothing that the file says of itself.
const READING: &str = "PRAGMA query_only=ON; PRAGMA trusted_schema=OFF; PRAGMA busy_timeout=5000;";

/// Opens a file, or makes it.
pub(crate) async fn open(path: &Path) -> Result<AnyPool, StoreError> {
    open_with(path, pool_options()).await
}

/// As `open`, with one connection: only so can the file give up its log.
pub(crate) async fn open_for_one(path: &Path) -> Result<AnyPool, StoreError> {
    open_with(path, pool_options().max_connections(1)).await
}

/// Opens a file that is there, to read it.
pub(crate) async fn open_to_read(path: &Path) -> Result<AnyPool, StoreError> {
    let options = pool_options().after_connect(|connection, _| {
        Box::pin(async move { connection.execute(READING).await.map(|_| ()) })
    });
    Ok(options.connect(&reading(path)?).await?)
}

/// A connection that only reads.
pub(crate) async fn reader(path: &Path) -> Result<AnyConnection, StoreError> {
    let mut connection = AnyConnection::connect(&reading(path)?).await?;
    connection.execute(READING).await?;
    Ok(connection)
}

/// The address of a file that is there.
fn reading(path: &Path) -> Result<String, StoreError> {
    std::fs::metadata(path).map_err(|error| StoreError::File { path: path.to_owned(), error })?;
    Ok(format!("sqlite://{}?mode=ro", escaped(path)))
}

async fn open_with(path: &Path, options: AnyPoolOptions) -> Result<AnyPool, StoreError> {
    writable(path)?;
    let address = format!("sqlite://{}?mode=rwc", escaped(path));
    try_out(&address).await?;
    let options = options.after_connect(|connection, _| {
        Box::pin(async move { connection.execute(PRAGMAS).await.map(|_| ()) })
    });
    Ok(options.connect(&address).await?)
}

/// A file that can be read and not written would be opened all the same, and fail later without its name. Nothing of this process has it open
/// yet: whoever closes a file lets go of all locks that its process has on it.
fn writable(path: &Path) -> Result<(), StoreError> {
    let fail = |error| StoreError::Unwritable { path: path.to_owned(), error };
    match File::options().append(true).open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        opened => opened.map(drop).map_err(fail),
    }
}

/// Opens the file once before: what fails is told at once, where a pool would try again until its time is over.
async fn try_out(address: &str) -> Result<(), StoreError> {
    let mut connection = AnyConnection::connect(address).await?;
    let found: String =
        sqlx::query("SELECT sqlite_version()").fetch_one(&mut connection).await?.try_get(0)?;
    if !recent_enough(&found) {
        return Err(StoreError::TooOld { found, wanted: OLDEST });
    }
    connection.execute(PRAGMAS).await?;
    Ok(connection.close().await?)
}

/// A path as the address of a file.
fn escaped(path: &Path) -> String {
    path.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23")
}

fn recent_enough(version: &str) -> bool {
    let mut numbers = version.split('.').map_while(|n| n.parse::<u32>().ok());
    [(); 3].map(|()| numbers.next().unwrap_or(0)) >= OLDEST_NUMBER
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlx::AssertSqlSafe;

    /// Attack 77: what does not start.
    #[test]
    fn versions_are_compared_by_their_numbers() {
        for (version, taken) in [
            ("3.51.3", true),
            ("3.51.2", false),
            ("3.51.10", true),
            ("3.100.0", true),
            ("3.9.9", false),
            ("4.0.0", true),
            ("3.51", false),
            ("3.51.3.1", true),
            ("", false),
            ("4294967296.0.0", false),
            ("-4.0.0", false),
        ] {
            assert_eq!(recent_enough(version), taken, "{version}");
        }
    }

    #[tokio::test]
    async fn every_connection_has_the_settings() {
        crate::open::drivers();
        let place = tempfile::tempdir().unwrap();
        let pool = open(&place.path().join("db")).await.unwrap();
        let mut connections = Vec::new();
        while connections.len() < pool.options().get_max_connections() as usize {
            connections.push(pool.acquire().await.unwrap());
        }
        for connection in &mut connections {
            let mode = sqlx::query("PRAGMA journal_mode").fetch_one(&mut **connection).await.unwrap();
            assert_eq!(mode.get::<String, _>(0), "wal");
            for (pragma, set) in [
                ("synchronous", 2),
                ("foreign_keys", 1),
                ("recursive_triggers", 1),
                ("trusted_schema", 0),
                ("busy_timeout", 5_000),
            ] {
                let query = sqlx::query(AssertSqlSafe(format!("PRAGMA {pragma}")));
                let row = query.fetch_one(&mut **connection).await.unwrap();
                assert_eq!(row.get::<i64, _>(0), set, "{pragma}");
            }
        }
    }

    #[tokio::test]
    async fn replacing_removes_nothing_that_triggers_protect() {
        crate::open::drivers();
        let place = tempfile::tempdir().unwrap();
        let pool = open(&place.path().join("db")).await.unwrap();
        crate::migrate::migrate(&pool, crate::Engine::Sqlite, 1, crate::migrate::BOARD).await.unwrap();
        pool.execute(
            "INSERT INTO logs VALUES (1, 'register', '', 'o'); INSERT INTO entries VALUES (1, 0, X'00')",
        )
        .await
        .unwrap();
        for replace in [
            "INSERT OR REPLACE INTO entries VALUES (1, 0, X'01')",
            "REPLACE INTO logs VALUES (1, 'register', '', 'another')",
            "INSERT INTO entries VALUES (1, 0, X'01') ON CONFLICT DO UPDATE SET bytes = X'01'",
        ] {
            let refused = pool.execute(replace).await.unwrap_err().to_string();
            assert!(refused.contains("rows are only ever added"), "{replace}: {refused}");
        }
    }
}
