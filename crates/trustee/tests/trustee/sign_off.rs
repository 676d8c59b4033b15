//! One sign-off, of the board that was verified, in its time.

use crate::common::{World, copy, out};
use crate::vote::{LATE, Vote};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_trustee::*;

#[test]
fn early_sign_off_is_refused() {
    let mut vote = Vote::new(3, 2);
    let at = |vote: &mut Vote, now| vote.with(1, |t, board| t.sign_off(board, now).map(|_| ()));
    assert_eq!(at(&mut vote, 2599), Err(SignOffError::Early { now: 2599, earliest: 2600 }));
    assert_eq!(at(&mut vote, 0), Err(SignOffError::Early { now: 0, earliest: 2600 }));
    assert_eq!(at(&mut vote, 2600), Ok(()));
}

/// Attack 96: a second sign-off by one trustee.
#[test]
fn sign_off_twice_with_different_boards_is_refused() {
    let mut vote = Vote::new(3, 2);
    vote.sign_off(1);
    let again = vote.with(1, |trustee, board| {
        let made = trustee.sign_off(board, LATE + 1).unwrap();
        out(trustee, made)
    });
    assert_eq!(again, *vote.world.board.last().unwrap());
    let mut fork = vote.forked();
    fork.world.trustees = vote.world.trustees.iter().map(copy).collect();
    let error = fork.with(1, |t, board| t.sign_off(board, LATE).unwrap_err());
    assert!(matches!(error, SignOffError::Journal(_)));
}

/// Attack 96: sign-offs that split.
#[test]
fn sign_off_of_a_board_that_another_trustee_saw_differently() {
    let mut vote = Vote::new(3, 2);
    vote.sign_off(1);
    let signed = vote.world.board.last().unwrap().clone();
    let mut fork = vote.forked();
    fork.world.trustees = vote.world.trustees.iter().map(copy).collect();
    fork.world.board.push(signed);
    let error = fork.with(2, |t, board| t.sign_off(board, LATE).unwrap_err());
    assert_eq!(error, SignOffError::Split { trustee: 1 });
}

#[test]
fn sign_off_under_a_founded_objection() {
    let vote = Vote::new(2, 2);
    let mut trustee = copy(&vote.world.trustees[0]);
    let error = trustee.sign_off(&vote.board_with(true), LATE).unwrap_err();
    assert_eq!(error, SignOffError::Objection);
}

#[test]
fn a_record_with_other_keys() {
    let (vote, other) = (Vote::new(2, 2), Vote::new(2, 2));
    // A board without its ceremony, opened under keys that these trustees did not make.
    let mut fake = Vote::on(World::new(2, 2), other.keys.clone());
    fake.world.trustees = vote.world.trustees.iter().map(copy).collect();
    let error = fake.with(1, |t, board| t.sign_off(board, LATE).unwrap_err());
    assert_eq!(error, SignOffError::OtherKeys);
    assert_eq!(fake.try_release(1), Err(ReleaseError::OwnKeys { column: 1 }));
    // Keys that the opening does not name.
    let read = ClosedBoard::read(&fake.world.plan, &fake.world.board, &vote.keys, &fake.tallies, false);
    assert!(matches!(read, Err(ClosedBoardError::Keys)));
}

#[test]
fn another_ceremony_under_the_same_manifest() {
    let (vote, mut other) = (Vote::new(2, 2), Vote::new(2, 2));
    other.world.trustees = vote.world.trustees.iter().map(copy).collect();
    let error = other.with(1, |t, board| t.sign_off(board, LATE).unwrap_err());
    assert!(matches!(error, SignOffError::Unknown(u) if u.kind == Kind::Commitment));
}

#[test]
fn sign_off_without_key_shares() {
    let mut vote = Vote::new(2, 2);
    vote.with(1, |t, _| {
        let erased = t.erase_for_good();
        out(t, erased);
    });
    let error = vote.with(1, |t, board| t.sign_off(board, LATE).unwrap_err());
    assert!(matches!(error, SignOffError::Stage(_)));
}

#[test]
fn tallies_that_are_not_what_the_ballots_give() {
    let vote = Vote::new(2, 2);
    let fork = vote.forked();
    let (plan, keys) = (&vote.world.plan, &vote.keys);
    let read = ClosedBoard::read(plan, &vote.world.board, keys, &fork.tallies, false);
    assert!(matches!(read, Err(ClosedBoardError::Sums { .. })));
    let short = &vote.tallies[..1];
    let read = ClosedBoard::read(plan, &vote.world.board, keys, short, false);
    assert!(matches!(read, Err(ClosedBoardError::Tallies { contests: 4 })));
    let missing = &vote.world.board[..vote.world.board.len() - 1];
    let read = ClosedBoard::read(plan, missing, keys, &vote.tallies, false);
    assert!(matches!(read, Err(ClosedBoardError::Tallies { .. })));
}

#[test]
fn tallies_made_before_objections_could_be_heard() {
    let mut vote = Vote::new(2, 2);
    let SignedDocument { body: Document::Tally(mut tally), .. } =
        SignedDocument::decode(&vote.world.board.pop().unwrap()).unwrap()
    else {
        panic!("no tally")
    };
    tally.time = 2599;
    vote.organiser(Document::Tally(tally));
    let read = ClosedBoard::read(&vote.world.plan, &vote.world.board, &vote.keys, &vote.tallies, false);
    assert!(matches!(read, Err(ClosedBoardError::Early { .. })));
}

#[test]
fn a_vote_that_is_not_closed() {
    let mut vote = Vote::new(2, 2);
    let cut = vote.world.board.iter().position(|e| String::from_utf8_lossy(e).contains("/closing")).unwrap();
    vote.world.board.truncate(cut);
    let read = ClosedBoard::read(&vote.world.plan, &vote.world.board, &vote.keys, &vote.tallies, false);
    assert!(matches!(read, Err(ClosedBoardError::Closings { found: 0 })));
}
