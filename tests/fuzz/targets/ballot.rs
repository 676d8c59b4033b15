//! A ballot, with numbers too: what decodes strictly decodes leniently to the same, and nothing panics on the way to a verdict.
#![no_main]
#![allow(clippy::expect_used, clippy::panic, reason = "a panic is a finding")]

use libfuzzer_sys::fuzz_target;
use ostrakon_circuits::{Approval, BallotForm, Cumulative, Extras, Motion};
use ostrakon_election::cast::{DecodedBallot, ballot_length, ballot_roll, ballot_version};
use ostrakon_group::{GENERATOR, Scalar, Transcript};
use ostrakon_proofs::ballot::Relation;
use std::sync::LazyLock;

/// A motion, an approval of two with blank, and points shared out that are numbers with a range proof.
static RELATION: LazyLock<Relation> = LazyLock::new(|| {
    let motion = Motion::new(3).expect("three options").circuit();
    let extras = Extras { none: false, blank: true };
    let approval = Approval::new(2, 1, 2, extras).expect("one or two of two").circuit();
    let points = Cumulative::new(5, 1, 40_000, 60_000, extras).expect("up to 40 000 each").circuit();
    let keys = (2u8..8).map(|k| GENERATOR * Scalar::from(k)).collect();
    Relation::new(vec![motion, approval, points], keys, Transcript::new("fuzz")).expect("enough keys")
});

fuzz_target!(|bytes: &[u8]| {
    let _ = (ballot_version(bytes), ballot_roll(bytes, 2));
    let lenient = DecodedBallot::decode_lenient(bytes, 0, &RELATION);
    let Ok(ballot) = DecodedBallot::decode(bytes, 0, &RELATION) else { return };
    assert_eq!(bytes.len(), ballot_length(&RELATION));
    assert_eq!(lenient.expect("what is strict is lenient").claim.statement, ballot.claim.statement);
    let _ = ballot.claim.verify(&RELATION);
});
