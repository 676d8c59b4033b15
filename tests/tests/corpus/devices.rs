//! The attack corpus: what the voter's devices refuse, and the generator that a batch refuses.

use ostrakon_circuits::Selection;
use ostrakon_election::cast::{
    ChallengeError, ChallengeOpening, DecodedBallot, SealedBallot, Tracker, verify_ballots,
};
use ostrakon_election::roll::Credential;
use ostrakon_election::setup::Plan;
use ostrakon_group::{Point, Scalar, SecretScalar, decode_scalar};
use ostrakon_tests::forge::{Election, Stage, Stuck, options};
use ostrakon_voter::{Booth, BoothError};
use rand_core::OsRng;

fn chosen(motion: usize, board: usize) -> [Selection; 2] {
    [options(&[motion]), options(&[board])]
}

/// The tracker and the opening that a booth gives for these selections.
fn opened(booth: &Booth<'_>, selections: &[Selection]) -> (Tracker, ChallengeOpening) {
    let encrypted = booth.encrypt(selections, &credential(), &mut OsRng).unwrap();
    (encrypted.tracker(), encrypted.open())
}

/// Whoever's device is being tested.
fn credential() -> Credential {
    Credential::new(SecretScalar::random(&mut OsRng)).unwrap()
}

fn election() -> Election {
    Election::at(Stage::Ballots)
}

fn keys(election: &Election) -> (&Plan, &[Point]) {
    (election.plan(), &election.slot_keys)
}

#[test]
fn d39_an_honest_opening_shows_what_was_chosen() {
    let election = election();
    let (tracker, opening) = opened(&election.booth(0), &chosen(0, 1));
    let (plan, keys) = keys(&election);
    let shown = opening.check(plan, keys, &tracker).unwrap();
    assert_eq!(shown.into_iter().map(|(_, s)| s).collect::<Vec<_>>(), chosen(0, 1));
}

/// The booth encrypts "no" and says that it was "yes".
#[test]
fn d39_an_opening_that_does_not_match_its_tracker() {
    let election = election();
    let (tracker, mut opening) = opened(&election.booth(0), &chosen(1, 1));
    opening.contests[0].slots = vec![1, 0];
    let (plan, keys) = keys(&election);
    assert!(matches!(opening.check(plan, keys, &tracker), Err(ChallengeError::Tracker { .. })));
}

/// The tracker taken down is that of another ballot of the same choice.
#[test]
fn d39_an_opening_of_another_encryption() {
    let election = election();
    let booth = election.booth(0);
    let (first, _) = opened(&booth, &chosen(0, 0));
    let (_, second) = opened(&booth, &chosen(0, 0));
    let (plan, keys) = keys(&election);
    assert!(matches!(second.check(plan, keys, &first), Err(ChallengeError::Tracker { .. })));
}

/// An opening with v + δ and another key's r could name any vote, were r and v not both checked.
#[test]
fn d39_openings_of_no_answer_of_another_election_or_without_randomness() {
    let election = election();
    let (tracker, honest) = opened(&election.booth(0), &chosen(0, 0));
    let (plan, keys) = keys(&election);
    let check = |change: fn(&mut ChallengeOpening)| {
        let mut opening = honest.clone();
        change(&mut opening);
        opening.check(plan, keys, &tracker)
    };
    assert!(matches!(check(|o| o.contests[0].slots = vec![1, 1]), Err(ChallengeError::Slots(_))));
    assert!(matches!(check(|o| o.contests[0].slots = vec![1]), Err(ChallengeError::Slots(_))));
    assert!(matches!(check(|o| o.election = [1; 32].into()), Err(ChallengeError::Election(_))));
    assert!(matches!(check(|o| o.contests.swap(0, 1)), Err(ChallengeError::Contests(_))));
    assert!(matches!(check(|o| drop(o.contests.pop())), Err(ChallengeError::Contests(_))));
    let zero = |o: &mut ChallengeOpening| o.contests[1].randomness = [0; 32].into();
    assert!(matches!(check(zero), Err(ChallengeError::Randomness { .. })));
    let large = |o: &mut ChallengeOpening| o.contests[1].randomness = [0xff; 32].into();
    assert!(matches!(check(large), Err(ChallengeError::Randomness { .. })));
}

/// Two voters who vote alike are shown one tracker, and only one ballot is cast. The tracker by itself is on the board; but the
/// second device looks for the last ballot of the member's own key, and finds none.
#[test]
fn t45_two_voters_shown_one_tracker() {
    let mut election = election();
    let encrypted = election.booth(0);
    let encrypted = encrypted.encrypt(&chosen(0, 0), &credential(), &mut OsRng).unwrap();
    let shown = encrypted.tracker();
    let (alice, bob) = (&election.rolls[0].members[0], &election.rolls[0].members[1]);
    let sealed = encrypted.seal(&alice.credential(), &[0; 32], &mut OsRng).unwrap();
    let (alice, bob) = (alice.key(), bob.key());
    election.enter_bytes(sealed.bytes().to_vec());
    assert_eq!(tracker_of_last(&election, &alice), Some(shown));
    assert_eq!(tracker_of_last(&election, &bob), None);
    let of_bob = election.seal(&election.setting.votes[1].clone());
    election.enter_bytes(of_bob);
    assert_ne!(tracker_of_last(&election, &bob), Some(shown), "and if a ballot is there, it is another");
}

/// What the second device does: the last ballot of this key on the board, and its tracker.
fn tracker_of_last(election: &Election, key: &[u8; 32]) -> Option<Tracker> {
    let ballots = election.view().ballots;
    let decoded = ballots.iter().rev().map(|index| &election.log.entries()[index as usize]);
    let mut decoded =
        decoded.filter_map(|bytes| DecodedBallot::decode(bytes, 0, &election.relations[0]).ok());
    let last = decoded.find(|ballot| ballot.key == *key)?;
    Some(Tracker::new(&election.election(), 0, &last.claim.statement.ciphertexts))
}

/// A booth that proved what it had opened would give a receipt of the vote away: opening consumes the encryption, so the next ballot
/// is of fresh randomness, whatever the voter chooses, and what was opened names no ballot on the board.
#[test]
fn x92_what_was_opened_is_never_cast() {
    let mut election = election();
    let booth = election.booth(0);
    let (tracker, opening) = opened(&booth, &chosen(0, 0));
    let again = booth.encrypt(&chosen(0, 0), &credential(), &mut OsRng).unwrap();
    assert_ne!(again.tracker(), tracker);
    let member = election.rolls[0].members[0].clone();
    let sealed: SealedBallot = again.seal(&member.credential(), &[0; 32], &mut OsRng).unwrap();
    election.enter_bytes(sealed.bytes().to_vec());
    let ballot = DecodedBallot::decode(sealed.bytes(), 0, &election.relations[0]).unwrap();
    for (ciphertext, opened) in ballot.claim.statement.ciphertexts.iter().zip(&opening.contests) {
        let r: Scalar = decode_scalar(&opened.randomness.0).unwrap();
        assert_ne!(ciphertext.a, ostrakon_group::GENERATOR * r);
    }
}

#[test]
fn a_booth_with_a_stuck_generator_stops() {
    let election = election();
    let refused = election.booth(0).encrypt(&chosen(0, 0), &credential(), &mut Stuck(7)).unwrap_err();
    assert!(matches!(refused, BoothError::Random(_)));
    let encrypted = election.booth(0);
    let encrypted = encrypted.encrypt(&chosen(0, 0), &credential(), &mut OsRng).unwrap();
    let member = &election.rolls[0].members[0];
    assert!(encrypted.seal(&member.credential(), &[0; 32], &mut Stuck(7)).is_err());
}

#[test]
fn p16_a_batch_with_a_stuck_generator_aborts() {
    let mut election = election();
    election.cast_places(&[1, 3, 4]);
    let decode = |index: u64| {
        let bytes = &election.log.entries()[index as usize];
        DecodedBallot::decode(bytes, 0, &election.relations[0]).unwrap()
    };
    let ballots: Vec<DecodedBallot> = election.view().ballots.iter().map(decode).collect();
    assert!(verify_ballots(&election.relations[0], ballots, &mut Stuck(0)).is_err());
}
