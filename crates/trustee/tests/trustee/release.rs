//! Shares: after q matching sign-offs, of one aggregate.

use crate::common::{copy, id, key, out};
use crate::vote::Vote;
use ostrakon_election::decrypt::{SharedSum, VerifiedShare, discrete_logarithm, recombine};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_trustee::*;
use rand_core::OsRng;

/// The totals of contest `index` from shares on the board of `trustees`.
fn totals(vote: &Vote, index: usize, trustees: &[u16]) -> Vec<u64> {
    let (contest, tally) = (&vote.world.plan.contests()[index], &vote.tallies[index]);
    let (board, election) = (vote.board(), vote.world.plan.election());
    let root = board.sign_off(1).closing.root;
    let sum = SharedSum { election: &election, root: &root, contest: &contest.contest.id, a: tally.a() };
    let documents = vote.world.board.iter().filter_map(|e| SignedDocument::decode(e).ok());
    let shares: Vec<VerifiedShare> = documents
        .filter_map(|d| match d.body {
            Document::Share(d) if d.contest == contest.contest.id && trustees.contains(&d.trustee) => Some(d),
            _ => None,
        })
        .map(|d| {
            let keys = vote.keys.verification(d.trustee).unwrap();
            sum.verify(&d, &keys[..contest.circuit.slots().len()]).unwrap()
        })
        .collect();
    let used: Vec<&VerifiedShare> = shares.iter().collect();
    recombine(tally.b(), &used).iter().map(|p| discrete_logarithm(p, 100).unwrap()).collect()
}

#[test]
fn any_t_of_n_give_the_totals() {
    let mut vote = Vote::new(5, 3);
    (1..=4).for_each(|i| vote.sign_off(i));
    (1..=4).for_each(|i| vote.release(i));
    for trustees in [[1, 2, 3], [1, 3, 4], [2, 3, 4]] {
        assert_eq!(totals(&vote, 0, &trustees), [3, 1]);
        assert_eq!(totals(&vote, 1, &trustees), [2, 2]);
    }
    assert_eq!(vote.try_release(1).unwrap().len(), 3);
}

#[test]
fn one_of_one_and_two_of_two_go_through() {
    for (n, t) in [(1, 1), (2, 2)] {
        let mut vote = Vote::new(n, t);
        (1..=n).for_each(|i| vote.sign_off(i));
        (1..=n).for_each(|i| vote.release(i));
        assert_eq!(totals(&vote, 0, &[1, 2]), [3, 1]);
    }
}

/// Attack 96: fewer sign-offs than q.
#[test]
fn share_before_q_sign_offs() {
    let mut vote = Vote::new(5, 3);
    assert_eq!(vote.try_release(1), Err(ReleaseError::NotSignedOff));
    (1..=3).for_each(|i| vote.sign_off(i));
    assert_eq!(vote.try_release(1), Err(ReleaseError::TooFewSignOffs { found: 3, needed: 4 }));
    // The same sign-off again does not count twice.
    let again = vote.world.board.last().unwrap().clone();
    vote.world.board.push(again);
    assert_eq!(vote.try_release(1), Err(ReleaseError::TooFewSignOffs { found: 3, needed: 4 }));
    vote.world.board.pop();
    vote.sign_off(4);
    assert!(vote.try_release(1).is_ok());
    assert_eq!(vote.try_release(5), Err(ReleaseError::NotSignedOff));
}

#[test]
fn share_without_its_own_sign_off_on_the_board() {
    let mut vote = Vote::new(5, 3);
    (1..=5).for_each(|i| vote.sign_off(i));
    let last = vote.world.board.pop().unwrap();
    assert_eq!(vote.try_release(5), Err(ReleaseError::NotOnBoard));
    vote.world.board.push(last);
    assert!(vote.try_release(5).is_ok());
}

/// Attack 96: sign-offs that split.
#[test]
fn share_with_split_sign_offs() {
    let mut vote = Vote::new(5, 3);
    (1..=4).for_each(|i| vote.sign_off(i));
    let mut other = vote.board().sign_off(5);
    other.tallies = [1; 32].into();
    let foreign = SignedDocument::sign(Document::SignOff(other.clone()), &key(105)).encode();
    vote.world.board.push(foreign);
    assert_eq!(vote.try_release(1), Err(ReleaseError::Split { trustee: 5 }));
    vote.world.board.pop();
    // Two different ones by one trustee.
    other.trustee = 4;
    let second = SignedDocument::sign(Document::SignOff(other), &key(104)).encode();
    vote.world.board.push(second);
    assert_eq!(vote.try_release(1), Err(ReleaseError::Split { trustee: 4 }));
}

#[test]
fn sign_offs_that_are_not_signed_by_their_trustee() {
    let mut vote = Vote::new(2, 2);
    vote.sign_off(1);
    let body = Document::SignOff(vote.board().sign_off(2));
    vote.world.board.push(SignedDocument::sign(body.clone(), &key(101)).encode());
    let read = |vote: &Vote| {
        let (plan, board) = (vote.world.plan.clone(), vote.world.board.clone());
        ClosedBoard::read(&plan, &board, &vote.keys, &vote.tallies, false).is_err()
    };
    assert!(read(&vote));
    *vote.world.board.last_mut().unwrap() = SignedDocument::unsigned(body).encode();
    assert!(read(&vote));
}

#[test]
fn share_of_a_contest_with_too_few_ballots() {
    let mut vote = Vote::new(2, 2);
    (1..=2).for_each(|i| vote.sign_off(i));
    let error = vote.with(1, |t, board| t.release_contest(board, &id("empty"), &mut OsRng).unwrap_err());
    assert_eq!(error, ReleaseError::TooFew { contest: id("empty") });
    assert!(vote.try_release(1).unwrap().iter().all(|s| !String::from_utf8_lossy(s).contains("empty")));
    let error = vote.with(1, |t, board| t.release_contest(board, &id("other"), &mut OsRng).unwrap_err());
    assert_eq!(error, ReleaseError::Contest { contest: id("other") });
}

#[test]
fn second_near_identical_aggregate() {
    let mut vote = Vote::new(2, 2);
    (1..=2).for_each(|i| vote.sign_off(i));
    vote.release(1);
    // A board that differs by one ballot, signed off by the other trustee.
    let mut fork = vote.forked();
    fork.world.trustees = vote.world.trustees.iter().map(copy).collect();
    let body = Document::SignOff(fork.board().sign_off(2));
    fork.world.board.push(SignedDocument::sign(body, &key(102)).encode());
    assert_eq!(fork.try_release(1), Err(ReleaseError::OtherBoard));
    // The same one again has the same bytes.
    let first = vote.world.board[vote.world.board.len() - 3..].to_vec();
    assert_eq!(vote.try_release(1).unwrap(), first);
}

#[test]
fn share_under_a_founded_objection() {
    let mut vote = Vote::new(2, 2);
    (1..=2).for_each(|i| vote.sign_off(i));
    let mut trustee = copy(&vote.world.trustees[0]);
    let error = trustee.release(&vote.board_with(true), &mut OsRng).unwrap_err();
    assert_eq!(error, ReleaseError::Objection);
}

#[test]
fn shares_are_erased_after_certification_only() {
    let mut vote = Vote::new(1, 1);
    vote.sign_off(1);
    let plan = vote.world.plan.clone();
    let mut trustee = copy(&vote.world.trustees[0]);
    let not_yet = trustee.erase_after_certification(&plan, &vote.world.board[0]).unwrap_err();
    assert!(matches!(not_yet, EraseError::NotCertificate { .. }));
    let zero = ostrakon_group::Bytes32::from([0; 32]);
    let body = Document::Certificate(ostrakon_election::certify::Certificate {
        election: plan.election(),
        head: vote.board().sign_off(1).closing,
        report: zero,
        result: zero,
        verdicts: zero,
    });
    let forged = SignedDocument::sign(body.clone(), &key(2)).encode();
    assert!(matches!(trustee.erase_after_certification(&plan, &forged), Err(EraseError::Signatures(_))));
    let unsigned = SignedDocument::unsigned(body.clone()).encode();
    assert!(matches!(trustee.erase_after_certification(&plan, &unsigned), Err(EraseError::Signatures(_))));
    let certificate = SignedDocument::sign(body, &key(4)).encode();
    let done = trustee.erase_after_certification(&plan, &certificate).unwrap();
    out(&mut trustee, done);
    assert_eq!(trustee.held(), Held::Erased);
    assert!(!String::from_utf8_lossy(&trustee.export_secret_state()).contains("shares\":["));
    assert!(matches!(trustee.release(&vote.board(), &mut OsRng), Err(ReleaseError::Stage(_))));
}
