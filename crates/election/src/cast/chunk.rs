//! Many ballots of one roll at once, from bytes to evidence: the verifier's fast way (spec 3.6).

use super::{DecodedBallot, HEAD_LENGTH, VerifiedBallot, ballot_length, verify_ballots};
use ostrakon_arith::Arithmetic;
use ostrakon_group::{Point, sha256};
use ostrakon_proofs::ballot::{BatchError, Chunk, Ciphertext, Encoded, Relation, Verdict};
use ostrakon_tlog::hash::leaf_hash;
use rand_core::CryptoRngCore;

/// Fewer ballots than this are verified sooner one by one: lanes and buckets stay empty.
const FEW: usize = 6;

/// What a ballot of a chunk says of itself. Made only of ballots whose proof holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// P's bytes.
    pub key: [u8; 32],
    /// What it follows.
    pub previous: [u8; 32],
    /// Its leaf hash.
    pub leaf: [u8; 32],
}

/// Ballots of one roll that were read strictly and verified together.
///
/// A ballot that is not [proved](Self::said) is refused by [`DecodedBallot::decode`] or by its claim's own equations, which also say why.
/// Ballots with numbers, a few ballots, and all with curve25519-dalek alone, take just that way; others are read in many lanes at once.
#[derive(Debug)]
pub struct ProvedChunk {
    roll: usize,
    said: Vec<Option<Said>>,
    sums: Vec<Ciphertext>,
}

impl ProvedChunk {
    /// Verifies `ballots` of `roll`: their first six bytes, version and roll, are judged by [`super::ballot_version`] and [`super::ballot_roll`]. `hints` are the untrusted bytes of a side file, one part a ballot or none at all; wrong ones cost time and change no verdict.
    pub fn verify(
        relation: &Relation,
        roll: usize,
        ballots: &[&[u8]],
        hints: &[&[u8]],
        rng: &mut impl CryptoRngCore,
    ) -> Result<Self, BatchError> {
        let encoded: Vec<Encoded<'_>> = ballots.iter().map(|b| cut(relation, b)).collect();
        let lanes = ballots.len() >= FEW && Arithmetic::current() != Arithmetic::DALEK;
        let chunk = if lanes { Chunk::read(relation, &encoded, hints) } else { None };
        match chunk {
            Some(chunk) => Self::verify_lanes(relation, roll, ballots, &chunk, rng),
            None => Self::verify_one_by_one(relation, roll, ballots, rng),
        }
    }

    fn verify_lanes(
        relation: &Relation,
        roll: usize,
        ballots: &[&[u8]],
        chunk: &Chunk<'_>,
        rng: &mut impl CryptoRngCore,
    ) -> Result<Self, BatchError> {
        let leaves: Vec<[u8; 32]> = ballots.iter().map(|b| *leaf_hash(b).as_bytes()).collect();
        // Every leaf hash covers its ballot's bytes, responses included, so this covers the batch.
        let verdicts = chunk.verify(&sha256(leaves.as_flattened()), rng)?;
        let judge = |(ballot, verdict): (&&[u8], Verdict)| match verdict {
            Verdict::Proved => true,
            Verdict::Refused => false,
            Verdict::Alone => proved_alone(relation, roll, ballot),
        };
        let proved: Vec<bool> = ballots.iter().zip(verdicts).map(judge).collect();
        let say = |((ballot, leaf), proved): ((&&[u8], &[u8; 32]), &bool)| {
            proved.then(|| Said { key: array(ballot, 6), previous: array(ballot, 38), leaf: *leaf })
        };
        let said = ballots.iter().zip(&leaves).zip(&proved).map(say).collect();
        let sum = |(contest, slots): (usize, usize)| Ciphertext {
            a: chunk.sum(contest, 0, &proved),
            b: (1..=slots).map(|s| chunk.sum(contest, s, &proved)).collect(),
        };
        let sums = relation.circuits().iter().map(|c| c.slots().len()).enumerate().map(sum).collect();
        Ok(Self { roll, said, sums })
    }

    fn verify_one_by_one(
        relation: &Relation,
        roll: usize,
        ballots: &[&[u8]],
        rng: &mut impl CryptoRngCore,
    ) -> Result<Self, BatchError> {
        let decoded: Vec<_> = ballots.iter().map(|b| DecodedBallot::decode(b, roll, relation).ok()).collect();
        let readable: Vec<bool> = decoded.iter().map(Option::is_some).collect();
        let mut verdicts =
            verify_ballots(relation, decoded.into_iter().flatten().collect(), rng)?.into_iter();
        let mut said = Vec::with_capacity(ballots.len());
        let mut sums = zeros(relation);
        for readable in readable {
            let proved = if readable { verdicts.next().and_then(Result::ok) } else { None };
            said.push(proved.as_ref().map(|b| Said {
                key: *b.key(),
                previous: *b.previous(),
                leaf: *b.leaf(),
            }));
            proved.iter().for_each(|ballot| add(&mut sums, ballot));
        }
        Ok(Self { roll, said, sums })
    }

    /// Index of their roll.
    pub fn roll(&self) -> usize {
        self.roll
    }

    /// One a ballot, in their order; `None` where it is refused.
    pub fn said(&self) -> &[Option<Said>] {
        &self.said
    }

    /// Sums of the proved ballots' ciphertexts, each with weight 1, one a contest of the roll.
    pub fn sums(&self) -> Vec<Ciphertext> {
        self.sums.clone()
    }
}

/// By the definition: read strictly, and every equation tested by itself.
fn proved_alone(relation: &Relation, roll: usize, bytes: &[u8]) -> bool {
    DecodedBallot::decode(bytes, roll, relation).is_ok_and(|ballot| ballot.claim.verify(relation).is_ok())
}

/// Bytes of the wrong length are cut anywhere; they are refused when they are read.
fn cut<'a>(relation: &Relation, bytes: &'a [u8]) -> Encoded<'a> {
    const NOTHING: [u8; 32] = [0; 32];
    if bytes.len() != ballot_length(relation) {
        return Encoded { credential: &NOTHING, elements: &[], statement: &[] };
    }
    let statement = HEAD_LENGTH + 32 * (relation.ciphertext_points() + 2);
    Encoded {
        credential: bytes[6..].first_chunk().unwrap_or(&NOTHING),
        elements: &bytes[HEAD_LENGTH..],
        statement: &bytes[..statement],
    }
}

fn array(bytes: &[u8], at: usize) -> [u8; 32] {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).copied().unwrap_or_default()
}

fn zeros(relation: &Relation) -> Vec<Ciphertext> {
    let zero = |slots: usize| Ciphertext { a: Point::default(), b: vec![Point::default(); slots] };
    relation.circuits().iter().map(|c| zero(c.slots().len())).collect()
}

fn add(sums: &mut [Ciphertext], ballot: &VerifiedBallot) {
    for (sum, ciphertext) in sums.iter_mut().zip(ballot.ciphertexts()) {
        sum.a += ciphertext.a;
        sum.b.iter_mut().zip(&ciphertext.b).for_each(|(sum, b)| *sum += b);
    }
}
