//! Two writers who do not know of each other: what no lock saw, the condition on the size decides.

use crate::bed::{Bed, block_on, spring};
use ostrakon_postgres::Server;
use ostrakon_store::{Engine, Store, StoreError};
use ostrakon_tests::batches::{batch, whole};

/// A second store on the same database, as when the first one's lock was lost.
async fn second(bed: &Bed) -> Store {
    let beside = bed.beside();
    if let Some(database) = &bed.location.database {
        end_lock(database);
    }
    Store::open(&beside).await.unwrap()
}

/// Ends the session that holds the lock.
pub(crate) fn end_lock(database: &str) {
    let end = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted \
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    assert_eq!(Server::shared().sql(database, end), "t");
}

async fn rounds(bed: &Bed) {
    let one = bed.open().await;
    let log = spring(&one).await;
    let two = second(bed).await;
    let mut won = [0, 0];
    for round in 0..200 {
        let size = one.board().size(log).await.unwrap();
        let (mine, other) = (batch(2 * round + 1, size), batch(2 * round + 2, size));
        match tokio::join!(one.board().append(log, &mine), two.board().append(log, &other)) {
            (Ok(()), Err(StoreError::Moved { expected, .. })) if expected == size => won[0] += 1,
            (Err(StoreError::Moved { expected, .. }), Ok(())) if expected == size => won[1] += 1,
            other => panic!("round {round}: {other:?}"),
        }
    }
    println!("won: {won:?}");
    assert_eq!(whole(two.board(), log).await.len(), 200);
}

/// Attack 48, where no lock helps.
#[test]
fn of_two_writers_one_wins() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        println!("on {engine:?}");
        block_on(rounds(&Bed::new(engine)));
    }
}
