//! Kinds of failures, as the two engines number them.

use super::StoreError;
use sqlx::error::DatabaseError;
use sqlx::migrate::MigrateError;
use sqlx::sqlite::SqliteError;

/// SQLite's result codes without their extensions, and PostgreSQL's SQLSTATE.
struct Codes {
    sqlite: &'static [u32],
    postgres: &'static [&'static str],
}

/// SQLITE_FULL; disk_full.
const FULL: Codes = Codes { sqlite: &[13], postgres: &["53100"] };
/// SQLITE_READONLY; read_only_sql_transaction.
const READ_ONLY: Codes = Codes { sqlite: &[8], postgres: &["25006"] };
/// SQLITE_BUSY, SQLITE_LOCKED; serialization_failure, deadlock_detected, lock_not_available, too_many_connections, cannot_connect_now.
const BUSY: Codes = Codes { sqlite: &[5, 6], postgres: &["40001", "40P01", "55P03", "53300", "57P03"] };

impl StoreError {
    /// There is no room left where the database is.
    pub fn is_full(&self) -> bool {
        self.is_one_of(&FULL)
    }

    /// The database can be read, but not written.
    pub fn is_read_only(&self) -> bool {
        self.is_one_of(&READ_ONLY)
    }

    /// Others are in the way, and may be gone in a moment.
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::PoolTimedOut)) || self.is_one_of(&BUSY)
    }

    fn is_one_of(&self, codes: &Codes) -> bool {
        self.of_database().is_some_and(|error| codes.contain(error))
    }

    fn of_database(&self) -> Option<&dyn DatabaseError> {
        match self {
            Self::Database(error)
            | Self::Migrate(MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _)) => {
                error.as_database_error()
            }
            _ => None,
        }
    }
}

impl Codes {
    fn contain(&self, error: &dyn DatabaseError) -> bool {
        let code = error.code().unwrap_or_default();
        if error.try_downcast_ref::<SqliteError>().is_none() {
            return self.postgres.contains(&&*code);
        }
        code.parse::<u32>().is_ok_and(|code| self.sqlite.contains(&(code & 0xff)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
    use sqlx::{ConnectOptions, Executor};
    use std::path::Path;
    use std::time::Duration;

    async fn connect(path: &Path) -> SqliteConnection {
        let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
        options.busy_timeout(Duration::ZERO).connect().await.unwrap()
    }

    /// Full, read only, busy.
    async fn kinds(connection: &mut SqliteConnection, statements: &'static str) -> [bool; 3] {
        let error = StoreError::from(connection.execute(statements).await.unwrap_err());
        [error.is_full(), error.is_read_only(), error.is_busy()]
    }

    #[tokio::test]
    async fn kinds_are_told_apart() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("db");
        let mut one = connect(&path).await;
        one.execute("CREATE TABLE t (x); PRAGMA max_page_count=3").await.unwrap();
        assert_eq!(kinds(&mut one, "INSERT INTO t VALUES (zeroblob(100000))").await, [true, false, false]);
        assert_eq!(
            kinds(&mut one, "PRAGMA query_only=ON; INSERT INTO t VALUES (1)").await,
            [false, true, false]
        );
        let mut other = connect(&path).await;
        other.execute("BEGIN IMMEDIATE").await.unwrap();
        assert_eq!(
            kinds(&mut one, "PRAGMA query_only=OFF; INSERT INTO t VALUES (1)").await,
            [false, false, true]
        );
        assert_eq!(kinds(&mut one, "INSERT INTO nowhere VALUES (1)").await, [false; 3]);
    }
}
