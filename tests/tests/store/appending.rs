//! What is appended is read back; what does not follow is not appended.

use crate::bed::{Bed, on_both, spring};
use ostrakon_store::{Batch, LogKind, StoreError};
use ostrakon_tests::batches::{batch, whole};

#[test]
fn what_is_appended_is_read_back_by_ranges() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let (board, log) = (store.board(), spring(&store).await);
        assert_eq!((board.size(log).await.unwrap(), board.last_checkpoint(log).await.unwrap()), (0, None));
        let mut entries = Vec::new();
        for number in 1..=20 {
            let batch = batch(number, entries.len() as u64);
            board.append(log, &batch).await.unwrap();
            entries.extend(batch.entries);
            assert_eq!(board.size(log).await.unwrap(), entries.len() as u64);
            assert_eq!(board.last_checkpoint(log).await.unwrap(), Some(batch.checkpoint));
        }
        let all = entries.len() as u64;
        for range in [0..1, 3..17, 0..0, all - 1..all + 1, all - 2..u64::MAX, 100..200] {
            let (start, end) = (range.start.min(all) as usize, range.end.min(all) as usize);
            assert_eq!(board.entries(log, range).await.unwrap(), entries[start..end]);
        }
        assert_eq!(whole(board, log).await, Vec::from_iter(1..=20));
        assert_eq!(board.checkpoint_at(log, 1).await.unwrap(), None, "within a batch");
        drop(store);
        assert_eq!(whole(bed.open().await.board(), log).await, Vec::from_iter(1..=20));
    });
}

#[test]
fn logs_do_not_see_each_other() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let (board, log) = (store.board(), spring(&store).await);
        let register = board.begin_log(LogKind::Register, "", "vote.example.org/register").await.unwrap().id;
        board.append(log, &batch(1, 0)).await.unwrap();
        board.append(register, &batch(2, 0)).await.unwrap();
        board.append(log, &batch(3, 2)).await.unwrap();
        assert_eq!(whole(board, log).await, [1, 3]);
        assert_eq!(whole(board, register).await, [2]);
        assert_eq!(board.file_paths(register).await.unwrap(), ["files/2"]);
    });
}

#[test]
fn a_log_is_begun_once() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let board = store.board();
        let first =
            board.begin_log(LogKind::Election, "autumn", "vote.example.org/elections/autumn").await.unwrap();
        let again = board.begin_log(LogKind::Election, "autumn", "elsewhere.example.org").await.unwrap();
        assert_eq!(first, again, "the first one stays");
        let register =
            board.begin_log(LogKind::Register, "autumn", "vote.example.org/register").await.unwrap();
        let origin = board.begin_log(LogKind::Election, "winter", "vote.example.org/register").await;
        assert!(matches!(origin, Err(StoreError::Database(_))), "an origin is one log's");
        assert_eq!(board.logs().await.unwrap(), [first, register]);
    });
}

#[test]
fn nothing_is_appended_to_another_size() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let (board, log) = (store.board(), spring(&store).await);
        board.append(log, &batch(1, 0)).await.unwrap();
        for expected in [0, 1, 3, 1_000] {
            match board.append(log, &batch(2, expected)).await {
                Err(StoreError::Moved { expected: told, found: 2 }) if told == expected => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(whole(board, log).await, [1]);
        board.append(log, &batch(2, 2)).await.unwrap();
    });
}

#[test]
fn a_batch_is_refused_whole() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let (board, log) = (store.board(), spring(&store).await);
        let empty = Batch { entries: Vec::new(), ..batch(1, 0) };
        board.append(log, &empty).await.unwrap_err();
        board.append(log, &batch(1, 0)).await.unwrap();
        let empty = Batch { entries: Vec::new(), ..batch(2, 2) };
        assert!(matches!(board.append(log, &empty).await, Err(StoreError::Database(_))));
        let same_file = Batch { files: batch(1, 0).files, ..batch(2, 2) };
        assert!(matches!(board.append(log, &same_file).await, Err(StoreError::Database(_))));
        assert_eq!(whole(board, log).await, [1]);
        for number in 2..30 {
            let first = board.size(log).await.unwrap();
            board.append(log, &same_file).await.unwrap_err();
            board.append(log, &batch(number, first)).await.unwrap();
        }
        assert_eq!(whole(board, log).await, Vec::from_iter(1..30), "refusals leave every connection usable");
    });
}

#[test]
fn a_log_that_is_not_there_takes_nothing() {
    on_both(async |bed: &Bed| {
        let (store, elsewhere) = (bed.open().await, Bed::new(bed.engine));
        spring(&store).await;
        let other = elsewhere.open().await;
        spring(&other).await;
        let second =
            other.board().begin_log(LogKind::Register, "", "vote.example.org/register").await.unwrap().id;
        assert!(matches!(store.board().append(second, &batch(1, 0)).await, Err(StoreError::Database(_))));
        assert_eq!(bed.number("SELECT COUNT(*) FROM entries").await, 0);
    });
}

#[test]
fn a_missing_entry_is_noticed() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let (board, log) = (store.board(), spring(&store).await);
        board.append(log, &batch(2, 0)).await.unwrap();
        bed.sql("INSERT INTO entries (log, place, bytes) SELECT log, 4, bytes FROM entries WHERE place = 0")
            .await;
        assert!(matches!(board.entries(log, 0..10).await, Err(StoreError::Missing(3))));
        assert!(matches!(board.entries(log, 3..10).await, Err(StoreError::Missing(3))));
    });
}
