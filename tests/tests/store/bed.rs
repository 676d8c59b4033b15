//! A database of each engine, new for each test.

use ostrakon_postgres::Server;
use ostrakon_store::{Engine, Location, LogId, LogKind, Store};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Row};
use std::future::Future;
use tempfile::TempDir;

/// A place for a store.
pub(crate) struct Bed {
    pub(crate) engine: Engine,
    pub(crate) location: Location,
    pub(crate) place: TempDir,
}

/// Runs a test on both engines; which one it is, is told before.
pub(crate) fn on_both(test: impl AsyncFn(&Bed)) {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        println!("on {engine:?}");
        block_on(test(&Bed::new(engine)));
    }
}

/// Runs something to its end.
pub(crate) fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

impl Bed {
    pub(crate) fn new(engine: Engine) -> Self {
        let place = tempfile::tempdir().unwrap();
        let database = (engine == Engine::Postgres).then(|| Server::shared().database());
        Self { engine, location: Location { data: place.path().join("data"), database }, place }
    }

    pub(crate) async fn open(&self) -> Store {
        Store::open(&self.location).await.unwrap()
    }

    /// Another data directory with the same database: what the lock on the directory does not see.
    pub(crate) fn beside(&self) -> Location {
        let data = self.place.path().join("beside");
        std::fs::create_dir(&data).unwrap();
        if self.engine == Engine::Sqlite {
            for file in ["board.sqlite", "people.sqlite"] {
                std::os::unix::fs::symlink(self.location.data.join(file), data.join(file)).unwrap();
            }
        }
        Location { data, database: self.location.database.clone() }
    }

    /// A stranger's connection to the board's database, which was opened before.
    pub(crate) async fn stranger(&self) -> AnyConnection {
        self.stranger_to("board.sqlite").await
    }

    /// Connections to both halves: with PostgreSQL they are one database.
    pub(crate) async fn strangers(&self) -> Vec<AnyConnection> {
        let mut all = vec![self.stranger().await];
        if self.engine == Engine::Sqlite {
            all.push(self.stranger_to("people.sqlite").await);
        }
        all
    }

    async fn stranger_to(&self, file: &str) -> AnyConnection {
        let file = self.location.data.join(file);
        let address = self.location.database.clone().unwrap_or(format!("sqlite://{}", file.display()));
        AnyConnection::connect(&address).await.unwrap()
    }

    /// Runs statements as a stranger; the words of the refusal, if it is refused.
    pub(crate) async fn try_sql(&self, statements: &str) -> Result<(), String> {
        let run = sqlx::raw_sql(AssertSqlSafe(statements.to_owned()));
        run.execute(&mut self.stranger().await).await.map(|_| ()).map_err(|error| error.to_string())
    }

    pub(crate) async fn sql(&self, statements: &str) {
        self.try_sql(statements).await.unwrap_or_else(|error| panic!("{statements}: {error}"));
    }

    /// A number that a stranger asks for.
    pub(crate) async fn number(&self, select: &str) -> i64 {
        let row = sqlx::query(AssertSqlSafe(select.to_owned())).fetch_one(&mut self.stranger().await).await;
        row.unwrap().try_get(0).unwrap()
    }
}

/// The log that most tests write to.
pub(crate) async fn spring(store: &Store) -> LogId {
    store
        .board()
        .begin_log(LogKind::Election, "spring", "vote.example.org/elections/spring")
        .await
        .unwrap()
        .id
}
