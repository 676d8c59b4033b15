//! One process writes, and knows whether it still is the one.

use crate::bed::{Bed, block_on, on_both, spring};
use crate::racing::end_lock;
use ostrakon_postgres::Server;
use ostrakon_store::{Engine, Hold, Location, Store, StoreError};
use ostrakon_tests::batches::{batch, whole};
use std::process::Command;

fn is_locked(opened: Result<Store, StoreError>) -> bool {
    matches!(opened, Err(StoreError::Locked(_)))
}

#[test]
fn a_second_store_is_refused_until_the_first_is_gone() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        assert!(is_locked(Store::open(&bed.location).await));
        let copy = store.clone();
        drop(store);
        assert!(is_locked(Store::open(&bed.location).await), "a copy of it is left");
        drop(copy);
        bed.open().await;
    });
}

#[test]
fn a_second_process_is_refused_and_says_so() {
    on_both(async |bed: &Bed| {
        let _store = bed.open().await;
        let mut second = Command::new(env!("CARGO_BIN_EXE_appender"));
        second.arg(&bed.location.data).arg(bed.location.database.as_deref().unwrap_or("-")).arg("1");
        let output = second.output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(
            !output.status.success() && said.starts_with("stopped another process is serving /"),
            "{said}"
        );
    });
}

#[test]
fn another_directory_does_not_open_the_same_server_database() {
    let bed = Bed::new(Engine::Postgres);
    block_on(async {
        let store = bed.open().await;
        let Err(StoreError::Locked(what)) = Store::open(&bed.beside()).await else { panic!("opened") };
        assert!(
            what.starts_with("postgres:///test") && !what.contains('?'),
            "{what}: without what may be secret"
        );
        drop(store);
        Store::open(&Location { data: bed.place.path().join("beside"), ..bed.location.clone() })
            .await
            .unwrap();
    });
}

#[test]
fn databases_of_one_server_have_each_their_process() {
    block_on(async {
        let (one, other) = (Bed::new(Engine::Postgres), Bed::new(Engine::Postgres));
        let _both = (one.open().await, other.open().await);
    });
}

#[test]
fn what_is_held_is_held() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        for _ in 0..3 {
            assert_eq!(store.hold().await.unwrap(), Hold::Kept);
        }
    });
}

#[test]
fn a_lost_session_is_noticed_and_the_lock_taken_again() {
    let bed = Bed::new(Engine::Postgres);
    block_on(async {
        let store = bed.open().await;
        let log = spring(&store).await;
        store.board().append(log, &batch(1, 0)).await.unwrap();
        end_lock(bed.location.database.as_ref().unwrap());
        assert_eq!(store.hold().await.unwrap(), Hold::Retaken);
        assert_eq!(store.hold().await.unwrap(), Hold::Kept);
        assert!(is_locked(Store::open(&bed.beside()).await), "it is held again");
        store.board().append(log, &batch(2, 2)).await.unwrap();
        assert_eq!(whole(store.board(), log).await, [1, 2]);
    });
}

#[test]
fn a_lost_session_whose_lock_another_took_is_told_as_such() {
    let bed = Bed::new(Engine::Postgres);
    block_on(async {
        let store = bed.open().await;
        end_lock(bed.location.database.as_ref().unwrap());
        let other = Store::open(&bed.beside()).await.unwrap();
        assert!(matches!(store.hold().await, Err(StoreError::Locked(_))));
        assert_eq!(other.hold().await.unwrap(), Hold::Kept);
    });
}

#[test]
fn a_server_that_is_gone_is_not_taken_for_another_process() {
    let server = Server::start();
    let place = tempfile::tempdir().unwrap();
    let location = Location { data: place.path().join("data"), database: Some(server.database()) };
    block_on(async {
        let store = Store::open(&location).await.unwrap();
        drop(server);
        assert!(matches!(store.hold().await, Err(StoreError::Database(_))));
    });
}

#[test]
fn a_replaced_lock_is_noticed() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let lock = bed.location.data.join("lock");
        std::fs::remove_file(&lock).unwrap();
        assert!(matches!(store.hold().await, Err(StoreError::Lost(path)) if path == lock));
        std::fs::write(&lock, "").unwrap();
        assert!(matches!(store.hold().await, Err(StoreError::Lost(_))));
    });
}

#[test]
fn the_data_directory_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("a/b");
    block_on(Store::open(&Location { data: data.clone(), database: None })).unwrap();
    assert_eq!(std::fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn paths_are_taken_as_they_are() {
    for name in ["with space", "100%25", "what?mode=memory", "#1", "Größe", "a'b\"c", ":memory:", "a+b&c"] {
        let place = tempfile::tempdir().unwrap();
        let data = place.path().join(name);
        let store = block_on(Store::open(&Location { data: data.clone(), database: None })).unwrap();
        assert!(data.join("board.sqlite").is_file(), "{name}");
        drop(store);
    }
}

#[test]
fn addresses_of_other_databases_are_refused_without_their_secrets() {
    for address in ["mysql://u:secret@host/db", "/var/lib/secret", "secret", "sqlite://secret"] {
        let place = tempfile::tempdir().unwrap();
        let location = Location { data: place.path().into(), database: Some(address.into()) };
        let error = block_on(Store::open(&location)).unwrap_err();
        assert!(matches!(error, StoreError::Address(_)) && !error.to_string().contains("secret"), "{error}");
    }
}

#[test]
fn a_server_that_does_not_flush_is_refused() {
    let server = Server::start();
    let place = tempfile::tempdir().unwrap();
    let location = Location { data: place.path().into(), database: Some(server.database()) };
    server.sql("postgres", "ALTER SYSTEM SET fsync = off");
    server.sql("postgres", "SELECT pg_reload_conf()");
    while server.sql("postgres", "SHOW fsync") == "on" {}
    assert!(matches!(block_on(Store::open(&location)), Err(StoreError::Unflushed(_))));
}

#[test]
fn a_commit_waits_for_the_disk_whatever_the_database_is_set_to() {
    let bed = Bed::new(Engine::Postgres);
    let (server, database) = (Server::shared(), bed.location.database.clone().unwrap());
    let name = server.sql(&database, "SELECT current_database()");
    server.sql(&database, &format!("ALTER DATABASE {name} SET synchronous_commit = off"));
    assert_eq!(server.sql(&database, "SHOW synchronous_commit"), "off");
    block_on(async {
        let store = bed.open().await;
        bed.sql(
            "CREATE TABLE seen (setting TEXT); CREATE FUNCTION look() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN INSERT INTO seen VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$; \
             CREATE TRIGGER look AFTER INSERT ON checkpoints FOR EACH ROW EXECUTE FUNCTION look()",
        )
        .await;
        store.board().append(spring(&store).await, &batch(1, 0)).await.unwrap();
    });
    assert_eq!(server.sql(&database, "SELECT setting FROM seen"), "on");
}
