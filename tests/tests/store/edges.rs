//! Values at the edges, and much at once.

use crate::bed::{Bed, on_both, spring};
use ostrakon_store::{Batch, Cosigned, StoreError};

fn one(first: u64, bytes: &[u8]) -> Batch {
    Batch { first, entries: vec![bytes.to_vec()], checkpoint: format!("over {first}"), ..Batch::default() }
}

#[test]
fn sizes_reach_to_2_63() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let (board, log) = (store.board(), spring(&store).await);
        for first in [1_u64 << 53, (1 << 53) + 1, (1 << 63) - 2] {
            bed.sql(&format!("INSERT INTO checkpoints (log, size, note) SELECT log, {first}, '' FROM logs WHERE {first} NOT IN (SELECT size FROM checkpoints)")).await;
            assert_eq!(board.size(log).await.unwrap(), first);
            board.append(log, &one(first, b"edge")).await.unwrap();
            assert_eq!(board.entries(log, first..first + 1).await.unwrap(), [b"edge"]);
            assert_eq!(board.checkpoint_at(log, first + 1).await.unwrap(), Some(format!("over {first}")));
        }
        let last = (1 << 63) - 1;
        assert_eq!(board.size(log).await.unwrap(), last);
        assert!(matches!(board.append(log, &one(last, b"beyond")).await, Err(StoreError::Range(_))));
        assert!(matches!(board.append(log, &one(u64::MAX, b"beyond")).await, Err(StoreError::Moved { .. })));
        assert!(matches!(board.entries(log, 1 << 63..u64::MAX).await, Err(StoreError::Range(_))));
        assert_eq!(board.size(log).await.unwrap(), last);
    });
}

#[test]
fn moments_and_cosignatures_reach_to_2_63() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let (board, log) = (store.board(), spring(&store).await);
        for (name, time) in [("one", 0), ("two", 1 << 53), ("three", (1 << 53) + 1), ("four", (1 << 63) - 1)]
        {
            assert_eq!(board.note_moment(log, name, time).await.unwrap(), time);
            assert_eq!(board.moment(log, name).await.unwrap(), Some(time));
        }
        assert!(matches!(board.note_moment(log, "five", 1 << 63).await, Err(StoreError::Range(_))));
        assert_eq!(board.moment(log, "five").await.unwrap(), None);
        let line = |size| Cosigned { size, witness: "w".into(), line: size.to_string() };
        board.keep_cosignatures(log, &[line(1), line((1 << 63) - 1)]).await.unwrap();
        assert!(matches!(board.keep_cosignatures(log, &[line(1 << 63)]).await, Err(StoreError::Range(_))));
        assert_eq!(board.cosignatures(log).await.unwrap(), [line((1 << 63) - 1)]);
    });
}

#[test]
fn the_database_itself_refuses_negative_numbers() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        spring(&store).await;
        for insert in [
            "INSERT INTO entries (log, place, bytes) SELECT log, -1, '' FROM logs",
            "INSERT INTO checkpoints (log, size, note) SELECT log, 0, '' FROM logs",
            "INSERT INTO checkpoints (log, size, note) SELECT log, -5, '' FROM logs",
            "INSERT INTO cosignatures (log, size, witness, line) SELECT log, 0, '', '' FROM logs",
            "INSERT INTO moments (log, name, time) SELECT log, '', -1 FROM logs",
            "INSERT INTO logs (kind, slug, origin) VALUES ('board', '', '')",
        ] {
            let insert =
                if bed.number("SELECT COUNT(*) FROM logs").await == 1 { insert } else { panic!("no log") };
            let refused = bed
                .try_sql(&insert.replace("-1, ''", "-1, CAST('' AS BYTES)").replace("BYTES", blob(bed)))
                .await;
            assert!(refused.unwrap_err().to_lowercase().contains("check constraint"), "{insert}");
        }
    });
}

fn blob(bed: &Bed) -> &'static str {
    match bed.engine {
        ostrakon_store::Engine::Sqlite => "BLOB",
        ostrakon_store::Engine::Postgres => "BYTEA",
    }
}

#[test]
fn every_byte_is_kept_as_it_is() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let (board, log) = (store.board(), spring(&store).await);
        let all: Vec<u8> = (0..=255).collect();
        let long: Vec<u8> = all.iter().copied().cycle().take(3_000_000).collect();
        let entries =
            vec![all.clone(), Vec::new(), vec![0], long.clone(), b"'; DROP TABLE entries; --\\".to_vec()];
        let files =
            vec![("a/ü/'\"\\%_?".to_owned(), long), ("B".to_owned(), Vec::new()), ("a".to_owned(), all)];
        let checkpoint = "ostrakon — Ωμέγα\n😀\n".to_owned();
        let batch = Batch { first: 0, entries: entries.clone(), files: files.clone(), checkpoint };
        board.append(log, &batch).await.unwrap();
        assert_eq!(board.entries(log, 0..5).await.unwrap(), entries);
        assert_eq!(board.last_checkpoint(log).await.unwrap(), Some(batch.checkpoint));
        assert_eq!(
            board.file_paths(log).await.unwrap(),
            ["B", "a", "a/ü/'\"\\%_?"],
            "by their bytes, not by a language"
        );
        let kept = board.files(log).await.unwrap();
        assert!(kept == [files[1].clone(), files[2].clone(), files[0].clone()]);
    });
}

#[test]
fn batches_of_every_size() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let (board, log) = (store.board(), spring(&store).await);
        let mut all: Vec<Vec<u8>> = Vec::new();
        for rows in [1, 2, 255, 256, 257, 511, 512, 513, 10_000] {
            let first = all.len() as u64;
            let entries: Vec<_> = (first..).take(rows).map(|place| place.to_be_bytes().repeat(128)).collect();
            let batch = Batch { first, entries, checkpoint: String::new(), ..Batch::default() };
            board.append(log, &batch).await.unwrap();
            all.extend(batch.entries);
        }
        assert_eq!(board.size(log).await.unwrap(), all.len() as u64);
        assert!(board.entries(log, 0..all.len() as u64).await.unwrap() == all);
    });
}
