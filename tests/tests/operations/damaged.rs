//! Starting on what is old or was changed.

use crate::house::{Engine, House, block_on, copy};
use ostrakon_postgres::Server;
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use std::fs;
use std::path::Path;

/// Runs statements on a file.
pub(crate) fn on_sqlite(file: &Path, statements: &str) {
    sqlx::any::install_default_drivers();
    block_on(async {
        let mut connection = AnyConnection::connect(&format!("sqlite://{}", file.display())).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(statements.to_owned())).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    });
}

/// Attack 43: the database's files of before, beside what is published now.
#[test]
fn an_old_copy_of_the_database_is_refused() {
    let mut house = House::new(Engine::Sqlite);
    let carried = house.start(&house.place).unwrap();
    house.vote_until(&carried, 3);
    drop(carried);
    let old = house.folder.path().join("old");
    copy(&house.place.data, &old);
    let carried = house.start(&house.place).unwrap();
    house.vote_until(&carried, 5);
    let entries = house.election.log.entries().iter().position(|e| *e == house.receipts[4].0).unwrap() + 1;
    house.mirror("published", entries as u64);
    drop(carried);
    for file in ["board.sqlite", "board.sqlite-wal", "board.sqlite-shm"] {
        let _ = fs::remove_file(house.place.data.join(file));
        if old.join(file).exists() {
            fs::copy(old.join(file), house.place.data.join(file)).unwrap();
        }
    }
    let refused = house.start(&house.place).map(drop).unwrap_err();
    assert!(refused.contains("it is an old copy"), "{refused}");
}

/// A change to one row, and what the start says of it. `{flip}` is the value with one bit, or its last byte, changed.
const CHANGES: [(&str, &str, &str); 6] = [
    ("entries", "UPDATE entries SET bytes = {flip} WHERE place = 2 AND {election}", "cannot be read"),
    (
        "entries",
        "UPDATE entries SET bytes = {flip} WHERE place = (SELECT MAX(place) FROM entries WHERE {election}) AND {election}",
        "do not have the root",
    ),
    ("entries", "DELETE FROM entries WHERE place = 3 AND {election}", "is missing"),
    ("files", "UPDATE files SET bytes = {flip} WHERE path = 'roll/1'", "roll/1 has the hash"),
    ("files", "DELETE FROM files WHERE path = 'charter.toml'", "charter.toml is missing"),
    (
        "checkpoints",
        "UPDATE checkpoints SET note = replace(note, '/forged\n', '/forget\n') WHERE size = 5",
        "a checkpoint is not one",
    ),
];

const ELECTION: &str = "log = (SELECT log FROM logs WHERE kind = 'election')";

/// Attack 74.
#[test]
fn a_change_is_refused_on_sqlite() {
    refuse(Engine::Sqlite);
}

/// Attack 74.
#[test]
fn a_change_is_refused_on_postgres() {
    refuse(Engine::Postgres);
}

fn refuse(engine: Engine) {
    let mut house = House::new(engine);
    let carried = house.start(&house.place).unwrap();
    house.vote_until(&carried, 3);
    drop(carried);
    let saved = house.folder.path().join("saved");
    copy(&house.place.data, &saved);
    for (table, change, told) in CHANGES {
        change_one(&house, table, change);
        let refused = house.start(&house.place).map(drop).unwrap_err();
        assert!(refused.contains(told), "{change}: {refused}");
        put_back(&mut house, &saved);
        drop(house.start(&house.place).unwrap());
    }
}

fn change_one(house: &House, table: &str, change: &str) {
    let change = change.replace("{election}", ELECTION);
    match &house.place.database {
        None => {
            let flip = "CAST(substr(bytes, 1, length(bytes) - 1) || CASE substr(bytes, -1) WHEN X'00' THEN X'01' ELSE X'00' END AS BLOB)";
            let change = change.replace("{flip}", flip).replace("\n", "' || char(10) || '");
            let file = house.place.data.join("board.sqlite");
            on_sqlite(
                &file,
                &format!("DROP TRIGGER {table}_no_UPDATE; DROP TRIGGER {table}_no_DELETE; {change}"),
            );
        }
        Some(address) => {
            let flip = "set_bit(bytes, 8 * length(bytes) - 8, 1 - get_bit(bytes, 8 * length(bytes) - 8))";
            let change = change.replace("{flip}", flip).replace("\n", "' || chr(10) || '");
            let saved = format!("CREATE TABLE saved_{table} AS SELECT * FROM {table};");
            let off = format!("ALTER TABLE {table} DISABLE TRIGGER USER;");
            Server::shared().sql(address, &format!("{saved} {off} {change}"));
        }
    }
}

fn put_back(house: &mut House, saved: &Path) {
    match &house.place.database {
        None => {
            fs::remove_dir_all(&house.place.data).unwrap();
            copy(saved, &house.place.data);
        }
        Some(address) => {
            for table in ["entries", "files", "checkpoints"] {
                let there = Server::shared().sql(address, &format!("SELECT to_regclass('saved_{table}')"));
                if !there.is_empty() {
                    let back = format!(
                        "DELETE FROM {table}; INSERT INTO {table} SELECT * FROM saved_{table}; DROP TABLE saved_{table}; \
                         ALTER TABLE {table} ENABLE TRIGGER USER"
                    );
                    Server::shared().sql(address, &back);
                }
            }
        }
    }
}
