//! Possession of every coefficient of a dealing (spec 1.3).
//!
//! Statement: points C_{s,k}, s columns of t coefficients. Witness: a_{s,k} with C_{s,k} = a_{s,k}·G.
//! Schnorr's proof for each, in parallel under one challenge; two answers to different challenges give every a_{s,k}.

use ostrakon_group::multiply::VartimeMultiscalarMul;
use ostrakon_group::{GENERATOR, Point, Scalar, SecretScalar, Transcript};
use rand_core::CryptoRngCore;

/// One challenge, one response a coefficient (column by column).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Possession {
    /// e.
    pub challenge: Scalar,
    /// z_{s,k}, column by column.
    pub responses: Vec<Scalar>,
}

/// The dealer does not show that it knows its coefficients.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PossessionError {
    /// As many responses as coefficients are needed.
    #[error("{responses} responses for {coefficients} coefficients")]
    Length {
        /// Responses given.
        responses: usize,
        /// Coefficients given.
        coefficients: usize,
    },
    /// The recomputed challenge is another.
    #[error("the proof of possession is false")]
    False,
}

impl Possession {
    /// Proves; `context` holds the ceremony and the trustee, `threshold` is t.
    pub fn prove(
        context: &Transcript,
        threshold: usize,
        secrets: &[SecretScalar],
        rng: &mut impl CryptoRngCore,
    ) -> Self {
        let nonces: Vec<_> = secrets.iter().map(|_| SecretScalar::random(rng)).collect();
        let coefficients: Vec<Point> = secrets.iter().map(SecretScalar::public).collect();
        let commitments: Vec<Point> = nonces.iter().map(SecretScalar::public).collect();
        let challenge = bind(context, threshold, &coefficients, &commitments);
        let answer =
            |(nonce, secret): (&SecretScalar, &SecretScalar)| nonce.expose() + challenge * secret.expose();
        Self { challenge, responses: nonces.iter().zip(secrets).map(answer).collect() }
    }

    /// Checks the proof for coefficients in columns of `threshold`.
    pub fn verify(
        &self,
        context: &Transcript,
        threshold: usize,
        coefficients: &[Point],
    ) -> Result<(), PossessionError> {
        let (responses, count) = (self.responses.len(), coefficients.len());
        if responses != count || count == 0 || threshold == 0 || count % threshold != 0 {
            return Err(PossessionError::Length { responses, coefficients: count });
        }
        let nonce = |(z, c): (&Scalar, &Point)| {
            Point::vartime_multiscalar_mul([*z, -self.challenge], [&GENERATOR, c])
        };
        let commitments: Vec<Point> = self.responses.iter().zip(coefficients).map(nonce).collect();
        match bind(context, threshold, coefficients, &commitments) == self.challenge {
            true => Ok(()),
            false => Err(PossessionError::False),
        }
    }
}

fn bind(context: &Transcript, threshold: usize, coefficients: &[Point], commitments: &[Point]) -> Scalar {
    let mut transcript = context.clone();
    for (position, (coefficient, nonce)) in coefficients.iter().zip(commitments).enumerate() {
        transcript.absorb_int("column", (position / threshold) as u64 + 1);
        transcript.absorb_int("index", (position % threshold) as u64);
        transcript.absorb_point("coefficient", coefficient);
        transcript.absorb_point("nonce", nonce);
    }
    transcript.challenge("possession")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_core::OsRng;

    #[test]
    fn a_dealing_is_proved_and_a_rogue_one_is_not() {
        let context = Transcript::new("test");
        let secrets: Vec<_> = (0..6).map(|_| SecretScalar::random(&mut OsRng)).collect();
        let mut coefficients: Vec<Point> = secrets.iter().map(SecretScalar::public).collect();
        let proof = Possession::prove(&context, 3, &secrets, &mut OsRng);
        assert_eq!(proof.verify(&context, 3, &coefficients), Ok(()));
        // The rogue key: another's contribution taken off one's own.
        coefficients[0] -= Point::random(&mut OsRng);
        assert_eq!(proof.verify(&context, 3, &coefficients), Err(PossessionError::False));
    }

    #[test]
    fn order_context_and_degree_are_bound() {
        let context = Transcript::new("test");
        let secrets: Vec<_> = (0..6).map(|_| SecretScalar::random(&mut OsRng)).collect();
        let coefficients: Vec<Point> = secrets.iter().map(SecretScalar::public).collect();
        let proof = Possession::prove(&context, 3, &secrets, &mut OsRng);
        assert_eq!(proof.verify(&context, 2, &coefficients), Err(PossessionError::False));
        assert_eq!(proof.verify(&Transcript::new("other"), 3, &coefficients), Err(PossessionError::False));
        let mut swapped = (proof.clone(), coefficients.clone());
        swapped.0.responses.swap(0, 1);
        swapped.1.swap(0, 1);
        assert_eq!(swapped.0.verify(&context, 3, &swapped.1), Err(PossessionError::False));
        let short = PossessionError::Length { responses: 6, coefficients: 5 };
        assert_eq!(proof.verify(&context, 3, &coefficients[..5]), Err(short));
    }

    #[test]
    fn a_zero_higher_coefficient_is_proved_like_any_other() {
        let context = Transcript::new("test");
        let secrets = [SecretScalar::random(&mut OsRng), SecretScalar::new(Scalar::ZERO)];
        let coefficients: Vec<Point> = secrets.iter().map(SecretScalar::public).collect();
        let proof = Possession::prove(&context, 2, &secrets, &mut OsRng);
        assert_eq!(proof.verify(&context, 2, &coefficients), Ok(()));
    }
}
