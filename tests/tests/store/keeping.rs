//! What is kept beside entries: cosignatures, envelopes, moments, people's half.

use crate::bed::{Bed, on_both, spring};
use ostrakon_store::{Cosigned, Envelope, LogKind};

fn line(size: u64, witness: &str, line: &str) -> Cosigned {
    Cosigned { size, witness: witness.into(), line: line.into() }
}

#[test]
fn the_last_line_of_each_witness() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let (board, log) = (store.board(), spring(&store).await);
        let other = board.begin_log(LogKind::Register, "", "vote.example.org/register").await.unwrap().id;
        assert_eq!(board.cosignatures(log).await.unwrap(), []);
        board.keep_cosignatures(log, &[]).await.unwrap();
        let lines = [line(5, "zoë", "z5"), line(7, "ann", "a7"), line(3, "ann", "a3"), line(7, "Bob", "b7")];
        board.keep_cosignatures(log, &lines).await.unwrap();
        board.keep_cosignatures(log, &[line(7, "ann", "another"), line(6, "zoë", "z6")]).await.unwrap();
        board.keep_cosignatures(other, &[line(99, "ann", "elsewhere")]).await.unwrap();
        let last = [line(7, "Bob", "b7"), line(7, "ann", "a7"), line(6, "zoë", "z6")];
        assert_eq!(board.cosignatures(log).await.unwrap(), last);
        drop(store);
        assert_eq!(bed.open().await.board().cosignatures(log).await.unwrap(), last);
    });
}

#[test]
fn lines_are_kept_together_or_not() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let (board, log) = (store.board(), spring(&store).await);
        board.keep_cosignatures(log, &[line(1, "a", ""), line(0, "b", "")]).await.unwrap_err();
        assert_eq!(board.cosignatures(log).await.unwrap(), []);
    });
}

#[test]
fn the_first_envelope_stays_until_its_attempt_is_over() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let (board, log) = (store.board(), spring(&store).await);
        let at = |attempt, from, to| Envelope { attempt, from, to };
        let all = [at(0, 1, 2), at(1, 1, 2), at(1, 2, 1), at(2, 1, 2), at(u32::MAX, u16::MAX, 0)];
        for (n, envelope) in all.into_iter().enumerate() {
            assert_eq!(board.envelope(log, envelope).await.unwrap(), None);
            board.keep_envelope(log, envelope, vec![n as u8; 300]).await.unwrap();
            board.keep_envelope(log, envelope, b"a second one".to_vec()).await.unwrap();
            assert_eq!(board.envelope(log, envelope).await.unwrap(), Some(vec![n as u8; 300]));
        }
        board.remove_envelopes(log, 2).await.unwrap();
        for (n, envelope) in all.into_iter().enumerate() {
            let left = (n >= 3).then(|| vec![n as u8; 300]);
            assert_eq!(board.envelope(log, envelope).await.unwrap(), left);
        }
    });
}

#[test]
fn the_first_moment_stays() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let (board, log) = (store.board(), spring(&store).await);
        assert_eq!(board.moment(log, "voting-ended").await.unwrap(), None);
        assert_eq!(board.note_moment(log, "voting-ended", 1_800_000_000).await.unwrap(), 1_800_000_000);
        assert_eq!(board.note_moment(log, "voting-ended", 5).await.unwrap(), 1_800_000_000);
        assert_eq!(board.note_moment(log, "another", 5).await.unwrap(), 5);
        assert_eq!(board.moment(log, "voting-ended").await.unwrap(), Some(1_800_000_000));
    });
}

#[test]
fn a_nonce_counts_once_until_its_end() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        let board = store.board();
        assert!(board.note_nonce([1; 16], 600, 100).await.unwrap());
        assert!(!board.note_nonce([1; 16], 900, 100).await.unwrap());
        assert!(board.note_nonce([2; 16], 601, 100).await.unwrap());
        let (one, other) =
            tokio::join!(board.note_nonce([3; 16], 600, 100), board.note_nonce([3; 16], 600, 100));
        assert!(one.unwrap() ^ other.unwrap());
        drop(store);
        let store = bed.open().await;
        let board = store.board();
        for nonce in [[1; 16], [2; 16], [3; 16]] {
            assert!(!board.note_nonce(nonce, 600, 600).await.unwrap(), "{nonce:?}");
        }
        assert!(board.note_nonce([1; 16], 1_200, 601).await.unwrap());
        assert!(!board.note_nonce([2; 16], 1_200, 601).await.unwrap());
        assert_eq!(bed.number("SELECT COUNT(*) FROM nonces").await, 2);
    });
}

#[test]
fn both_halves_answer() {
    on_both(async |bed: &Bed| {
        let store = bed.open().await;
        assert_eq!((store.board().engine(), store.people().engine()), (bed.engine, bed.engine));
        assert!(store.people().answers().await);
    });
}
