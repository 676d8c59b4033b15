//! Old copies of the state.

use crate::common::{World, copy};
use crate::vote::{LATE, Vote};
use ostrakon_trustee::*;
use rand_core::OsRng;

#[test]
fn an_old_state_is_refused_by_its_guard() {
    let mut vote = Vote::new(3, 2);
    let old = vote.world.trustees[0].export_secret_state();
    let before = vote.world.trustees[0].guard();
    vote.sign_off(1);
    let guard = vote.world.trustees[0].guard();
    let error = Trustee::load(&old, &[before.clone(), guard.clone()]).unwrap_err();
    let short = RollbackError::Short { guard: before.length + 1, state: before.length };
    assert!(matches!(error, StateError::Rollback(e) if e == short));
    // Cut off between state and guard: the state is ahead, which is accepted.
    assert!(Trustee::load(&vote.world.trustees[0].export_secret_state(), &[before]).is_ok());
}

#[test]
fn two_copies_used_apart_are_refused_by_each_others_guard() {
    let vote = Vote::new(3, 2);
    let (mut one, mut two) = (copy(&vote.world.trustees[0]), copy(&vote.world.trustees[0]));
    let _ = one.sign_off(&vote.board(), LATE).unwrap();
    let fork = vote.forked();
    let _ = two.sign_off(&fork.board(), LATE).unwrap();
    let error = Trustee::load(&one.export_secret_state(), &[two.guard()]).unwrap_err();
    assert!(matches!(error, StateError::Rollback(RollbackError::Fork { .. })));
}

#[test]
fn the_guard_of_another_election() {
    let (vote, mut other) = (Vote::new(2, 2), crate::common::manifest(2, 2));
    other.title = "Another".into();
    let guard = World::of(other).trustees[0].guard();
    let error = Trustee::load(&vote.world.trustees[0].export_secret_state(), &[guard]).unwrap_err();
    assert!(matches!(error, StateError::Rollback(RollbackError::Election { .. })));
}

#[test]
fn the_board_shows_a_sign_off_that_the_journal_does_not_know() {
    let mut vote = Vote::new(2, 2);
    let old = copy(&vote.world.trustees[0]);
    (1..=2).for_each(|i| vote.sign_off(i));
    vote.world.trustees[0] = old;
    let error = vote.with(1, |t, board| t.sign_off(board, LATE).unwrap_err());
    assert!(matches!(error, SignOffError::Unknown(u) if u.kind == Kind::SignOff));
    assert!(matches!(vote.try_release(1), Err(ReleaseError::Unknown(_))));
}

#[test]
fn the_board_shows_a_share_that_the_journal_does_not_know() {
    let mut vote = Vote::new(2, 2);
    (1..=2).for_each(|i| vote.sign_off(i));
    let old = copy(&vote.world.trustees[0]);
    vote.release(1);
    vote.world.trustees[0] = old;
    let error = vote.try_release(1).unwrap_err();
    assert!(matches!(error, ReleaseError::Unknown(u) if u.kind == Kind::Share && u.subject == "motion"));
}

#[test]
fn the_board_shows_a_commitment_that_the_journal_does_not_know() {
    let mut world = World::new(2, 2);
    let old = copy(&world.trustees[0]);
    (1..=2).for_each(|i| world.commit(i));
    world.trustees[0] = old;
    let (plan, ceremony) = (world.plan.clone(), world.ceremony());
    let error = world.trustee(1).commit(&plan, &ceremony, &mut OsRng).unwrap_err();
    assert!(matches!(error, CommitError::Unknown(u) if u.kind == Kind::Commitment));
}
