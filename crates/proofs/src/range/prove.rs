//! The prover: the crate's, on our transcript and with our randomness.

use super::challenges::fork;
use super::{RangeProof, Ranges, STRICT};
use ostrakon_group::{Reader, Scalar, Transcript};
use rand_core::CryptoRngCore;
use zeroize::Zeroizing;

/// The crate gave no proof, or one that does not decode: of checked values in range it never does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the range proof of the numbers could not be made")]
pub struct RangeFailure;

/// Proves the ranges of `numbers`, committed to with `blindings`; `digest` is SHA-256 of the range statement.
///
/// The crate commits to bits in constant time. Its inner-product argument does not run in constant time, on vectors l and r that a prover of the
/// uncompressed protocol sends in the clear (Bünz et al. 2018, §4.1): they are blinded and show nothing.
pub(crate) fn prove(
    ranges: &Ranges,
    context: &Transcript,
    digest: &[u8; 32],
    numbers: &[u64],
    blindings: &[Scalar],
    mut rng: impl CryptoRngCore,
) -> Result<RangeProof, RangeFailure> {
    // Of their final size: a list that grows leaves secrets behind in memory.
    let mut values = Zeroizing::new(Vec::with_capacity(ranges.shape().values));
    let mut hidden = Zeroizing::new(Vec::with_capacity(ranges.shape().values));
    values.extend_from_slice(numbers);
    hidden.extend_from_slice(blindings);
    for (j, _) in ranges.tops() {
        values.push(ranges.largest()[j].checked_sub(numbers[j]).ok_or(RangeFailure)?);
        hidden.push(-blindings[j]);
    }
    values.resize(ranges.shape().values, 0);
    hidden.resize(ranges.shape().values, Scalar::ZERO);
    let mut transcript = fork(context, digest);
    let (proof, _) = bulletproofs::RangeProof::prove_multiple_with_rng(
        ranges.prover(),
        ranges.pedersen(),
        transcript.merlin(),
        &values,
        &hidden,
        ranges.shape().bits,
        &mut rng,
    )
    .map_err(|_| RangeFailure)?;
    RangeProof::read(ranges.shape(), &mut Reader::new(&proof.to_bytes()), &STRICT).map_err(|_| RangeFailure)
}
