//! The ballot's fixed layout (spec 3.4).

use crate::roll::CredentialKey;
use ostrakon_group::{
    ByteError, DecodeError, Point, Reader, decode_nonzero_point, decode_point, encode_point,
};
use ostrakon_proofs::ballot::{
    BallotProof, Ciphertext, Claim, ProofError, Relation, Statement, ballot_elements,
};
use ostrakon_tlog::hash::leaf_hash;

const MAGIC: [u8; 4] = *b"OB\x01\x01";
/// Magic, roll, P and *previous*.
pub const HEAD_LENGTH: usize = 70;
/// *previous* of a credential's first ballot.
pub const NO_BALLOT: [u8; 32] = [0; 32];

/// A ballot as it is sent and published: exact bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedBallot(Vec<u8>);

impl SealedBallot {
    /// Takes bytes as they came.
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Its leaf hash on the board, and what the next ballot of the same credential names.
    pub fn leaf(&self) -> [u8; 32] {
        *leaf_hash(&self.0).as_bytes()
    }
}

/// A ballot whose bytes are in order; nothing is proved yet.
#[derive(Clone, Debug)]
pub struct DecodedBallot {
    /// Index of its roll.
    pub roll: usize,
    /// P's bytes.
    pub key: [u8; 32],
    /// Leaf hash of the credential's previous ballot, or zeros.
    pub previous: [u8; 32],
    /// Its own leaf hash.
    pub leaf: [u8; 32],
    /// Statement, proof, challenges.
    pub claim: Claim,
}

/// Why bytes are no ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BallotError {
    /// Too short or too long.
    #[error("the ballot {0}")]
    Bytes(#[from] ByteError),
    /// Another version or suite.
    #[error("not a ballot of version 1, suite 1")]
    Version,
    /// No such roll.
    #[error("roll {0} does not exist")]
    Roll(u16),
    /// P.
    #[error("the credential key: {0}")]
    Key(DecodeError),
    /// A or B; contests from 1, B from 1, 0 for A.
    #[error("contest {contest}, {}: {source}", point_name(.index))]
    Ciphertext {
        /// Which contest of the ballot, from 1.
        contest: usize,
        /// 0 for A, s for B_s.
        index: usize,
        /// Why.
        source: DecodeError,
    },
    /// The proof.
    #[error(transparent)]
    Proof(#[from] ProofError),
}

fn point_name(index: &usize) -> String {
    if *index == 0 { "A".into() } else { format!("B{index}") }
}

/// Is it a ballot of this version and suite?
pub fn ballot_version(bytes: &[u8]) -> Result<(), BallotError> {
    if bytes.starts_with(&MAGIC) { Ok(()) } else { Err(BallotError::Version) }
}

/// The roll that a ballot says it belongs to.
pub fn ballot_roll(bytes: &[u8], rolls: usize) -> Result<usize, BallotError> {
    let mut reader = Reader::new(bytes);
    reader.take(MAGIC.len())?;
    let roll = reader.u16()?;
    if usize::from(roll) < rolls { Ok(roll.into()) } else { Err(BallotError::Roll(roll)) }
}

/// Bytes of every ballot of this relation.
pub fn ballot_length(relation: &Relation) -> usize {
    HEAD_LENGTH + 32 * ballot_elements(relation.circuits())
}

/// Every contest's A as it stands in a ballot's bytes, with its place; for ballots that were read.
pub fn ballot_randomness<'a>(
    bytes: &'a [u8],
    relation: &'a Relation,
) -> impl Iterator<Item = (usize, &'a [u8; 32])> {
    let elements = relation.circuits().iter().scan(0, |before, circuit| {
        let start = *before;
        *before += 1 + circuit.slots().len();
        Some(HEAD_LENGTH + 32 * start)
    });
    elements
        .map(move |start| bytes.get(start..)?.first_chunk())
        .enumerate()
        .filter_map(|(i, a)| Some((i, a?)))
}

/// The bytes before the proof: before V, or without numbers before U₁.
pub fn ballot_prefix(
    roll: u16,
    key: &CredentialKey,
    previous: &[u8; 32],
    ciphertexts: &[Ciphertext],
) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend(roll.to_be_bytes());
    out.extend(key.bytes());
    out.extend(previous);
    ciphertexts.iter().for_each(|c| out.extend(ciphertext_bytes(c)));
    out
}

/// A ‖ B_1 ‖ … ‖ B_m.
pub(crate) fn ciphertext_bytes(ciphertext: &Ciphertext) -> Vec<u8> {
    [&ciphertext.a].into_iter().chain(&ciphertext.b).flat_map(encode_point).collect()
}

impl DecodedBallot {
    /// Reads a ballot of `roll` (from [`ballot_roll`]) strictly and recomputes its challenges. Its version is
    /// [`ballot_version`]'s to judge.
    pub fn decode(bytes: &[u8], roll: usize, relation: &Relation) -> Result<Self, BallotError> {
        let mut reader = Reader::new(bytes);
        reader.take(6)?;
        let key: [u8; 32] = reader.array()?;
        let credential = decode_nonzero_point(&key).map_err(BallotError::Key)?;
        let previous = reader.array()?;
        let ciphertexts = read_ciphertexts(&mut reader, relation, decode_nonzero_point)?;
        let start = reader.position();
        let proof = BallotProof::read(relation, &mut reader)?;
        reader.finish()?;
        let claim = Claim::new(relation, Statement { credential, ciphertexts }, proof, bytes, start);
        Ok(Self { roll, key, previous, leaf: *leaf_hash(bytes).as_bytes(), claim })
    }

    /// Reads a ballot as far as its bytes mean anything: surplus bytes ignored, scalars reduced, identities accepted.
    /// For a verifier that leaves check 301 out; what it gives is no evidence of anything.
    pub fn decode_lenient(bytes: &[u8], roll: usize, relation: &Relation) -> Result<Self, BallotError> {
        let mut reader = Reader::new(bytes);
        reader.take(6)?;
        let key: [u8; 32] = reader.array()?;
        let credential = decode_point(&key).map_err(BallotError::Key)?;
        let previous = reader.array()?;
        let ciphertexts = read_ciphertexts(&mut reader, relation, decode_point)?;
        let start = reader.position();
        let proof = BallotProof::read_lenient(relation, &mut reader)?;
        let claim = Claim::new(relation, Statement { credential, ciphertexts }, proof, bytes, start);
        Ok(Self { roll, key, previous, leaf: *leaf_hash(bytes).as_bytes(), claim })
    }
}

fn read_ciphertexts(
    reader: &mut Reader<'_>,
    relation: &Relation,
    decode_a: fn(&[u8; 32]) -> Result<Point, DecodeError>,
) -> Result<Vec<Ciphertext>, BallotError> {
    let mut ciphertexts = Vec::with_capacity(relation.contests());
    for (contest, circuit) in (1..).zip(relation.circuits()) {
        let fail = |index| move |source| BallotError::Ciphertext { contest, index, source };
        let a = decode_a(&reader.array()?).map_err(fail(0))?;
        let rows = reader.rows(circuit.slots().len())?;
        let b =
            (1..).zip(&rows).map(|(i, row)| decode_point(row).map_err(fail(i))).collect::<Result<_, _>>()?;
        ciphertexts.push(Ciphertext { a, b });
    }
    Ok(ciphertexts)
}
