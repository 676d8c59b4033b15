//! One trustee's dealing: Feldman's commitments with a proof of possession (spec 1.3, round 2).

use super::possession_context;
use ostrakon_group::multiply::{IsIdentity, VartimeMultiscalarMul};
use ostrakon_group::{
    ByteError, DecodeError, Point, Reader, Scalar, SecretScalar, decode_point, decode_scalar, encode_point,
    labelled_hash,
};
use ostrakon_proofs::possession::{Possession, PossessionError};
use rand_core::CryptoRngCore;

const MAGIC: [u8; 4] = *b"OD\x01\x01";
const HEAD_LENGTH: usize = 14;

/// The public dealing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dealing {
    attempt: u32,
    trustee: u16,
    threshold: u16,
    /// Column by column, t each.
    coefficients: Vec<Point>,
    proof: Possession,
}

/// Why a dealing is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DealingError {
    /// Not the layout.
    #[error("the dealing file {0}")]
    Bytes(#[from] ByteError),
    /// Another version, attempt, trustee, threshold or number of columns than the manifest's.
    #[error("the dealing's head is not that of this ceremony: {0}")]
    Head(&'static str),
    /// A coefficient does not decode.
    #[error("column {column}, coefficient {index}: {source}")]
    Coefficient {
        /// From 1.
        column: usize,
        /// From 0.
        index: usize,
        /// Why.
        source: DecodeError,
    },
    /// A proof scalar does not decode.
    #[error("the proof of possession: {0}")]
    Scalar(DecodeError),
    /// The proof is false.
    #[error(transparent)]
    Possession(#[from] PossessionError),
}

/// A share does not fit its dealing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// Another number of columns.
    #[error("{found} shares, where {columns} are needed")]
    Length {
        /// Shares given.
        found: usize,
        /// Columns dealt.
        columns: usize,
    },
    /// f(j)·G is not what the coefficients say.
    #[error("the share of column {column} does not lie on the dealer's polynomial")]
    False {
        /// From 1.
        column: usize,
    },
}

impl Dealing {
    /// Reads `setup/dealing-<a>-<i>`, for the expected head.
    pub fn decode(
        bytes: &[u8],
        attempt: u32,
        trustee: u16,
        threshold: u16,
        columns: usize,
    ) -> Result<Self, DealingError> {
        let mut reader = Reader::new(bytes);
        let same = |is: bool, what| if is { Ok(()) } else { Err(DealingError::Head(what)) };
        same(reader.array::<4>()? == MAGIC, "not a dealing of this version")?;
        same(reader.u32()? == attempt, "another attempt")?;
        same(reader.u16()? == trustee, "another trustee")?;
        same(reader.u16()? == threshold && threshold > 0, "another threshold")?;
        same(usize::from(reader.u16()?) == columns, "another number of columns")?;
        let t = usize::from(threshold);
        let coefficients = read_coefficients(&mut reader, columns * t, t)?;
        let scalar = |row: &[u8; 32]| decode_scalar(row).map_err(DealingError::Scalar);
        let challenge = scalar(&reader.array()?)?;
        let responses = reader.rows(columns * t)?.iter().map(scalar).collect::<Result<_, _>>()?;
        reader.finish()?;
        Ok(Self { attempt, trustee, threshold, coefficients, proof: Possession { challenge, responses } })
    }

    /// The file's bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = self.committed_bytes();
        out.extend(self.proof.challenge.as_bytes());
        self.proof.responses.iter().for_each(|z| out.extend(z.as_bytes()));
        out
    }

    /// head ‖ coefficients.
    fn committed_bytes(&self) -> Vec<u8> {
        let mut out = head(self.attempt, self.trustee, self.threshold, self.columns());
        self.coefficients.iter().for_each(|c| out.extend(encode_point(c)));
        out
    }

    /// H("dealing", head ‖ coefficients), what round 1 commits to.
    pub fn commitment(&self) -> [u8; 32] {
        labelled_hash("dealing", &[&self.committed_bytes()])
    }

    /// H("dealing", …) of a file's first bytes, whether it decodes or not; `None` if it is too short.
    pub fn commitment_of_file(bytes: &[u8], threshold: u16, columns: usize) -> Option<[u8; 32]> {
        let length = HEAD_LENGTH + 32 * columns * usize::from(threshold);
        bytes.get(..length).map(|committed| labelled_hash("dealing", &[committed]))
    }

    /// Columns dealt: M + 1.
    pub fn columns(&self) -> usize {
        self.coefficients.len() / usize::from(self.threshold.max(1))
    }

    /// C_{s,0} … C_{s,t−1} of column `column`, from 0.
    pub fn column(&self, column: usize) -> &[Point] {
        let t = usize::from(self.threshold);
        &self.coefficients[column * t..(column + 1) * t]
    }

    /// Columns (from 1) whose constant coefficient is the identity.
    pub fn identity_columns(&self) -> Vec<usize> {
        (0..self.columns()).filter(|s| self.column(*s)[0].is_identity()).map(|s| s + 1).collect()
    }

    /// Checks the proof of possession under round 1's hash.
    pub fn verify_possession(&self, round1: &[u8; 32]) -> Result<(), PossessionError> {
        let context = possession_context(round1, self.trustee, self.threshold, self.columns());
        self.proof.verify(&context, usize::from(self.threshold), &self.coefficients)
    }

    /// Σ_k j^k·C_{s,k} for every column: what shares of `recipient` must be.
    pub fn share_images(&self, recipient: u16) -> Vec<Point> {
        let powers = powers(recipient, usize::from(self.threshold));
        (0..self.columns()).map(|s| Point::vartime_multiscalar_mul(&powers, self.column(s))).collect()
    }

    /// Checks the shares that `recipient` received.
    pub fn verify_shares(&self, recipient: u16, shares: &[SecretScalar]) -> Result<(), ShareError> {
        let columns = self.columns();
        if shares.len() != columns {
            return Err(ShareError::Length { found: shares.len(), columns });
        }
        let images = self.share_images(recipient);
        match shares.iter().zip(images).position(|(share, image)| share.public() != image) {
            Some(column) => Err(ShareError::False { column: column + 1 }),
            None => Ok(()),
        }
    }
}

/// 1, j, j², …
pub(crate) fn powers(j: u16, count: usize) -> Vec<Scalar> {
    std::iter::successors(Some(Scalar::ONE), |p| Some(p * Scalar::from(j))).take(count).collect()
}

fn head(attempt: u32, trustee: u16, threshold: u16, columns: usize) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend(attempt.to_be_bytes());
    out.extend(trustee.to_be_bytes());
    out.extend(threshold.to_be_bytes());
    out.extend((columns as u16).to_be_bytes());
    out
}

fn read_coefficients(
    reader: &mut Reader<'_>,
    count: usize,
    threshold: usize,
) -> Result<Vec<Point>, DealingError> {
    let place = |i: usize| (i / threshold + 1, i % threshold);
    let decode = |(i, row): (usize, &[u8; 32])| {
        let (column, index) = place(i);
        decode_point(row).map_err(|source| DealingError::Coefficient { column, index, source })
    };
    reader.rows(count)?.iter().enumerate().map(decode).collect()
}

/// A dealer's polynomials, until the ceremony ends.
pub struct SecretDealing {
    threshold: u16,
    /// a_{s,k}, column by column.
    secrets: Vec<SecretScalar>,
}

impl SecretDealing {
    /// Draws uniform polynomials of degree t − 1.
    pub fn draw(threshold: u16, columns: usize, rng: &mut impl CryptoRngCore) -> Self {
        let count = columns * usize::from(threshold);
        Self { threshold, secrets: (0..count).map(|_| SecretScalar::random(rng)).collect() }
    }

    /// From stored coefficients.
    pub fn from_secrets(threshold: u16, secrets: Vec<SecretScalar>) -> Self {
        Self { threshold, secrets }
    }

    /// The coefficients; whoever calls this is answerable for the copy.
    pub fn expose(&self) -> &[SecretScalar] {
        &self.secrets
    }

    /// The commitment hash of round 1.
    pub fn commitment(&self, attempt: u32, trustee: u16) -> [u8; 32] {
        let columns = self.secrets.len() / usize::from(self.threshold);
        let mut bytes = head(attempt, trustee, self.threshold, columns);
        self.secrets.iter().for_each(|a| bytes.extend(encode_point(&a.public())));
        labelled_hash("dealing", &[&bytes])
    }

    /// The public dealing, once round 1 is known.
    pub fn publish(
        &self,
        attempt: u32,
        trustee: u16,
        round1: &[u8; 32],
        rng: &mut impl CryptoRngCore,
    ) -> Dealing {
        let t = usize::from(self.threshold);
        let context = possession_context(round1, trustee, self.threshold, self.secrets.len() / t);
        Dealing {
            attempt,
            trustee,
            threshold: self.threshold,
            coefficients: self.secrets.iter().map(SecretScalar::public).collect(),
            proof: Possession::prove(&context, t, &self.secrets, rng),
        }
    }

    /// f_s(j) for every column.
    pub fn shares_for(&self, recipient: u16) -> Vec<SecretScalar> {
        let x = Scalar::from(recipient);
        let evaluate =
            |column: &[SecretScalar]| column.iter().rev().fold(Scalar::ZERO, |sum, a| sum * x + a.expose());
        self.secrets.chunks(usize::from(self.threshold)).map(|c| SecretScalar::new(evaluate(c))).collect()
    }
}

impl std::fmt::Debug for SecretDealing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretDealing(<redacted>)")
    }
}
