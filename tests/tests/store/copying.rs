//! Backups: every table, every column, as they are at one moment.

use crate::bed::{Bed, on_both, spring};
use crate::schema::catalogue;
use ostrakon_store::{
    BOARD_TABLES, Backup, Engine, Given, Kind, Location, PASSING_TABLES, PEOPLE_TABLES, Snapshot, Store,
    Table,
};
use ostrakon_tests::batches::batch;
use sqlx::{AnyConnection, Connection, Row};
use std::collections::BTreeSet;

/// As the catalogue tells of them, without keys.
fn listed(table: &Table) -> impl Iterator<Item = String> {
    table.columns.iter().map(|(column, kind)| {
        let kind = match kind {
            Kind::Key | Kind::Int => "int",
            Kind::Text => "text",
            Kind::Bytes => "bytes",
        };
        format!("{} {column} {kind} NOT NULL", table.name)
    })
}

#[test]
fn the_list_of_tables_is_the_catalogue() {
    on_both(async |bed: &Bed| {
        bed.open().await;
        let told = catalogue(bed).await.into_iter();
        let others = [" unique ", " refers to ", " index "];
        let columns = told.filter(|line| !others.iter().any(|other| line.contains(other)));
        let columns: BTreeSet<String> =
            columns.map(|line| line.split(" key ").next().unwrap_or_default().to_owned()).collect();
        let list: BTreeSet<String> =
            BOARD_TABLES.iter().chain(PEOPLE_TABLES).chain(PASSING_TABLES).flat_map(listed).collect();
        assert_eq!(list, columns);
    });
}

#[test]
fn a_snapshot_is_of_one_moment_and_goes_into_either_engine() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let log = spring(&store).await;
        store.board().append(log, &batch(1, 0)).await.unwrap();
        let size = store.board().size(log).await.unwrap();
        // The store is open, and goes on being written.
        let mut snapshot = Snapshot::take(&bed.location).await.unwrap();
        store.board().append(log, &batch(2, size)).await.unwrap();
        let out = bed.place.path().join("out");
        std::fs::create_dir(&out).unwrap();
        snapshot.save(&out, &|_, _| ()).await.unwrap();
        drop(snapshot);

        let names: BTreeSet<_> = std::fs::read_dir(&out).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(names, ["board.sqlite", "people.sqlite"].map(Into::into).into());
        for engine in [Engine::Sqlite, Engine::Postgres] {
            let to = Bed::new(engine);
            let mut backup = Backup::open(&out).await.unwrap();
            assert_eq!(backup.board().size(backup.board().logs().await.unwrap()[0].id).await.unwrap(), size);
            let empty = Store::begin_restore(&to.location).await.unwrap();
            backup.restore(&empty, &|_, _| ()).await.unwrap();
            drop(empty);
            let unfinished = Store::open(&to.location).await.unwrap_err().to_string();
            assert!(unfinished.contains("a restore did not end"), "{unfinished}");
            let full = Store::begin_restore(&to.location).await.unwrap_err().to_string();
            assert!(full.contains("there is something in the database"), "{full}");
            std::fs::remove_file(to.location.data.join("restoring")).unwrap();
            let restored = to.open().await;
            assert_eq!(restored.board().entries(log, 0..size).await.unwrap(), batch(1, 0).entries);
            assert_eq!(restored.board().size(log).await.unwrap(), size);
            let next = restored.board().begin_log(ostrakon_store::LogKind::Election, "next", "o/next").await;
            assert_ne!(next.unwrap().id, log);
        }
    });
}

#[test]
fn growing_is_all_or_nothing() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let (board, log) = (store.board(), spring(&store).await);
        let (one, two) = (batch(1, 0), batch(2, 0));
        let mut growing = board.grow(log, 0).await.unwrap();
        growing.entries(&one.entries).await.unwrap();
        drop(growing);
        assert_eq!(board.entries(log, 0..9).await.unwrap(), Vec::<Vec<u8>>::new());
        let mut growing = board.grow(log, 0).await.unwrap();
        growing.entries(&one.entries).await.unwrap();
        growing.entries(&two.entries).await.unwrap();
        growing.commit(&[("a".into(), vec![1])], "note").await.unwrap();
        let size = (one.entries.len() + two.entries.len()) as u64;
        assert_eq!(board.size(log).await.unwrap(), size);
        assert_eq!(board.entries(log, 0..size).await.unwrap(), [one.entries, two.entries].concat());
        assert_eq!(board.files(log).await.unwrap(), [("a".to_owned(), vec![1])]);
        board.grow(log, 0).await.unwrap_err();
    });
}

/// What a stolen backup tells: who has a token, and not who asked first.
#[test]
fn a_backup_does_not_tell_who_came_first() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        for person in ["zoe", "bob", "ada", "mia"] {
            let given = Given { blinded: [7; 32], signature: vec![1, 2, 3] };
            store.people().keep_token("spring", 0, person, given).await.unwrap();
        }
        let out = bed.place.path().join("out");
        std::fs::create_dir(&out).unwrap();
        Snapshot::take(&bed.location).await.unwrap().save(&out, &|_, _| ()).await.unwrap();
        let address = format!("sqlite://{}", out.join("people.sqlite").display());
        let mut saved = AnyConnection::connect(&address).await.unwrap();
        let rows =
            sqlx::query("SELECT person FROM tokens ORDER BY rowid").fetch_all(&mut saved).await.unwrap();
        let order: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
        assert_eq!(order, ["ada", "bob", "mia", "zoe"]);
    });
}

#[test]
fn nothing_is_read_where_nothing_is() {
    on_both(async |bed: &Bed| {
        if bed.engine == Engine::Sqlite {
            let nowhere = Location { data: bed.place.path().join("nowhere"), database: None };
            Snapshot::take(&nowhere).await.unwrap_err();
            assert!(!nowhere.data.exists());
        }
    });
}
