//! The extractor of the arguments (A.3, A.7): answers to the same commitments at different x give the witness.

use super::*;

/// Three accepting answers to the same commitments and linear challenges, at these x.
fn rewound(
    relation: &Relation,
    voter: &Voter,
    vote: &Assignment,
) -> (Vec<(Scalar, BallotProof)>, LinearChallenges) {
    let prefix = prefix(&voter.statement);
    let committed = || relation.commit(&prefix, &voter.witness(vote), &mut ReplayRng(0)).unwrap();
    let (_, linear) = LinearChallenges::draw(relation, &statement_digest(&committed().1));
    let run = |x: u64| {
        let (committed, _) = committed();
        let t = committed.linear_commitment(relation, &linear);
        let t3 = committed.value_commitment(relation, &linear);
        (Scalar::from(x), committed.respond(&linear, Scalar::from(x), t, t3))
    };
    let runs = vec![run(17), run(1009), run(65537)];
    for (x, proof) in &runs {
        let honest = claim(relation, voter.statement.clone(), proof.clone());
        let challenges = Challenges { x: *x, linear: linear.clone(), ..honest.challenges };
        assert_eq!(Claim { challenges, ..honest }.verify(relation), Ok(()), "each answer is accepted");
    }
    (runs, linear)
}

/// The slope of the line through the first two answers; the third must lie on it.
fn slope(runs: &[(Scalar, BallotProof)], response: impl Fn(&BallotProof) -> Scalar) -> Scalar {
    let at = |i: usize| (runs[i].0, response(&runs[i].1));
    let ((x, one), (y, two), (w, three)) = (at(0), at(1), at(2));
    let slope = (one - two) * (x - y).invert();
    assert_eq!(three, one + (w - x) * slope, "the third answer lies on the same line");
    slope
}

#[test]
fn the_extractor_recovers_the_witness() {
    for (relation, vote) in [(narrow(), narrow_vote()), (wide(), wide_vote())] {
        let voter = voter(&relation, &vote);
        let (runs, _) = rewound(&relation, &voter, &vote);
        assert_eq!((runs[0].1.u1, runs[0].1.u0), (runs[1].1.u1, runs[1].1.u0));
        for (i, bit) in vote.bits.iter().enumerate() {
            let b = slope(&runs, |proof| proof.f[i]);
            // fᵢ(x − fᵢ) has the leading coefficient b(1 − b): three points of a line with g′ fixed force it to be 0.
            assert_eq!(b * (Scalar::ONE - b), Scalar::ZERO);
            assert_eq!(b, Scalar::from(u8::from(*bit)));
        }
        for (c, r) in voter.randomness.iter().enumerate() {
            assert_eq!(slope(&runs, |proof| proof.z_randomness[c]), *r.expose());
        }
        assert_eq!(slope(&runs, |proof| proof.z_credential), *voter.credential.expose());
        for (j, number) in vote.numbers.iter().enumerate() {
            let u = slope(&runs, |proof| proof.numbers.as_ref().unwrap().f[j]);
            assert_eq!(u, Scalar::from(*number));
        }
    }
}

/// The coefficient of x in (3): Σ τ_j (V_j − û_j G) = γ̂ H̃.
#[test]
fn the_extracted_numbers_open_the_commitments() {
    let (relation, vote) = (wide(), wide_vote());
    let voter = voter(&relation, &vote);
    let (runs, linear) = rewound(&relation, &voter, &vote);
    let gamma = slope(&runs, |proof| proof.numbers.as_ref().unwrap().z_values);
    let values = &runs[0].1.numbers.as_ref().unwrap().values;
    let mut left = Point::default();
    for (j, v) in values.iter().enumerate() {
        let u = slope(&runs, |proof| proof.numbers.as_ref().unwrap().f[j]);
        left += (v.point() - GENERATOR * u) * linear.tau[j];
    }
    assert_eq!(left, relation.bases().value_blinding * gamma);
}

/// Deterministic, so that the extractor can rewind the prover. Tests only.
struct ReplayRng(u64);
impl rand_core::RngCore for ReplayRng {
    fn next_u32(&mut self) -> u32 {
        rand_core::impls::next_u32_via_fill(self)
    }
    fn next_u64(&mut self) -> u64 {
        rand_core::impls::next_u64_via_fill(self)
    }
    fn fill_bytes(&mut self, dest: &mut [u8]) {
        for chunk in dest.chunks_mut(32) {
            self.0 += 1;
            chunk.copy_from_slice(&ostrakon_group::sha256(&self.0.to_be_bytes())[..chunk.len()]);
        }
    }
    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(dest);
        Ok(())
    }
}
impl rand_core::CryptoRng for ReplayRng {}
