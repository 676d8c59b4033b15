//! What comes out of the ceremony: keys that are no keys, or not those of the dealings.

use super::ceremony::{acknowledged, drawn};
use super::support::entry;
use super::{Case, Fixture, meaningless, refused};
use crate::forge::Attempt;
use ostrakon_election::board::{KEYS_PATH, dealing_path};
use ostrakon_election::document::{Document, SignedDocument};
use ostrakon_group::{Point, Scalar};
use rand_core::OsRng;

const NO_KEYS: &str = "without the identity refused, ballots encrypt nothing";

/// The section.
pub const FIXTURES: &[Fixture] = &[
    refused("k27_constant_term_is_the_identity", &["108"], constant_identity),
    meaningless("k27_joint_key_is_the_identity", &["111"], NO_KEYS, joint_identity),
    refused("k27_slot_keys_are_equal", &["111"], || dependent(Scalar::ONE)),
    refused("k27_slot_keys_are_opposite", &["111"], || dependent(-Scalar::ONE)),
    refused("k27_verification_key_is_the_identity", &["111"], verification_identity),
    refused("k29_published_key_is_not_the_sum", &["111"], not_the_sum),
    refused("k29_acknowledged_keys_are_others", &["110"], other_keys),
    refused("k29_acknowledged_ceremony_is_another", &["110"], other_ceremony),
    refused("k29_acknowledgement_unsigned", &["106"], unsigned),
];

fn constant_identity() -> Case {
    drawn(|attempt| attempt.polynomials[0].0[1][0] = Scalar::ZERO, &dealing_path(1, 1))
}

/// The last two dealers' constants cancel the first's.
fn joint_identity() -> Case {
    let cancel = |attempt: &mut Attempt| {
        let sum = attempt.joint_secret()[0];
        attempt.polynomials[2].0[0][0] -= sum;
    };
    drawn(cancel, KEYS_PATH)
}

/// K_2 = ±K_1.
fn dependent(factor: Scalar) -> Case {
    let depend = |attempt: &mut Attempt| {
        let joint = attempt.joint_secret();
        attempt.polynomials[2].0[1][0] += factor * joint[0] - joint[1];
    };
    drawn(depend, KEYS_PATH)
}

/// Everybody's shares for trustee 2 in column 1 add up to nothing.
fn verification_identity() -> Case {
    let cancel = |attempt: &mut Attempt| {
        let share = attempt.secret_share(2)[0];
        attempt.polynomials[2].0[0][0] -= share;
    };
    drawn(cancel, KEYS_PATH)
}

/// The published lot key is somebody's own.
fn not_the_sum() -> Case {
    acknowledged(|election, attempt| {
        let mut joint = attempt.joint();
        *joint.last_mut().unwrap() = Point::random(&mut OsRng);
        election.publish_keys(&joint);
        let drafts = election.draft_acknowledgements(&attempt);
        election.enter_acknowledgements(attempt, drafts);
        KEYS_PATH.into()
    })
}

fn other_keys() -> Case {
    acknowledged(|election, attempt| {
        let mut drafts = election.draft_acknowledgements(&attempt);
        drafts[1].keys = [5; 32].into();
        let place = entry(election.next() + 1);
        election.enter_acknowledgements(attempt, drafts);
        place
    })
}

fn other_ceremony() -> Case {
    acknowledged(|election, attempt| {
        let mut drafts = election.draft_acknowledgements(&attempt);
        drafts[2].ceremony = [5; 32].into();
        let place = entry(election.next() + 2);
        election.enter_acknowledgements(attempt, drafts);
        place
    })
}

fn unsigned() -> Case {
    acknowledged(|election, attempt| {
        let mut drafts = election.draft_acknowledgements(&attempt);
        let document = Document::Acknowledgement(drafts.remove(0));
        let index = election.enter_signed(&SignedDocument::unsigned(document));
        election.enter_acknowledgements(attempt, drafts);
        entry(index)
    })
}
