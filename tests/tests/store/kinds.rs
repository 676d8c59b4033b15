//! Failures of the server told apart, as far as they can be provoked on a real one. Those of SQLite are provoked where the kinds are, and by a full disk.

use crate::bed::{Bed, block_on, spring};
use ostrakon_postgres::Server;
use ostrakon_store::{Engine, Location, LogId, Store, StoreError};
use ostrakon_tests::batches::{batch, whole};
use ostrakon_tests::faults::{Fault, Kind, postgres_on_failing};

async fn refusal(store: &Store, log: LogId) -> StoreError {
    let size = store.board().size(log).await.unwrap();
    store.board().append(log, &batch(50, size)).await.unwrap_err()
}

fn kinds(error: &StoreError) -> [bool; 3] {
    [error.is_full(), error.is_read_only(), error.is_busy()]
}

/// Attack 73.
#[test]
fn a_server_that_only_reads() {
    let bed = Bed::new(Engine::Postgres);
    let (server, database) = (Server::shared(), bed.location.database.clone().unwrap());
    let name = server.sql(&database, "SELECT current_database()");
    block_on(async {
        let store = bed.open().await;
        let log = spring(&store).await;
        server.sql(&database, &format!("ALTER DATABASE {name} SET default_transaction_read_only = on"));
        end_others(&database);
        assert_eq!(kinds(&refusal(&store, log).await), [false, true, false]);
        server.sql("postgres", &format!("ALTER DATABASE {name} SET default_transaction_read_only = off"));
        end_others(&database);
        store.board().append(log, &batch(1, 0)).await.unwrap();
    });
}

/// Sessions take on a database's settings when they begin.
fn end_others(database: &str) {
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
    Server::shared().sql(database, end);
}

/// Attack 73.
#[test]
fn a_server_in_whose_tables_others_stand() {
    let bed = Bed::new(Engine::Postgres);
    let (server, database) = (Server::shared(), bed.location.database.clone().unwrap());
    let name = server.sql(&database, "SELECT current_database()");
    server.sql(&database, &format!("ALTER DATABASE {name} SET lock_timeout = '50ms'"));
    block_on(async {
        let store = bed.open().await;
        let log = spring(&store).await;
        let mut other = bed.stranger().await;
        sqlx::raw_sql("BEGIN; LOCK TABLE entries IN ACCESS EXCLUSIVE MODE")
            .execute(&mut other)
            .await
            .unwrap();
        assert_eq!(kinds(&refusal(&store, log).await), [false, false, true]);
        sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
        store.board().append(log, &batch(1, 0)).await.unwrap();
    });
}

/// Attack 73.
#[test]
fn a_server_without_room_left() {
    let place = tempfile::tempdir().unwrap();
    let (server, disk) = postgres_on_failing(Fault { lasting: true, ..Fault::once(1, Kind::NoSpace) });
    block_on(async {
        let location = Location { data: place.path().into(), database: Some(server.database()) };
        let store = Store::open(&location).await.unwrap();
        let log = spring(&store).await;
        store.board().append(log, &batch(1, 0)).await.unwrap();
        disk.arm();
        let (mut number, mut refused) = (2, None);
        while refused.is_none() && number < 2_000 {
            let size = store.board().size(log).await.unwrap();
            refused = store.board().append(log, &batch(number, size)).await.err();
            number += 1;
        }
        assert_eq!(kinds(&refused.unwrap()), [true, false, false]);
        disk.disarm();
        let size = store.board().size(log).await.unwrap();
        store.board().append(log, &batch(number, size)).await.unwrap();
        let left = whole(store.board(), log).await;
        assert_eq!(left, (1..number - 1).chain([number]).collect::<Vec<_>>());
    });
}

#[test]
fn other_failures_are_of_no_kind() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let bed = Bed::new(engine);
        block_on(async {
            let store = bed.open().await;
            let log = spring(&store).await;
            store.board().append(log, &batch(1, 0)).await.unwrap();
            let same = ostrakon_store::Batch { files: batch(1, 0).files, ..batch(2, 2) };
            assert_eq!(kinds(&store.board().append(log, &same).await.unwrap_err()), [false; 3]);
            assert_eq!(kinds(&store.board().append(log, &batch(2, 5)).await.unwrap_err()), [false; 3]);
        });
    }
}
