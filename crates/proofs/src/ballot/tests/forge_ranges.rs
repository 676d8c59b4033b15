//! Forgeries of ranges, in ballots whose equations (1) to (3) all hold: refused by the range proof.

use super::*;
use crate::range;

/// A ballot for `vote` whose V and range proof are what `make` gives, under the relation `judge`.
fn with_ranges(
    relation: &Relation,
    vote: &Assignment,
    make: impl Fn(&Statement) -> CommittedNumbers,
) -> Claim {
    let voter = voter(relation, vote);
    let (bits, numbers) = scalars_of(vote);
    let secrets = voter.secrets(bits, numbers);
    let values = make(&voter.statement);
    forge(relation, voter.statement, secrets, Some(values), |_, _| ())
}

fn refused(relation: &Relation, claim: &Claim) {
    // (1), (2) and (3) come first: they hold.
    assert_eq!(claim.verify(relation), Err(Equation::Range));
    refused_in_batch(relation, &[claim]);
}

/// 0 … S, without rules: what is wrong can only be the range.
fn free(largest: u64) -> Relation {
    relation_of(vec![Circuit::with_numbers(0, vec![largest; 3], vec![vec![(0, 1)]], vec![]).unwrap()])
}

fn numbers(numbers: &[u64]) -> Assignment {
    Assignment { bits: vec![], numbers: numbers.to_vec() }
}

/// 201 < 2⁸, but S = 200: the proof for S = 201 shows the number itself in range, and a complement that the verifier does not take.
#[test]
fn a_number_above_its_largest_and_below_two_to_the_n_fails() {
    let (relation, wider) = (free(200), free(201));
    let vote = numbers(&[201, 0, 7]);
    let make = |statement: &Statement| numbers_of(&wider, statement, &vote.numbers).unwrap();
    refused(&relation, &with_ranges(&relation, &vote, make));
    // The same steps under the larger S make a ballot.
    assert_eq!(with_ranges(&wider, &vote, make).verify(&wider), Ok(()));
    // And 200 under the smaller.
    let vote = numbers(&[200, 0, 7]);
    let make = |statement: &Statement| numbers_of(&relation, statement, &vote.numbers).unwrap();
    assert_eq!(with_ranges(&relation, &vote, make).verify(&relation), Ok(()));
}

/// u + ℓ-wrap: −1 is no number, in U₁, B and V alike.
#[test]
fn minus_one_fails() {
    let relation = free(255);
    let minus = -Scalar::ONE;
    let voter = voter_of(&relation, &[vec![minus]]);
    let secrets = voter.secrets(vec![], vec![minus, Scalar::ZERO, Scalar::ZERO]);
    let mut values = numbers_of(&relation, &voter.statement, &[0, 0, 0]).unwrap();
    let moved = values.values[0].point() - GENERATOR;
    values.values[0] = range::Encoded::new(moved);
    let forged = forge(&relation, voter.statement, secrets, Some(values), |_, _| ());
    refused(&relation, &forged);
}

/// V, γ and range proof of another ballot by the same voter, of the same numbers.
#[test]
fn the_range_proof_of_another_ballot_fails() {
    let (relation, vote) = (wide(), wide_vote());
    let other = voter(&relation, &vote).statement;
    let make = |_: &Statement| numbers_of(&relation, &other, &NUMBERS).unwrap();
    refused(&relation, &with_ranges(&relation, &vote, make));
    // Its own V with the other's range proof.
    let make = |statement: &Statement| {
        let mut own = numbers_of(&relation, statement, &NUMBERS).unwrap();
        own.range = make(statement).range.clone();
        own
    };
    refused(&relation, &with_ranges(&relation, &vote, make));
}

#[test]
fn the_range_proof_of_another_election_fails() {
    let (relation, vote) = (wide(), wide_vote());
    let context = Transcript::new("another");
    let other = Relation::new(relation.circuits().to_vec(), relation.keys().to_vec(), context).unwrap();
    let make = |statement: &Statement| numbers_of(&other, statement, &NUMBERS).unwrap();
    refused(&relation, &with_ranges(&relation, &vote, make));
    assert_eq!(with_ranges(&other, &vote, make).verify(&other), Ok(()));
}

/// Every scalar and point of the range proof changed before the ballot is signed.
#[test]
fn a_changed_range_proof_fails_though_it_is_signed() {
    let (relation, vote) = (wide(), wide_vote());
    let shift = |p: &mut range::Encoded| *p = range::Encoded::new(p.point() + GENERATOR);
    let changes: [&dyn Fn(&mut range::RangeProof); 11] = [
        &|p| shift(&mut p.a),
        &|p| shift(&mut p.s),
        &|p| shift(&mut p.t[0]),
        &|p| shift(&mut p.t[1]),
        &|p| p.t_hat += Scalar::ONE,
        &|p| p.t_blinding += Scalar::ONE,
        &|p| p.e_blinding += Scalar::ONE,
        &|p| shift(&mut p.rounds[0][0]),
        &|p| shift(&mut p.rounds[3][1]),
        &|p| p.inner[0] += Scalar::ONE,
        &|p| p.inner[1] += Scalar::ONE,
    ];
    for change in changes {
        let make = |statement: &Statement| {
            let mut values = numbers_of(&relation, statement, &NUMBERS).unwrap();
            change(&mut values.range);
            values
        };
        refused(&relation, &with_ranges(&relation, &vote, make));
    }
}
