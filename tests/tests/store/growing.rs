//! What was added stays: the database itself refuses to change or remove it, whoever asks.

use crate::bed::{Bed, on_both, spring};
use ostrakon_store::{BOARD_TABLES, Batch, Cosigned, Engine, Envelope};

const GROWING: [(&str, &str); 6] = [
    ("logs", "slug"),
    ("entries", "bytes"),
    ("checkpoints", "note"),
    ("files", "bytes"),
    ("cosignatures", "line"),
    ("moments", "name"),
];

/// A row in every table.
async fn filled(bed: &Bed) {
    let store = bed.open().await;
    let (board, log) = (store.board(), spring(&store).await);
    let entries = vec![b"entry".to_vec()];
    let files = vec![("file".to_owned(), b"file".to_vec())];
    board.append(log, &Batch { first: 0, entries, files, checkpoint: "note".into() }).await.unwrap();
    let line = Cosigned { size: 1, witness: "w".into(), line: "line".into() };
    board.keep_cosignatures(log, &[line]).await.unwrap();
    board.note_moment(log, "ended", 1).await.unwrap();
    board.keep_envelope(log, Envelope { attempt: 1, from: 1, to: 2 }, b"sealed".to_vec()).await.unwrap();
}

/// The ways to change or remove a row of a table.
fn attacks(engine: Engine, table: &str, column: &str) -> Vec<String> {
    let mut attacks = vec![
        format!("UPDATE {table} SET {column} = {column}"),
        format!("DELETE FROM {table}"),
        format!("DELETE FROM {table} WHERE log = 1"),
        format!("BEGIN; DELETE FROM {table}; COMMIT"),
    ];
    match engine {
        Engine::Sqlite => attacks.push(format!("UPDATE OR REPLACE {table} SET {column} = {column}")),
        Engine::Postgres => attacks.extend([
            format!("TRUNCATE {table} CASCADE"),
            format!("WITH gone AS (DELETE FROM {table} RETURNING 1) SELECT COUNT(*) FROM gone"),
        ]),
    }
    attacks
}

/// Attack 74, by whoever asks the database itself.
#[test]
fn rows_are_only_ever_added() {
    on_both(async |bed: &Bed| {
        filled(bed).await;
        for (table, column) in GROWING {
            for attack in attacks(bed.engine, table, column) {
                let refused = bed.try_sql(&attack).await.expect_err(&attack);
                assert!(refused.contains("rows are only ever added"), "{attack}: {refused}");
            }
            assert_eq!(bed.number(&format!("SELECT COUNT(*) FROM {table}")).await, 1, "{table}");
        }
        bed.sql("DELETE FROM envelopes").await;
    });
}

#[test]
fn even_where_there_are_no_rows() {
    on_both(async |bed: &Bed| {
        bed.open().await;
        for (table, _) in GROWING.into_iter().filter(|_| bed.engine == Engine::Postgres) {
            bed.try_sql(&format!("DELETE FROM {table}")).await.expect_err(table);
        }
    });
}

#[test]
fn no_table_of_the_board_was_forgotten() {
    let grows = |table: &str| GROWING.iter().any(|(name, _)| *name == table);
    let others: Vec<_> = BOARD_TABLES.iter().map(|table| table.name).filter(|name| !grows(name)).collect();
    assert_eq!((others, BOARD_TABLES.len()), (vec!["envelopes", "nonces"], GROWING.len() + 2));
}
